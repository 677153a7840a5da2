import type { Indicator } from '../topics/indicator.ts';
import type { Figure } from './time-series.ts';

/** The range that most territories lie in, which differences of an indicator are measured by. */
export type Spread = { low: number; high: number };

type Compared = Pick<Figure, 'value' | 'margin'>;
type Measured = Pick<Indicator, 'polarity' | 'transform' | 'decimals'>;

/** Differences of fewer hundredths of the spread are not called one. */
export const leastLead = 5;
/** Sizes, which are compared by ratio, are not called different below this one: their spread is so wide that a part of it says nothing. */
const leastRatio = 1.05;

/**
 * Returns how far `value` is before `other` in the good direction (upwards where there is none), in hundredths of the spread; sizes are compared by
 * ratio. Zero where the two are the same to the last decimal shown.
 */
export function leadOf(value: number, other: number, indicator: Measured, { low, high }: Spread): number {
  if (!isShownApart(value, other, indicator)) return 0;
  const size = (number: number) => scaled(number, indicator);
  const width = size(high) - size(low);
  if (!(width > 0)) return 0;
  // Tenths have no exact halves: a lead of exactly five hundredths must not be one by a rounding error.
  return roundLead(((size(value) - size(other)) * directionOf(indicator) * 100) / width);
}

/**
 * Returns whether two figures differ so much that it may be told, by the one rule of all commands: by more than five hundredths of the spread, sizes by
 * more than five per cent, and by more than the margin of error of their difference where the source gives the margins of both.
 */
export function isClear(figure: Compared, other: Compared, indicator: Measured, spread: Spread): boolean {
  const isMore =
    indicator.transform === 'identity'
      ? Math.abs(leadOf(figure.value, other.value, indicator, spread)) > leastLead
      : ratioOf(figure.value, other.value) > leastRatio;
  if (!isMore) return false;
  const margin = Math.hypot(figure.margin ?? 0, other.margin ?? 0);
  return Math.abs(figure.value - other.value) > margin;
}

/**
 * Returns the range that figures are drawn over at least, in their unit: ten times the least difference that is told, so that what is about level takes
 * a tenth of it at most. Null where there is nothing to measure differences by.
 */
export function leastDrawn(
  figures: readonly { figure: Compared | null }[],
  indicator: Measured,
  spread: Spread | null,
): number | null {
  const least =
    indicator.transform === 'identity'
      ? spread && ((spread.high - spread.low) * leastLead) / 100
      : Math.max(0, ...figures.map(({ figure }) => Math.abs(figure?.value ?? 0))) * (leastRatio - 1);
  return least !== null && least > 0 ? least * 10 : null;
}

/** Returns whether two figures are not the same to the last decimal shown. */
export function isShownApart(value: number, other: number, { decimals }: Pick<Indicator, 'decimals'>): boolean {
  return Math.abs(value - other) >= 0.5 * 10 ** -decimals;
}

/** 1 where more is better or neither direction is, −1 where less is better. */
export function directionOf({ polarity }: Pick<Indicator, 'polarity'>): 1 | -1 {
  return polarity === -1 ? -1 : 1;
}

/** How many times the larger of two sizes is the smaller. */
function ratioOf(one: number, other: number): number {
  const [less, more] = [Math.min(one, other), Math.max(one, other)];
  return less > 0 ? more / less : more > 0 ? Number.POSITIVE_INFINITY : 1;
}

function scaled(value: number, { transform }: Measured): number {
  if (transform === 'identity') return value;
  return value > 0 ? Math.log10(value) : Number.NaN;
}

function roundLead(lead: number): number {
  return Number.isNaN(lead) ? 0 : Math.round(lead * 1e9) / 1e9;
}

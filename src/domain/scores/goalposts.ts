import { quantile } from '../figures/quantile.ts';
import type { Goalposts } from './normalise.ts';

/** The quantiles that goalposts are read at: extremes do not set the scale. */
const lowShare = 0.025;
const highShare = 0.975;
/** A goalpost is rounded to a readable step of at most one twentieth of the distance between the goalposts. */
const steps = 20;
/** The fewest values from which goalposts are computed. */
const fewestValues = 5;
const readableSteps = [1, 2, 5, 10];

/**
 * Goalposts of an indicator from all values of the reference years: the pooled 2.5 % and 97.5 % quantiles (type 7), rounded to a readable number.
 * Null of fewer than five values; both the same where nearly all values are.
 */
export function goalpostsOf(values: readonly number[]): Goalposts | null {
  if (values.length < fewestValues) return null;
  const low = quantile(values, lowShare);
  const high = quantile(values, highShare);
  if (low === high) return { low, high };
  const step = readableStep((high - low) / steps);
  return { low: roundTo(low, step), high: roundTo(high, step) };
}

/** The largest of 1, 2, 5 times a power of ten that is not above `most`. */
function readableStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = readableSteps.findLast((each) => each * power <= most * (1 + 1e-9)) ?? 1;
  return factor * power;
}

/** Without the digits that floating point adds: 0.30000000000000004 is 0.3. */
function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}

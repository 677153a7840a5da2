import { doubtOf } from './reliability.ts';
import { type Figure, figureBefore, figuresOf, type TimeSeries } from './time-series.ts';

/** A change since an earlier figure, or why there is none to tell. */
export type Change =
  /** `isUnsure`: one of the two is of low reliability. */
  | { type: 'known'; before: Figure; difference: number; isUnsure: boolean }
  /** The series breaks between the two: what was measured is not the same. */
  | { type: 'broken'; before: Figure; years: number[] }
  /** One of the two, or of those between, came without its flags, so nobody here knows whether the series breaks. */
  | { type: 'unknown'; before: Figure };

/** A change is told against the figure before, if that is at most so old. */
const changeYears = 3;

/** Returns how a figure changed since `first`, else since the figure before it; null where there is none. */
export function changeOf(series: TimeSeries, figure: Figure, first: Figure | null): Change | null {
  const before = first ?? figureBefore(series, figure, changeYears);
  if (!before) return null;
  const years = breaksBetween(series, before.year, figure.year);
  if (years.length > 0) return { type: 'broken', before, years };
  if (!areFlagsKnown(series, before.year, figure.year)) return { type: 'unknown', before };
  const isUnsure = [before, figure].some((each) => doubtOf(each) === 'flag');
  return { type: 'known', before, difference: figure.value - before.value, isUnsure };
}

function areFlagsKnown(series: TimeSeries, from: number, to: number): boolean {
  return figuresOf(series).every(({ year, flagsKnown }) => flagsKnown || year < from || year > to);
}

/** The years after `from` up to `to` at which the series begins anew. */
export function breaksBetween({ years, flags }: Pick<TimeSeries, 'years' | 'flags'>, from: number, to: number) {
  return years.filter((year, index) => year > from && year <= to && flags[index]?.includes('b'));
}

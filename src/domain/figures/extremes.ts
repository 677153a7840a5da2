import { breaksBetween } from './change.ts';
import { roundForRank } from './rank.ts';
import { type Figure, figuresOf, type TimeSeries } from './time-series.ts';

/** The highest and lowest figures of a series, each of every year that has it, in order of years, and the years in which the series breaks. */
export type Extremes = { highest: Figure[]; lowest: Figure[]; first: number; last: number; breaks: number[] };

/** Finds where a series was highest and lowest; null where all its figures are the same, or it has one. */
export function extremesOf(series: TimeSeries): Extremes | null {
  const figures = figuresOf(series);
  const values = figures.map(({ value }) => roundForRank(value));
  const [high, low] = [Math.max(...values), Math.min(...values)];
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last || high === low) return null;
  const having = (value: number) => figures.filter((figure) => roundForRank(figure.value) === value);
  return {
    highest: having(high),
    lowest: having(low),
    first: first.year,
    last: last.year,
    // In its first year nothing lies on the other side of a break.
    breaks: breaksBetween(series, first.year, last.year),
  };
}

import { figureIn, type TimeSeries } from '#src/domain/figures/time-series.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** A year of a series as pictures take it; null where the value is not published. */
export type SeriesPoint = { year: number; value: number | null; flags?: string; isDoubtful?: boolean };

/** The years of a series, for a picture. */
export function pointsOf(series: TimeSeries, indicator: Indicator, words: FigureFormatter): SeriesPoint[] {
  return series.years.map((year, index) => {
    const known = figureIn(series, year);
    const flags = series.flags[index];
    return known ? words.drawn(known, indicator) : { year, value: null, ...(flags && { flags }) };
  });
}

/** How many times as large as the other one series is where one plot still shows both. */
const mostApart = 3;

/**
 * Sizes that one plot cannot show together, such as the people of a region and of its country, as indices: 100 in the first year that all of them
 * have. Null where one scale serves, or no year is common to all.
 */
export function indexTogether(
  indicator: Indicator,
  all: readonly SeriesPoint[][],
): { year: number; series: SeriesPoint[][] } | null {
  const lasts = all.flatMap((points) => points.findLast(({ value }) => value !== null)?.value ?? []);
  const [least, most] = [Math.min(...lasts), Math.max(...lasts)];
  if (indicator.transform === 'identity' || least <= 0 || most / least <= mostApart) return null;
  const valueIn = (points: readonly SeriesPoint[], year: number) => points.find((each) => each.year === year)?.value;
  const year = all[0]?.find((each) => all.every((points) => (valueIn(points, each.year) ?? 0) > 0))?.year;
  if (year === undefined) return null;
  return {
    year,
    series: all.map((points) => {
      const base = valueIn(points, year) ?? 1;
      return points
        .filter((each) => each.year >= year)
        .map((each) => ({ ...each, value: each.value === null ? null : (100 * each.value) / base }));
    }),
  };
}

import type { Observation, Origin } from './observation.ts';

/** All figures of one indicator for one territory, years rising; the lists are equally long. See Observation for what they hold. */
export type TimeSeries = {
  indicator: string;
  territory: string;
  years: readonly number[];
  values: readonly (number | null)[];
  flags: readonly string[];
  flagsKnown: readonly boolean[];
  /** Absent where no figure has one. */
  margins?: readonly (number | null)[] | null;
  /** Absent where all are from the indicator's own source and table. */
  origins?: readonly (Origin | null)[] | null;
  retrieved: readonly string[];
};

/** An observation that has a value. */
export type Figure = Observation & { value: number };

/** What the source has for a year: a value, a row without one, or nothing. */
export type Presence = 'published' | 'suppressed' | 'absent';

/** The figure of a year. */
export function figureIn(series: TimeSeries | undefined, year: number): Figure | null {
  return series ? figureAt(series, series.years.indexOf(year)) : null;
}

/** The newest figure. */
export function latestFigure(series: TimeSeries | undefined): Figure | null {
  if (!series) return null;
  for (let index = series.years.length - 1; index >= 0; index -= 1) {
    const figure = figureAt(series, index);
    if (figure) return figure;
  }
  return null;
}

/** The newest year the source has a row for, with or without a value. */
export function latestYear(series: TimeSeries | undefined): number | null {
  return series?.years.at(-1) ?? null;
}

/** The flags of the newest row: where it has no value, they tell why. */
export function latestFlags(series: TimeSeries | undefined): string {
  return series?.flags.at(-1) ?? '';
}

export function presenceIn(series: TimeSeries | undefined, year: number): Presence {
  const index = series ? series.years.indexOf(year) : -1;
  if (!series || index < 0) return 'absent';
  return series.values[index] === null ? 'suppressed' : 'published';
}

/** The last figure before `figure`, at most `mostYears` older. */
export function figureBefore(series: TimeSeries, figure: Figure, mostYears: number): Figure | null {
  for (let index = series.years.indexOf(figure.year) - 1; index >= 0; index -= 1) {
    if (figure.year - (series.years[index] as number) > mostYears) return null;
    const earlier = figureAt(series, index);
    if (earlier) return earlier;
  }
  return null;
}

function figureAt(series: TimeSeries, index: number): Figure | null {
  const value = series.values[index];
  if (value === undefined || value === null) return null;
  const margin = series.margins?.[index] ?? null;
  const origin = series.origins?.[index] ?? null;
  return {
    indicator: series.indicator,
    territory: series.territory,
    year: series.years[index] as number,
    value,
    flags: series.flags[index] as string,
    flagsKnown: series.flagsKnown[index] as boolean,
    ...(margin !== null && { margin }),
    ...(origin !== null && { origin }),
    retrieved: series.retrieved[index] as string,
  };
}

/** The figures of a series, in all its years or in those named, in their order. */
export function figuresOf(series: TimeSeries, years: readonly number[] = series.years): Figure[] {
  return years.flatMap((year) => figureIn(series, year) ?? []);
}

import { type Figure, figureIn, latestFigure, type TimeSeries } from './time-series.ts';

/** Which part of a series is asked for: a year, from or to a year, or so many years up to the newest figure. */
export type Span = { year: number | null; since: number | null; until: number | null; years: number | null };

/** A part of a series, and the figures at its ends. */
export type SpannedSeries = { series: TimeSeries; figure: Figure; first: Figure | null };

/** The part asked for; null where it has no figure. A single year keeps the series around it. */
export function spanSeries(series: TimeSeries, span: Span): SpannedSeries | null {
  if (span.year !== null) {
    const figure = figureIn(series, span.year);
    return figure ? { series, figure, first: null } : null;
  }
  const newest = latestFigure(series);
  if (!newest) return null;
  const since = span.since ?? (span.years === null ? null : newest.year - span.years);
  const part = cut(series, since, span.until);
  const figure = latestFigure(part);
  const first = part.years.map((year) => figureIn(part, year)).find((each) => each !== null) ?? null;
  const isSpan = since !== null || span.until !== null;
  return figure ? { series: part, figure, first: isSpan && first?.year !== figure.year ? first : null } : null;
}

/** The first and last year with a figure; null without any. */
export function extentOf(series: TimeSeries | undefined): { first: number; last: number } | null {
  const years = series?.years.filter((_, index) => series.values[index] !== null) ?? [];
  const [first, last] = [years[0], years.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}

/** The first and last year in which any of them has a figure; null without any. */
export function extentOfAll(all: readonly (TimeSeries | undefined)[]): { first: number; last: number } | null {
  const extents = all.flatMap((series) => extentOf(series) ?? []);
  if (extents.length === 0) return null;
  return {
    first: Math.min(...extents.map(({ first }) => first)),
    last: Math.max(...extents.map(({ last }) => last)),
  };
}

/** "1990–2022"; a single year once. */
export function spanOfYears(first: number, last: number): string {
  return first === last ? String(first) : `${first}–${last}`;
}

function cut(series: TimeSeries, since: number | null, until: number | null): TimeSeries {
  const kept = series.years.flatMap((year, index) =>
    year >= (since ?? year) && year <= (until ?? year) ? [index] : [],
  );
  const pick = <Item>(items: readonly Item[]) => kept.map((index) => items[index] as Item);
  return {
    ...series,
    years: pick(series.years),
    values: pick(series.values),
    flags: pick(series.flags),
    flagsKnown: pick(series.flagsKnown),
    ...(series.margins && { margins: pick(series.margins) }),
    ...(series.origins && { origins: pick(series.origins) }),
    retrieved: pick(series.retrieved),
  };
}

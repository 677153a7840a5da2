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

/** Says whether a year lies from the first to the last year asked for, where they are named. */
export const isInSpan = ({ since, until }: Pick<Span, 'since' | 'until'>, year: number): boolean =>
  year >= (since ?? year) && year <= (until ?? year);

/** The years with a figure. */
export function yearsOf(series: TimeSeries | undefined): number[] {
  return series?.years.filter((_, index) => series.values[index] !== null) ?? [];
}

/** The years in which any of them has a figure, in order. */
export function yearsOfAll(all: readonly (TimeSeries | undefined)[]): number[] {
  return [...new Set(all.flatMap(yearsOf))].sort((left, right) => left - right);
}

/** "2000–2012", "2015": years in order, those without a gap in one. No year that is not among them lies in a span. */
export function spansOf(years: readonly number[]): string[] {
  const spans: [number, number][] = [];
  for (const year of years) {
    const last = spans.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`));
}

/** The years of a series from one to another. */
export function cut(series: TimeSeries, since: number | null, until: number | null): TimeSeries {
  const kept = series.years.flatMap((year, index) => (isInSpan({ since, until }, year) ? [index] : []));
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

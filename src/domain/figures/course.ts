import type { Indicator } from '../topics/indicator.ts';
import { type Change, changeOf } from './change.ts';
import { type Holder, holderOf, wholeOnly } from './holder.ts';
import type { IndicatorData } from './indicator-data.ts';
import type { MissingFigure } from './missing.ts';
import { cut, type Span, yearsOf } from './span.ts';
import { type Figure, figureIn, figuresOf, latestFigure, type TimeSeries } from './time-series.ts';

/** One region over a span of years. */
export type Course = {
  territory: string;
  isWholeCountry: boolean;
  /** The years of the span; null where the region has no figure in them. */
  series: TimeSeries | null;
  first: Figure | null;
  last: Figure | null;
  /** From `first` to `last`; null where there are no two. */
  change: Change | null;
  /** Why there is no figure in the span. */
  missing: MissingFigure | null;
};

/** One indicator over a span of years, for several regions. `years` are the ends that all with figures share; null where they share no two. */
export type ComparedCourse = { indicator: Indicator; years: [number, number] | null; courses: Course[] };

/** Compares several territories over a span: from the first to the last year that all of them have, else each from its own first to its own last. */
export function compareCourses(data: IndicatorData, territories: readonly Holder[], span: Span): ComparedCourse {
  const all = territories.map((territory) => {
    const holder = holderOf(data, territory, null);
    const whole = data.series.get(holder.code);
    const out = wholeOnly(data.indicator, latestFigure(whole), territory.isPart);
    const newest = latestFigure(whole);
    const since = span.since ?? (span.years === null || !newest ? null : newest.year - span.years);
    const series = whole && !out ? cut(whole, since, span.until) : null;
    const isWholeCountry = territory.isWholeCountry ?? territory.level === 0;
    return { code: holder.code, isWholeCountry, series, out, held: yearsOf(whole) };
  });
  const known = all.flatMap(({ series }) => (series && latestFigure(series) ? [series] : []));
  const shared = (known[0] ? figuresOf(known[0]) : [])
    .map(({ year }) => year)
    .filter((year) => known.every((series) => figureIn(series, year)));
  const [begin, end] = [shared[0], shared.at(-1)];
  const years: [number, number] | null = begin !== undefined && end !== undefined && begin < end ? [begin, end] : null;
  return {
    indicator: data.indicator,
    years,
    courses: all.map(({ code, isWholeCountry, series, out, held }): Course => {
      const last = series && (years ? figureIn(series, years[1]) : latestFigure(series));
      const first = series && (years ? figureIn(series, years[0]) : (figuresOf(series)[0] ?? null));
      const isTwo = series && first && last && first.year < last.year;
      return {
        territory: code,
        isWholeCountry,
        series: last ? series : null,
        first: isTwo ? first : null,
        last: last ?? null,
        change: isTwo ? changeOf(series, last, first) : null,
        missing: last
          ? null
          : (out ?? (held.length > 0 ? { type: 'other-years', years: held } : data.missing(code, null))),
      };
    }),
  };
}

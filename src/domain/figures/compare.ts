import type { Territory } from '../regions/territory.ts';
import type { Indicator } from '../topics/indicator.ts';
import { isOutcome } from './headline.ts';
import type { Distribution, IndicatorData } from './indicator-data.ts';
import {
  type Figure,
  figureIn,
  latestFigure,
  latestFlags,
  latestYear,
  presenceIn,
  type TimeSeries,
} from './time-series.ts';

/** One area's part in a row of a comparison. */
export type ComparedFigure = {
  area: string;
  figure: Figure | null;
  /** Why there is none: the source publishes rows without a value, or nothing at all. */
  missing: 'suppressed' | 'absent' | null;
  /** The flags of the newest row, which tell why a value is suppressed. */
  latestFlags: string;
  /** A newer year that the source has a row for, but no value. */
  suppressedSince: number | null;
  /** The country as a whole, in the figure's year; null for a country itself. */
  country: Figure | null;
  /** Without a country figure: the median of the country's regions that year. */
  countryMedian: number | null;
  /** Where the areas of the same level stand in the figure's year. */
  standing: Distribution | null;
  rank: number | null;
};

/** What may be said of who is ahead. `gap` ≥ 0, in the indicator's unit. */
export type Verdict =
  /** `leader` before `next`, positions in `figures`. */
  | { type: 'ahead'; leader: number; next: number; gap: number }
  /** Too small a difference to speak of. */
  | { type: 'level'; leader: number; next: number; gap: number }
  /** A flag on one of the two takes the ground from calling it better. */
  | { type: 'uncertain'; leader: number; next: number; gap: number }
  /** Not an outcome: who has the most. */
  | { type: 'higher'; leader: number; next: number; gap: number }
  | { type: 'none'; why: 'missing' | 'years' };

export type ComparedRow = {
  indicator: Indicator;
  /** The year of all figures; null where each is of its own year. */
  year: number | null;
  figures: ComparedFigure[];
  verdict: Verdict;
};

/** A common year older than this, seen from the newest figure, says less than each area's own latest. */
const oldestCommonYears = 5;
/** Differences below this share of the spread over all regions are not called one. */
const nearlyLevel = 0.05;
/** Low reliability, not significant. */
const doubtfulFlags = /[un]/;

/** One indicator for several areas: in the year asked for, else in the latest year all have that have any, else each in its own latest. */
export function compareTerritories(
  sheet: IndicatorData,
  areas: readonly Pick<Territory, 'code' | 'level' | 'country'>[],
  asked: number | null = null,
): ComparedRow {
  const series = areas.map(({ code }) => sheet.series.get(code));
  const year = asked ?? commonYear(series);
  const figures = areas.map(({ code, level, country }, index): ComparedFigure => {
    const own = series[index];
    const figure = year === null ? latestFigure(own) : figureIn(own, year);
    const newest = latestYear(own);
    const standing = figure ? sheet.standing(figure.year, level) : null;
    const whole = figure && level > 0 ? figureIn(sheet.series.get(country), figure.year) : null;
    return {
      area: code,
      figure,
      missing: figure ? null : own && newest !== null && isRow(own, asked) ? 'suppressed' : 'absent',
      latestFlags: latestFlags(own),
      suppressedSince:
        asked === null && figure && newest !== null && presenceIn(own, newest) === 'suppressed' ? newest : null,
      country: whole,
      countryMedian: figure && level > 0 && !whole ? sheet.countryMedian(figure.year, country) : null,
      standing,
      rank: standing?.ranks?.get(code) ?? null,
    };
  });
  return { indicator: sheet.indicator, year, figures, verdict: judge(sheet.indicator, year, figures) };
}

/** Whether the source has a row for the year asked for, or for any. */
function isRow(series: TimeSeries, asked: number | null): boolean {
  return asked === null || presenceIn(series, asked) === 'suppressed';
}

/** The latest year in which every series that has any value has one; null where there is none recent enough. */
function commonYear(series: readonly (TimeSeries | undefined)[]): number | null {
  const latest = series.map(latestFigure);
  const known = series.filter((_, index) => latest[index] !== null) as TimeSeries[];
  const newest = Math.max(...latest.map((figure) => figure?.year ?? Number.NEGATIVE_INFINITY));
  for (let year = newest; year >= newest - oldestCommonYears; year -= 1)
    if (known.every((each) => presenceIn(each, year) === 'published')) return known.length > 0 ? year : null;
  return null;
}

function judge(indicator: Indicator, year: number | null, figures: readonly ComparedFigure[]): Verdict {
  const direction = indicator.polarity === -1 ? -1 : 1;
  const order = figures
    .map(({ figure }, index) => ({ figure, index }))
    .filter((entry): entry is { figure: Figure; index: number } => entry.figure !== null)
    .sort((left, right) => (right.figure.value - left.figure.value) * direction || left.index - right.index);
  const [first, second] = order;
  if (!first || !second) return { type: 'none', why: 'missing' };
  if (year === null) return { type: 'none', why: 'years' };
  const gap = Math.abs(first.figure.value - second.figure.value);
  const places = { leader: first.index, next: second.index, gap };
  const standing = figures[first.index]?.standing;
  const spread = standing ? standing.high - standing.low : 0;
  if (gap <= spread * nearlyLevel || gap < 0.5 * 10 ** -indicator.decimals) return { type: 'level', ...places };
  if (!isOutcome(indicator)) return { type: 'higher', ...places };
  return { type: isDoubtful(first.figure) || isDoubtful(second.figure) ? 'uncertain' : 'ahead', ...places };
}

/** Whether the figure's flags forbid calling a difference better or worse. */
export function isDoubtful({ flags }: Figure): boolean {
  return doubtfulFlags.test(flags);
}

/** The same measure for people born in the country and abroad. */
export type BirthGap = { native: ComparedRow; foreign: ComparedRow };

/** Pairs of rows of one family, age band and year: the gap by birth is worth more with both levels beside it. */
export function pairByBirth(rows: readonly ComparedRow[]): BirthGap[] {
  return rows.flatMap((native) => {
    if (native.indicator.populationGroup !== 'native-born' || native.indicator.family === null) return [];
    const foreign = rows.find(
      ({ indicator, year }) =>
        indicator.populationGroup === 'foreign-born' &&
        indicator.family === native.indicator.family &&
        indicator.ageBand === native.indicator.ageBand &&
        year !== null &&
        year === native.year,
    );
    return foreign ? [{ native, foreign }] : [];
  });
}

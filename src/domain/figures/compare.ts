import type { Indicator } from '../topics/indicator.ts';
import type { Spread } from './difference.ts';
import { type Holder, holderOf, wholeOnly } from './holder.ts';
import type { Distribution, IndicatorData } from './indicator-data.ts';
import type { MissingFigure } from './missing.ts';
import {
  type Figure,
  figureIn,
  latestFigure,
  latestFlags,
  latestYear,
  presenceIn,
  type TimeSeries,
} from './time-series.ts';
import { judge, type Verdict } from './verdict.ts';

/** One territory's part in a row of a comparison. */
export type ComparedFigure = {
  /** The code of what the figure is of: of a country that is one region this may be the country. */
  territory: string;
  level: Holder['level'];
  isWholeCountry: boolean;
  figure: Figure | null;
  /** Why there is none. */
  missing: MissingFigure | null;
  /** The flags of the newest row, which tell why a value is suppressed. */
  latestFlags: string;
  /** A newer year that the source has a row for, but no value. */
  suppressedSince: number | null;
  /** The country as a whole, in the figure's year; where only countries have one, in the year asked for, or its newest; null for a country itself. */
  country: Figure | null;
  /** Where the territories of the same level stand in the figure's year. */
  standing: Distribution | null;
  rank: number | null;
};

export type ComparedRow = {
  indicator: Indicator;
  /** The year of all figures; null where each is of its own year. */
  year: number | null;
  figures: ComparedFigure[];
  /** The range that differences are measured by; null where the years differ or too few have a figure. */
  spread: Spread | null;
  verdict: Verdict;
};

/** A common year older than this, seen from the newest figure, says less than each territory's own latest. */
const oldestCommonYears = 5;

/** One indicator for several territories: in the year asked for, else in the latest year all have that have any, else each in its own latest. */
export function compareTerritories(
  data: IndicatorData,
  territories: readonly Holder[],
  asked: number | null = null,
): ComparedRow {
  const isAmongCountries = areCountries(territories);
  const holders = territories.map((each) => holderOf(data, each, asked, isAmongCountries));
  const series = holders.map(({ code }) => data.series.get(code));
  const year = asked ?? commonYear(series);
  const figures = holders.map(
    ({ code, level, country, isWholeCountry = level === 0, isPart }, index): ComparedFigure => {
      const own = series[index];
      const found = year === null ? latestFigure(own) : figureIn(own, year);
      const whole = wholeOnly(data.indicator, found, isPart);
      const figure = whole ? null : found;
      const newest = latestYear(own);
      const standing = figure ? data.standing(figure.year, level) : null;
      const missing = figure ? null : (whole ?? data.missing(code, year));
      return {
        territory: code,
        level,
        isWholeCountry,
        figure,
        missing,
        latestFlags: latestFlags(own),
        suppressedSince:
          asked === null && figure && newest !== null && presenceIn(own, newest) === 'suppressed' ? newest : null,
        country: !isWholeCountry ? countryFigure(data.series.get(country), found, missing, asked) : null,
        standing,
        rank: standing?.ranks?.get(code) ?? null,
      };
    },
  );
  const contenders = figures.map(({ figure }, index) => ({ figure, country: territories[index]?.country ?? '' }));
  const spread = year === null ? null : data.spread(year);
  return {
    indicator: data.indicator,
    year,
    figures,
    spread,
    verdict: judge(data.indicator, contenders, spread, year !== null),
  };
}

/** Returns whether all that is compared are countries, also those that are one region. */
export function areCountries(territories: readonly Holder[]): boolean {
  return territories.every(({ level, isWholeCountry }) => level === 0 || isWholeCountry);
}

/** Returns whether all that is compared are regions, countries, or countries that are one region each. */
export function kindOf(territories: readonly Holder[]): 'regions' | 'countries' | 'both' {
  if (!areCountries(territories)) return 'regions';
  return territories.every(({ level }) => level !== 0) ? 'both' : 'countries';
}

function countryFigure(
  whole: TimeSeries | undefined,
  figure: Figure | null,
  missing: MissingFigure | null,
  asked: number | null,
): Figure | null {
  if (figure) return figureIn(whole, figure.year);
  const isOfCountries = missing?.type === 'countries-only' || missing?.type === 'only-countries-held';
  if (!isOfCountries) return null;
  return (asked === null ? null : figureIn(whole, asked)) ?? latestFigure(whole);
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

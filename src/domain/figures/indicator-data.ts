import type { Territory } from '../regions/territory.ts';
import type { Indicator } from '../topics/indicator.ts';
import { findMissing, type MissingFigure, type UnreadArea } from './missing.ts';
import { ascending, quantileOfSorted } from './quantile.ts';
import { rankValues } from './rank.ts';
import { figureIn, type TimeSeries } from './time-series.ts';

type Level = Territory['level'];

/** Where the areas of one level stand in one year. */
export type Distribution = {
  year: number;
  /** Areas with a value. */
  count: number;
  /** Their values, rising. */
  values: readonly number[];
  /** Rank by area, best first (highest first where neither direction is better); null below five areas. */
  ranks: ReadonlyMap<string, number> | null;
  median: number;
  /** From the 2.5 % to the 97.5 % quantile. */
  low: number;
  high: number;
};

/** Everything known of one indicator, with what is worked out of it kept. */
export type IndicatorData = {
  indicator: Indicator;
  series: ReadonlyMap<string, TimeSeries>;
  standing(year: number, level: Level): Distribution;
  /** The median of a country's NUTS 2 regions, in place of a country figure; null where fewer than three have data. */
  countryMedian(year: number, country: string): number | null;
  /** The newest year in which nearly as many areas have a value as in the fullest of recent years; null without any. */
  rankingYear(level: Level): number | null;
  /** Why an area has no figure for a year, or for any (null); null where it has one. */
  missing(area: string, year: number | null): MissingFigure | null;
  /** The newest value of each area of a level, none more than ten years behind the newest of all. */
  latestValues(level: Level): ReadonlyMap<string, number>;
};

/** A year counts as complete from this share of the fullest recent year's areas. */
const nearlyAll = 0.8;
const recentYears = 6;
const oldestYears = 10;
const fewestForCountry = 3;

export function createIndicatorData(
  indicator: Indicator,
  list: Iterable<TimeSeries>,
  areas: ReadonlyMap<string, Territory>,
  unread: readonly UnreadArea[] = [],
): IndicatorData {
  const series = new Map([...list].map((each) => [each.area, each]));
  const ofLevel = Map.groupBy(series.values(), ({ area }) => areas.get(area)?.level ?? -1);
  const standings = new Map<string, Distribution>();
  const rankingYears = new Map<Level, number | null>();
  const latest = new Map<Level, Map<string, number>>();
  const countryMedians = new Map<string, number | null>();

  function valuesIn(year: number, level: Level): [string, number][] {
    return (ofLevel.get(level) ?? []).flatMap((each) => {
      const figure = figureIn(each, year);
      return figure ? [[each.area, figure.value] as [string, number]] : [];
    });
  }

  function computeDistribution(year: number, level: Level): Distribution {
    const values = valuesIn(year, level);
    const sorted = values.map(([, value]) => value).sort(ascending);
    return {
      year,
      count: values.length,
      values: sorted,
      ranks: rankValues(values, indicator.polarity === -1 ? -1 : 1),
      median: quantileOfSorted(sorted, 0.5),
      low: quantileOfSorted(sorted, 0.025),
      high: quantileOfSorted(sorted, 0.975),
    };
  }

  function findCountryMedian(year: number, country: string): number | null {
    const values = valuesIn(year, 2)
      .filter(([area]) => areas.get(area)?.country === country)
      .map(([, value]) => value)
      .sort(ascending);
    return values.length >= fewestForCountry ? quantileOfSorted(values, 0.5) : null;
  }

  function findRankingYear(level: Level): number | null {
    const counts = new Map<number, number>();
    for (const { years, values } of ofLevel.get(level) ?? [])
      years.forEach((year, index) => {
        if (values[index] !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
      });
    const recent = [...counts].sort(([left], [right]) => right - left).slice(0, recentYears);
    const most = Math.max(0, ...recent.map(([, count]) => count));
    return recent.find(([, count]) => count >= most * nearlyAll)?.[0] ?? null;
  }

  function findLatestValues(level: Level): Map<string, number> {
    const list = ofLevel.get(level) ?? [];
    const oldest = Math.max(...list.map(({ years }) => years.at(-1) ?? 0)) - oldestYears;
    const found = new Map<string, number>();
    for (const { area, years, values } of list)
      for (let index = years.length - 1; index >= 0 && (years[index] as number) >= oldest; index -= 1) {
        const value = values[index];
        if (value === null || value === undefined) continue;
        found.set(area, value);
        break;
      }
    return found;
  }

  return {
    indicator,
    series,
    standing: (year, level) => remember(standings, `${year} ${level}`, () => computeDistribution(year, level)),
    countryMedian: (year, country) =>
      remember(countryMedians, `${year} ${country}`, () => findCountryMedian(year, country)),
    rankingYear: (level) => remember(rankingYears, level, () => findRankingYear(level)),
    missing: (area, year) => findMissing({ indicator, series, unread }, area, year),
    latestValues: (level) => remember(latest, level, () => findLatestValues(level)),
  };
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, compute: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = compute();
  map.set(key, value);
  return value;
}

import type { Territory } from '../regions/territory.ts';
import type { Indicator } from '../topics/indicator.ts';
import { directionOf, type Spread } from './difference.ts';
import { findMissing, type MissingFigure, type UnreadTerritory } from './missing.ts';
import { ascending, quantileOfSorted } from './quantile.ts';
import { fewestRanked, rankValues } from './rank.ts';
import { findRankingYear, type RankingYear } from './ranking-year.ts';
import { isDoubtful } from './reliability.ts';
import { type Figure, figureIn, type TimeSeries } from './time-series.ts';

type Level = Territory['level'];

/** Where the territories of one level stand in one year. */
export type Distribution = {
  year: number;
  /** Territories with a value. */
  count: number;
  /** Territories of the level without one: ranks are among the others. */
  without: number;
  /** Their values, rising. */
  values: readonly number[];
  /** Those of them that may rest on too few answers. */
  doubtful: readonly number[];
  /** Rank by territory, best first (highest first where neither direction is better); null below five territories. */
  ranks: ReadonlyMap<string, number> | null;
  median: number;
  /** From the 2.5 % to the 97.5 % quantile. */
  low: number;
  high: number;
};

/** The median of those of a country's NUTS 2 regions that have data: `count` of `total`. */
export type RegionsMedian = { value: number; count: number; total: number };

/** Everything known of one indicator, with what is worked out of it kept. */
export type IndicatorData = {
  indicator: Indicator;
  series: ReadonlyMap<string, TimeSeries>;
  standing(year: number, level: Level): Distribution;
  /** What differences in a year are measured by: the spread over NUTS 2 regions, or over countries; null where fewer than five have data. */
  spread(year: number): Spread | null;
  /** The median of a country's NUTS 2 regions; null where fewer than three have data. */
  regionsMedian(year: number, country: string): RegionsMedian | null;
  /** The year that a ranking of a level uses; null without any value. */
  rankingYear(level: Level): RankingYear | null;
  /** Why a territory has no figure for a year, or for any (null); null where it has one. */
  missing(territory: string, year: number | null): MissingFigure | null;
  /** The newest value of each territory of a level, none more than ten years behind the newest of all. */
  latestValues(level: Level): ReadonlyMap<string, number>;
};

const oldestYears = 10;
const fewestForCountry = 3;

export function createIndicatorData(
  indicator: Indicator,
  list: Iterable<TimeSeries>,
  territories: ReadonlyMap<string, Territory>,
  unread: readonly UnreadTerritory[] = [],
): IndicatorData {
  const series = new Map([...list].map((each) => [each.territory, each]));
  const ofLevel = Map.groupBy(series.values(), ({ territory }) => territories.get(territory)?.level ?? -1);
  const countOf = new Map(
    [...Map.groupBy(territories.values(), ({ level }) => level)].map(([level, list]) => [level, list.length]),
  );
  const standings = new Map<string, Distribution>();
  const rankingYears = new Map<Level, RankingYear | null>();
  const latest = new Map<Level, Map<string, number>>();
  const medians = new Map<string, RegionsMedian | null>();

  function figuresIn(year: number, level: Level): Figure[] {
    return (ofLevel.get(level) ?? []).flatMap((each) => figureIn(each, year) ?? []);
  }

  function computeDistribution(year: number, level: Level): Distribution {
    const figures = figuresIn(year, level);
    const sorted = figures.map(({ value }) => value).sort(ascending);
    return {
      year,
      count: figures.length,
      without: (countOf.get(level) ?? 0) - figures.length,
      values: sorted,
      doubtful: figures.filter((figure) => isDoubtful(figure, indicator)).map(({ value }) => value),
      ranks: rankValues(
        figures.map(({ territory, value }) => [territory, value] as const),
        directionOf(indicator),
      ),
      median: quantileOfSorted(sorted, 0.5),
      low: quantileOfSorted(sorted, 0.025),
      high: quantileOfSorted(sorted, 0.975),
    };
  }

  function findSpread(year: number): Spread | null {
    const found = ([2, 0] as const).map((level) => standing(year, level)).find(({ count }) => count >= fewestRanked);
    return found ? { low: found.low, high: found.high } : null;
  }

  function findRegionsMedian(year: number, country: string): RegionsMedian | null {
    const values = figuresIn(year, 2)
      .filter(({ territory }) => territories.get(territory)?.country === country)
      .map(({ value }) => value)
      .sort(ascending);
    const total = [...territories.values()].filter(
      (territory) => territory.level === 2 && territory.country === country,
    ).length;
    return values.length >= fewestForCountry
      ? { value: quantileOfSorted(values, 0.5), count: values.length, total }
      : null;
  }

  function findLatestValues(level: Level): Map<string, number> {
    const list = ofLevel.get(level) ?? [];
    const oldest = Math.max(...list.map(({ years }) => years.at(-1) ?? 0)) - oldestYears;
    const found = new Map<string, number>();
    for (const { territory, years, values } of list)
      for (let index = years.length - 1; index >= 0 && (years[index] as number) >= oldest; index -= 1) {
        const value = values[index];
        if (value === null || value === undefined) continue;
        found.set(territory, value);
        break;
      }
    return found;
  }

  function standing(year: number, level: Level): Distribution {
    return remember(standings, `${year} ${level}`, () => computeDistribution(year, level));
  }

  return {
    indicator,
    series,
    standing,
    spread: findSpread,
    regionsMedian: (year, country) => remember(medians, `${year} ${country}`, () => findRegionsMedian(year, country)),
    rankingYear: (level) => remember(rankingYears, level, () => findRankingYear(ofLevel.get(level) ?? [])),
    missing: (territory, year) => findMissing({ indicator, series, unread }, territory, year),
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

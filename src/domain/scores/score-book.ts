import type { Territory } from '../regions/territory.ts';
import type { ScoreSpan } from './scenarios.ts';

/** Goalposts of one indicator, as they were read once and stay for this version of the method. */
export type IndicatorGoalposts = {
  indicator: string;
  low: number;
  high: number;
  /** The reference years, and how many values they held. */
  firstYear: number;
  lastYear: number;
  count: number;
};

/** A region's score of one area and year. */
export type RegionScore = ScoreSpan & {
  /** How much of the weight of the area's measures is known of the region, 0–1. */
  coverage: number;
};

/** The scores of one policy area (or `wholeIndex`) and year, among territories of one level. */
export type ScoreSet = {
  area: string;
  year: number;
  level: Territory['level'];
  /** The indicators it rests on, all of them of this year. */
  indicators: readonly string[];
  /** Indicators for each of the area's measures that too few have figures of in this year. */
  missing: readonly string[];
  /** By territory; only those that have a score. */
  scores: ReadonlyMap<string, RegionScore>;
};

/** All scores of one state of the figures. */
export type ScoreBook = {
  method: string;
  /** The state of the figures they were computed from. */
  figures: string;
  goalposts: ReadonlyMap<string, IndicatorGoalposts>;
  sets: readonly ScoreSet[];
};

/** The set of an area for the year asked for, else the newest, else null. */
export function findSet(
  { sets }: Pick<ScoreBook, 'sets'>,
  { area, level, year }: { area: string; level: number; year?: number | null },
): ScoreSet | null {
  return (
    sets.findLast(
      (set) => set.area === area && set.level === level && (year === undefined || year === null || set.year === year),
    ) ?? null
  );
}

/** A score so many years older than the newest of other regions says nothing of today. */
export const oldestShown = 5;

/** The year of the newest scores beside which a set is too old to be shown; null where it is not. */
export function newerElsewhere(book: Pick<ScoreBook, 'sets'>, { area, level, year }: ScoreSet): number | null {
  const newest = findSet(book, { area, level })?.year ?? year;
  return newest > year + oldestShown ? newest : null;
}

/** The newest set that has a score of the territory; null where none has. */
export function findSetWith(
  { sets }: Pick<ScoreBook, 'sets'>,
  { area, territory, year }: { area: string; territory: string; year?: number | null },
): ScoreSet | null {
  return (
    sets.findLast(
      (set) =>
        set.area === area && set.scores.has(territory) && (year === undefined || year === null || set.year === year),
    ) ?? null
  );
}

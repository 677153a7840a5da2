import type { ScoresTogether } from '#src/answers/scores/score-comparison.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { doubtsOf } from '#src/domain/scores/doubt.ts';
import { newerElsewhere, type ScoreSet } from '#src/domain/scores/score-book.ts';
import { placeBeside } from '#src/domain/scores/side-by-side.ts';
import { wholeIndex } from '#src/domain/scores/structure.ts';
import { type PolicyArea, policyAreas } from '#src/domain/topics/indicator.ts';
import type { Sql } from '#src/store/database/database.ts';
import { openFigureCache } from '../figures/figure-cache.ts';
import { openScoreBook } from './score-book.ts';

/**
 * The scores of several regions side by side, in one policy area or in each in which one of them has a score, and the state of the figures they were
 * computed from. `years` are those in which one of them has any.
 */
export async function loadScoreComparison(
  { sql, catalogue }: { sql: Sql; catalogue: Catalogue },
  regions: readonly Region[],
  area: PolicyArea | null,
  year: number | null,
): Promise<Omit<ScoresTogether, 'names'> & { figures: string; years: number[] }> {
  const book = await openScoreBook(sql, catalogue);
  const territories = regions.map(({ territory }) => territory);
  const areas = area === null ? [...policyAreas, wholeIndex] : [area];
  const indicators = book.sets.filter((set) => areas.includes(set.area)).flatMap((set) => set.indicators);
  const cache = await openFigureCache(sql, catalogue, [...new Set(indicators)]);
  const doubtAbout = (set: ScoreSet, territory: string, isAcrossCountries: boolean) =>
    doubtsOf(set, cache.data).doubtAbout(territory, isAcrossCountries);
  const all = areas
    .map((each) => placeBeside(book, { territories, area: each, year }, doubtAbout))
    .filter(({ scores }) => scores.some(({ score }) => score !== null));
  const newest = ({ scores }: (typeof all)[number]) =>
    scores
      .flatMap(({ set }) => set ?? [])
      .reduce<ScoreSet | null>((last, set) => (last && last.year >= set.year ? last : set), null);
  // Of one area what is old is shown too, and said.
  const isOld = (each: (typeof all)[number]) => {
    const set = newest(each);
    return area === null && year === null && set !== null && newerElsewhere(book, set) !== null;
  };
  const years = book.sets.flatMap((set) =>
    areas.includes(set.area) && territories.some((territory) => set.scores.has(territory)) ? [set.year] : [],
  );
  return {
    figures: book.figures,
    years: [...new Set(years)].sort((left, right) => left - right),
    regions,
    area,
    year,
    compared: all
      .filter((each) => !isOld(each))
      .map((each) => ({
        ...each,
        figures: each.scores.map(({ set, territory }) => (set ? doubtsOf(set, cache.data).figuresOf(territory) : [])),
      })),
    old: all.filter(isOld).map((each) => ({ area: each.area, year: newest(each)?.year ?? 0 })),
  };
}

import type { BetterAreaAsked } from '#src/answers/peers/better-area.ts';
import { findBetterScores } from '#src/domain/peers/better-area.ts';
import type { Peer, PeerList } from '#src/domain/peers/peers.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { doubtsOf } from '#src/domain/scores/doubt.ts';
import { findSetWith, newerElsewhere, type ScoreSet } from '#src/domain/scores/score-book.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { Sql } from '#src/store/database/database.ts';
import { openFigureCache } from '../figures/figure-cache.ts';
import { openScoreBook } from '../scores/score-book.ts';

type Asked = {
  area: PolicyArea;
  territory: string;
  list: PeerList;
  side: 'better' | 'worse';
  peersOf(territory: string): readonly Peer[];
};

/**
 * Loads who among a region's peers is clearly better in a policy area, in the newest year the region has a score of; null where it has none, the year
 * alone where that is old.
 */
export async function loadBetterInArea(
  { sql, catalogue }: { sql: Sql; catalogue: Catalogue },
  { area, territory, list, side, peersOf }: Asked,
): Promise<Omit<BetterAreaAsked, 'counts'> | { tooOld: number } | null> {
  const book = await openScoreBook(sql, catalogue);
  const newest = findSetWith(book, { area, territory });
  if (!newest) return null;
  if (newerElsewhere(book, newest) !== null) return { tooOld: newest.year };
  const recent = book.sets.filter(
    (each) => each.area === area && each.scores.has(territory) && each.year >= newest.year - oldestSound,
  );
  const cache = await openFigureCache(
    sql,
    catalogue,
    recent.flatMap(({ indicators }) => indicators),
  );
  const set = recent.findLast((each) => !doubtsOf(each, cache.data).isDoubtful(territory)) ?? newest;
  const { isDoubtful } = doubtsOf(set, cache.data);
  const found = findBetterScores(set, findEarlier(book.sets, set), territory, list, peersOf, { side, isDoubtful });
  if (!found) return null;
  return { area, set, list: found, newer: newest.year > set.year ? newest.year : null };
}

/** An older score without doubt says more of who is better than the newest with one, if it is at most so many years older. */
const oldestSound = 5;

/** Earlier sets that rest on the same figures, the newest first. */
function findEarlier(sets: readonly ScoreSet[], { area, level, year, indicators }: ScoreSet): ScoreSet[] {
  const rests = (list: readonly string[]) => [...list].sort().join(' ');
  return sets
    .filter(
      (each) =>
        each.area === area && each.level === level && each.year < year && rests(each.indicators) === rests(indicators),
    )
    .toReversed();
}

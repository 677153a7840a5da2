import type { Doubt } from '../figures/reliability.ts';
import { findSetWith, oldestShown, type RegionScore, type ScoreBook, type ScoreSet } from './score-book.ts';
import { isAhead } from './standing.ts';

/** A territory's score in one policy area; `set` and `score` are null where it has none. */
export type ScoreBeside = { territory: string; set: ScoreSet | null; score: RegionScore | null };

/** One that is ahead of another, by `gap` points. Numbers are positions of those compared; `doubt` is what stands against a figure behind one of the two scores. */
export type ScoreLead = { ahead: number; behind: number; gap: number; doubt: Doubt | null };

/**
 * Scores of one policy area side by side. `set` is the one that all who have a score share; null where there is none, so that nothing is compared.
 * `newest` is the year of the newest score that one of them has.
 */
export type ScoresBeside = {
  area: string;
  set: ScoreSet | null;
  newest: number;
  scores: ScoreBeside[];
  leads: ScoreLead[];
};

/** What stands against a figure behind a territory's score. */
type DoubtAbout = (set: ScoreSet, territory: string, isAcrossCountries: boolean) => Doubt | null;

/**
 * Puts the scores of several territories side by side: of the newest set in which all have one who have any, at most five years older than the newest
 * of theirs, else of each its own newest. Who is ahead is told within one set alone, pair by pair, best first.
 */
export function placeBeside(
  book: Pick<ScoreBook, 'sets'>,
  { area, territories, year }: { area: string; territories: readonly string[]; year: number | null },
  doubtAbout: DoubtAbout,
): ScoresBeside {
  const own = territories.map((territory) => findSetWith(book, { area, territory, year }));
  const known = territories.filter((_, index) => own[index]);
  const newest = Math.max(...own.map((set) => set?.year ?? Number.NEGATIVE_INFINITY));
  const shared =
    book.sets.findLast(
      (set) =>
        set.area === area &&
        set.year >= newest - oldestShown &&
        (year === null || set.year === year) &&
        known.length > 0 &&
        known.every((territory) => set.scores.has(territory)),
    ) ?? null;
  const scores = territories.map((territory, index): ScoreBeside => {
    const set = shared ?? own[index] ?? null;
    const score = set?.scores.get(territory) ?? null;
    return { territory, set: score && set, score };
  });
  return { area, set: shared, newest, scores, leads: shared ? listLeads(shared, scores, doubtAbout) : [] };
}

function listLeads(set: ScoreSet, scores: readonly ScoreBeside[], doubtAbout: DoubtAbout): ScoreLead[] {
  const order = scores
    .flatMap(({ territory, score }, index) => (score ? [{ territory, score, index }] : []))
    .sort((left, right) => right.score.score - left.score.score || left.index - right.index);
  return order.flatMap((one, at) =>
    order.slice(at + 1).flatMap((other): ScoreLead[] => {
      if (!isAhead(one.score, other.score)) return [];
      const isAcross = one.territory.slice(0, 2) !== other.territory.slice(0, 2);
      const doubt = doubtAbout(set, one.territory, isAcross) ?? doubtAbout(set, other.territory, isAcross);
      return [{ ahead: one.index, behind: other.index, gap: one.score.score - other.score.score, doubt }];
    }),
  );
}

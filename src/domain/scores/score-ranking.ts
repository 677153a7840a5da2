import type { RegionScore, ScoreSet } from './score-book.ts';

export type RankedScore = { territory: string; score: RegionScore };

/** The scores of the territories asked for, best first, ties by code; ranks stay those among all of the set. */
export function rankScores({ scores }: ScoreSet, isAsked: (territory: string) => boolean): RankedScore[] {
  return [...scores]
    .filter(([territory]) => isAsked(territory))
    .map(([territory, score]) => ({ territory, score }))
    .sort(
      (left, right) =>
        (left.score.rank ?? 0) - (right.score.rank ?? 0) ||
        right.score.score - left.score.score ||
        (left.territory < right.territory ? -1 : 1),
    );
}

import { ascending, quantileOfSorted } from '../figures/quantile.ts';
import { ranksOf } from './ranks.ts';
import { clearDifference, uncertaintyOf } from './scenarios.ts';
import type { ScoreSet } from './score-book.ts';

/** One region's score compared with those of the other regions. */
export type ScoreStanding = {
  /** Territories of the set that have a score. */
  count: number;
  median: number;
  /** How many of the others differ by less than the uncertainty of both. */
  level: number;
  /** The rank by the geometric mean, where it is clearly worse than the rank: the profile is unbalanced. */
  unbalancedRank: number | null;
};

/** A rank that falls by this share of those ranked, and by two places, is worth a word. */
const notableFall = 0.05;
const fewestPlaces = 2;

/** Returns where a territory stands in a set; null where it has no score. */
export function standingIn({ scores }: ScoreSet, territory: string): ScoreStanding | null {
  const own = scores.get(territory);
  if (!own) return null;
  const all = [...scores];
  const geometric = ranksOf(Float64Array.from(all, ([, { geometric: score }]) => score));
  const byGeometric = geometric[all.findIndex(([code]) => code === territory)] || null;
  const fall = byGeometric === null || own.rank === null ? 0 : byGeometric - own.rank;
  return {
    count: all.length,
    median: quantileOfSorted(all.map(([, { score }]) => score).sort(ascending), 0.5),
    level: all.filter(([code, other]) => code !== territory && !isClear(own, other)).length,
    unbalancedRank: fall >= Math.max(fewestPlaces, notableFall * all.length) ? byGeometric : null,
  };
}

type Scored = { score: number; lowest: number; highest: number };

/** The smallest gap, in points, by which a score is called ahead of another. */
export const leastGap = 5;

/** Returns whether the first score is ahead of the other: by five points at least, and by more than the uncertainty of both. */
export function isAhead(one: Scored, other: Scored): boolean {
  return one.score - other.score >= leastGap && isClear(one, other);
}

/** Returns whether two scores differ by more than the uncertainty of both. */
export function isClear(left: Scored, right: Scored): boolean {
  return Math.abs(left.score - right.score) > clearDifference(uncertaintyOf(left), uncertaintyOf(right));
}

import { clearDifference, uncertaintyOf } from '../scores/scenarios.ts';
import type { RegionScore, ScoreSet } from '../scores/score-book.ts';
import { leastGap } from '../scores/standing.ts';
import { extremes, type Peer, type PeerList } from './peers.ts';

export type BetterScore = {
  peer: Peer;
  score: RegionScore;
  /** The lead over the target in points. */
  gap: number;
  /** The part of the gap that exceeds the uncertainty of both scores. */
  net: number;
  /** How far it is ahead of the mean of its own peers; null where they have no scores. */
  excess: number | null;
  /** What the list is ordered by, 0–1. */
  value: number;
  /** Ahead in each of the last three years with scores from the same figures; null where there are none. */
  isStable: boolean | null;
  farthest: string | null;
};

export type BetterScoreList = {
  own: RegionScore;
  /** Something is said against a figure that the target's score rests on, so that nobody is called better. */
  isOwnDoubtful: boolean;
  better: BetterScore[];
  /** Peers ahead by as much whose score rests on such a figure, or all of them where the target's does; in the same order. */
  open: BetterScore[];
  /** The best of the others, where no peer is clearly better. */
  outside: BetterScore | null;
  /** Where no peer is ahead by as much, nor any other beyond doubt: the others of which it stays open; in the same order. */
  outsideOpen: BetterScore[];
  /** Peers without a score. */
  withoutScore: string[];
};

const fullGap = 40;
const stableYears = 3;

/**
 * Finds who among the peers is clearly better in a policy area: at least five points, and more than the uncertainty of both scores. With `side`
 * worse, who is clearly behind. `isDoubtful` says whether a score rests on a figure that something is said against, across countries also a
 * definition that differs. `before` are the sets of earlier years that rest on the same figures, the newest first. Null where the target has no
 * score.
 */
export function findBetterScores(
  set: ScoreSet,
  before: readonly ScoreSet[],
  target: string,
  list: Pick<PeerList, 'peers' | 'candidates'>,
  peersOf: (territory: string) => readonly Peer[],
  {
    side = 'better',
    isDoubtful = () => false,
  }: { side?: 'better' | 'worse'; isDoubtful?(territory: string, isAcrossCountries: boolean): boolean } = {},
): BetterScoreList | null {
  const own = set.scores.get(target);
  if (!own) return null;
  const sign = side === 'better' ? 1 : -1;
  const isOwnDoubtful = isDoubtful(target, false);
  const isOpen = ({ peer: { territory } }: BetterScore) => {
    const isAcrossCountries = countryOf(territory) !== countryOf(target);
    return isOwnDoubtful || isDoubtful(target, isAcrossCountries) || isDoubtful(territory, isAcrossCountries);
  };

  const judged = (peer: Peer): BetterScore | null => {
    const score = set.scores.get(peer.territory);
    if (!score) return null;
    const gap = sign * (score.score - own.score);
    const net = gap - clearDifference(uncertaintyOf(own), uncertaintyOf(score));
    if (gap < leastGap || net <= 0) return null;
    const expected = meanOfPeers(peersOf(peer.territory), set);
    const excess = expected === null ? null : sign * (score.score - expected);
    return {
      peer,
      score,
      gap,
      net,
      excess,
      value:
        (1 - peer.distance) *
        (Math.min(net, fullGap) / fullGap) *
        (0.5 + 0.5 * score.coverage) *
        (excess !== null && excess > 0 ? 1 : 0.5),
      isStable: isAheadForYears([set, ...before], peer.territory, target, sign),
      farthest: extremes(peer)?.farthest ?? null,
    };
  };
  const clearlyBetter = (peers: readonly Peer[]) =>
    peers
      .map(judged)
      .filter((found): found is BetterScore => found !== null)
      .sort((left, right) => right.value - left.value || (left.peer.territory < right.peer.territory ? -1 : 1));

  const ahead = clearlyBetter(list.peers);
  const better = ahead.filter((each) => !isOpen(each));
  const open = ahead.filter(isOpen);
  const within = new Set(list.peers.map(({ territory }) => territory));
  const others =
    better.length > 0 ? [] : clearlyBetter(list.candidates.filter(({ territory }) => !within.has(territory)));
  const outside = others.find((each) => !isOpen(each)) ?? null;
  return {
    own,
    isOwnDoubtful,
    better,
    open,
    outside,
    outsideOpen: outside || open.length > 0 ? [] : others,
    withoutScore: list.peers.filter(({ territory }) => !set.scores.has(territory)).map(({ territory }) => territory),
  };
}

/** The first two letters of a code of NUTS. */
function countryOf(territory: string): string {
  return territory.slice(0, 2);
}

/** The mean of an area's own peers, weighted by similarity. */
function meanOfPeers(peers: readonly Peer[], { scores }: ScoreSet): number | null {
  let sum = 0;
  let weight = 0;
  for (const { territory, similarity } of peers) {
    const score = scores.get(territory);
    if (!score) continue;
    sum += similarity * score.score;
    weight += similarity;
  }
  return weight > 0 ? sum / weight : null;
}

function isAheadForYears(sets: readonly ScoreSet[], theirs: string, ours: string, sign: number): boolean | null {
  const [newest] = sets;
  for (let back = 0; back < stableYears; back += 1) {
    const set = sets.find(({ year }) => year === (newest?.year ?? 0) - back);
    const [their, our] = [set?.scores.get(theirs), set?.scores.get(ours)];
    if (!their || !our) return null;
    if (sign * (their.score - our.score) <= 0) return false;
  }
  return true;
}

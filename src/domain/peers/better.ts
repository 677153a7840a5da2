import type { Distribution, IndicatorData } from '../figures/indicator-data.ts';
import { type Figure, figureIn, type TimeSeries } from '../figures/time-series.ts';
import type { Territory } from '../regions/territory.ts';
import { extremes, type Peer, type PeerList } from './peers.ts';

export type BetterPeer = {
  peer: Peer;
  figure: Figure;
  /** How far ahead in the good direction, in points: percentage points, else hundredths of the spread over all regions. */
  gap: number;
  /** The same in the indicator's own unit. */
  difference: number;
  /** How far it is ahead of what its own peers have, in points; null where they have no figures. */
  excess: number | null;
  /** What the list is ordered by, 0–1. */
  value: number;
  /** Ahead of the target in each of the last three years; null where a year is missing. */
  isStable: boolean | null;
  /** The dimension in which it differs most from the target. */
  farthest: string | null;
};

export type BetterList = {
  own: Figure;
  /** Where all areas of the level stand in the year of `own`. */
  standing: Distribution;
  better: BetterPeer[];
  /** The best of the others, where no peer is clearly better. */
  outside: BetterPeer | null;
  /** Peers without a figure for the year. */
  withoutFigure: string[];
};

/** A gap of fewer points is not clear. */
export const leastGap = 5;
const fullGap = 40;
const stableYears = 3;

/**
 * Who among the peers is clearly better at one indicator, in the target's latest year; null where the target has no figure or neither direction
 * is better. With `side` worse, who is clearly behind. `peersOf` gives the peers of any area. An indicator has no uncertainty of its own, so the whole gap counts and flags are shown.
 */
export function findBetter(
  sheet: IndicatorData,
  target: Pick<Territory, 'code' | 'level'>,
  own: Figure,
  list: PeerList,
  peersOf: (area: string) => readonly Peer[],
  side: 'better' | 'worse' = 'better',
): BetterList | null {
  const { indicator, series } = sheet;
  if (indicator.polarity === 0) return null;
  const standing = sheet.standing(own.year, target.level);
  const points = indicator.unit === '%' ? 1 : 100 / (standing.high - standing.low);
  const sign = side === 'better' ? indicator.polarity : -indicator.polarity;
  const ahead = (value: number, other: number) => (value - other) * sign * points;

  const judged = (peer: Peer): BetterPeer | null => {
    const figure = figureIn(series.get(peer.area), own.year);
    if (!figure) return null;
    const gap = ahead(figure.value, own.value);
    const expected = meanOfPeers(peersOf(peer.area), series, own.year);
    const excess = expected === null ? null : ahead(figure.value, expected);
    const value =
      (1 - peer.distance) *
      (Math.min(gap, fullGap) / fullGap) *
      (0.5 + 0.5 * peer.coverage) *
      (excess !== null && excess > 0 ? 1 : 0.5);
    return {
      peer,
      figure,
      gap,
      difference: Math.abs(figure.value - own.value),
      excess,
      value,
      isStable: isAheadForYears(series.get(peer.area), series.get(target.code), own.year, ahead),
      farthest: extremes(peer)?.farthest ?? null,
    };
  };
  const clearlyBetter = (peers: readonly Peer[]) =>
    peers
      .map(judged)
      .filter((found): found is BetterPeer => found !== null && found.gap >= leastGap)
      .sort((left, right) => right.value - left.value || (left.peer.area < right.peer.area ? -1 : 1));

  const better = clearlyBetter(list.peers);
  const within = new Set(list.peers.map(({ area }) => area));
  return {
    own,
    standing,
    better,
    outside:
      better.length > 0 ? null : (clearlyBetter(list.candidates.filter(({ area }) => !within.has(area)))[0] ?? null),
    withoutFigure: list.peers.filter(({ area }) => !figureIn(series.get(area), own.year)).map(({ area }) => area),
  };
}

/** The mean of an area's own peers, weighted by similarity. */
function meanOfPeers(peers: readonly Peer[], series: ReadonlyMap<string, TimeSeries>, year: number): number | null {
  let sum = 0;
  let weight = 0;
  for (const { area, similarity } of peers) {
    const figure = figureIn(series.get(area), year);
    if (!figure) continue;
    sum += similarity * figure.value;
    weight += similarity;
  }
  return weight > 0 ? sum / weight : null;
}

function isAheadForYears(
  theirs: TimeSeries | undefined,
  ours: TimeSeries | undefined,
  year: number,
  ahead: (value: number, other: number) => number,
): boolean | null {
  for (let back = 0; back < stableYears; back += 1) {
    const [their, our] = [figureIn(theirs, year - back), figureIn(ours, year - back)];
    if (!their || !our) return null;
    if (ahead(their.value, our.value) <= 0) return false;
  }
  return true;
}

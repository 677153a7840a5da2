import { isClear, leadOf, leastLead } from '../figures/difference.ts';
import type { Distribution, IndicatorData } from '../figures/indicator-data.ts';
import { type Doubt, doubtAbout, doubtOf } from '../figures/reliability.ts';
import { type Figure, figureIn, latestFigure, type TimeSeries } from '../figures/time-series.ts';
import type { Territory } from '../regions/territory.ts';
import { extremes, type Peer, type PeerList } from './peers.ts';

export type BetterPeer = {
  peer: Peer;
  figure: Figure;
  /** How far ahead in the good direction, in hundredths of the spread over all regions. */
  lead: number;
  /** The same in the indicator's own unit. */
  difference: number;
  /** Why it is not called better, although its figure is. */
  doubt: Doubt | null;
  /** How far it is ahead of what its own peers have, in hundredths of the spread; null where they have no figures. */
  excess: number | null;
  /** What the list is ordered by, 0–1. */
  value: number;
  /** Ahead of the target in each of the last three years; null where a year is missing or doubtful. */
  isStable: boolean | null;
  /** The dimension in which it differs most from the target. */
  farthest: string | null;
};

export type BetterList = {
  own: Figure;
  /** The newer figure that was passed over, because its flags are not known; null where `own` is the newest. */
  newer: Figure | null;
  /** Why nobody can be called better: what stands against the target's own figure. */
  ownDoubt: Doubt | null;
  /** Where all territories of the level stand in the year of `own`. */
  standing: Distribution;
  better: BetterPeer[];
  /** Peers with a clearly better figure of which it stays open whether they are, the nearest first. */
  open: BetterPeer[];
  /** The best of the others, where no peer is better. */
  outside: BetterPeer | null;
  /** Where no peer is ahead by value, nor any other beyond doubt: the others of which it stays open, the nearest first. */
  outsideOpen: BetterPeer[];
  /** Peers without a figure for the year. */
  withoutFigure: string[];
  /** Five hundredths of the spread in the indicator's unit, which a difference has to exceed; null where sizes are compared by ratio. */
  threshold: number | null;
};

const fullLead = 40;
const stableYears = 3;

/**
 * Finds who among the peers is better at one indicator, in the year of `own` (soundFigure), by the rule of every comparison (difference.ts); null
 * where the target has no figure or neither direction is better. With `side` worse, who is behind. `peersOf` gives the peers of any territory.
 */
export function findBetter(
  data: IndicatorData,
  target: Pick<Territory, 'code' | 'level' | 'country'>,
  own: Figure,
  list: PeerList,
  peersOf: (territory: string) => readonly Peer[],
  side: 'better' | 'worse' = 'better',
): BetterList | null {
  const { indicator, series } = data;
  const spread = data.spread(own.year);
  if (indicator.polarity === 0 || spread === null) return null;
  const sign = side === 'better' ? 1 : -1;
  const ahead = (value: number, other: number) => sign * leadOf(value, other, indicator, spread);
  const isAbroad = (territory: string) => !territory.startsWith(target.country);

  const judged = (peer: Peer): BetterPeer | null => {
    const figure = figureIn(series.get(peer.territory), own.year);
    if (!figure) return null;
    const lead = ahead(figure.value, own.value);
    if (lead <= 0 || !isClear(figure, own, indicator, spread)) return null;
    const expected = meanOfPeers(peersOf(peer.territory), series, own.year);
    const excess = expected === null ? null : ahead(figure.value, expected);
    const value =
      (1 - peer.distance) *
      (Math.min(lead, fullLead) / fullLead) *
      (0.5 + 0.5 * peer.coverage) *
      (excess !== null && excess > 0 ? 1 : 0.5);
    const isAcrossCountries = isAbroad(peer.territory);
    return {
      peer,
      figure,
      lead,
      difference: Math.abs(figure.value - own.value),
      doubt: doubtAbout(figure, indicator, isAcrossCountries) ?? doubtAbout(own, indicator, isAcrossCountries),
      excess,
      value,
      isStable: isAheadForYears(series.get(peer.territory), series.get(target.code), own.year, ahead),
      farthest: extremes(peer)?.farthest ?? null,
    };
  };
  const clearlyBetter = (peers: readonly Peer[]) => {
    const found = peers.map(judged).filter((each): each is BetterPeer => each !== null);
    return {
      sound: found.filter(({ doubt }) => doubt === null).sort(byValue),
      open: found.filter(({ doubt }) => doubt !== null),
    };
  };

  const { sound: better, open } = clearlyBetter(list.peers);
  const within = new Set(list.peers.map(({ territory }) => territory));
  const others =
    better.length > 0
      ? { sound: [], open: [] }
      : clearlyBetter(list.candidates.filter(({ territory }) => !within.has(territory)));
  const [outside = null] = others.sound;
  return {
    own,
    newer: newerThan(own, series.get(target.code)),
    ownDoubt: doubtAbout(own, indicator),
    standing: data.standing(own.year, target.level),
    better,
    open,
    outside,
    outsideOpen: outside || open.length > 0 ? [] : others.open,
    withoutFigure: list.peers
      .filter(({ territory }) => !figureIn(series.get(territory), own.year))
      .map(({ territory }) => territory),
    threshold: indicator.transform === 'identity' ? ((spread.high - spread.low) * leastLead) / 100 : null,
  };
}

function newerThan(own: Figure, series: TimeSeries | undefined): Figure | null {
  const latest = latestFigure(series);
  return latest && latest.year > own.year ? latest : null;
}

/** An older figure whose flags are known says more of who is better than the newest without them, if it is at most so many years older. */
const oldestSound = 5;

/** The figure that others are held against: the newest; where its flags are not known, the newest figure without a doubt, if it is recent. */
export function soundFigure(series: TimeSeries | undefined): Figure | null {
  const latest = latestFigure(series);
  if (!series || !latest || doubtOf(latest) !== 'flags-unknown') return latest;
  for (let year = latest.year - 1; year >= latest.year - oldestSound; year -= 1) {
    const figure = figureIn(series, year);
    if (figure && doubtOf(figure) === null) return figure;
  }
  return latest;
}

function byValue(left: BetterPeer, right: BetterPeer): number {
  return right.value - left.value || (left.peer.territory < right.peer.territory ? -1 : 1);
}

/** The mean of a territory's own peers, weighted by similarity. */
function meanOfPeers(peers: readonly Peer[], series: ReadonlyMap<string, TimeSeries>, year: number): number | null {
  let sum = 0;
  let weight = 0;
  for (const { territory, similarity } of peers) {
    const figure = figureIn(series.get(territory), year);
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
    if (!their || !our || doubtOf(their) === 'flag' || doubtOf(our) === 'flag') return null;
    if (ahead(their.value, our.value) <= 0) return false;
  }
  return true;
}

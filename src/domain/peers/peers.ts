import type { Likeness, Space, Weights } from './similarity.ts';

export type Peer = Likeness & { territory: string };

export type PeerOptions = {
  /** Territories that may be peers; the target never is, and its own country's are not with `home: 'none'`. */
  isCandidate(territory: string): boolean;
  /** How many from the target's own country: at most half, none, or as they come. */
  home: 'half' | 'none' | 'any';
  countryOf(territory: string): string;
  /** How many peers; 12 unless told, 6–20. */
  count?: number;
  weights?: Weights;
  /** Leaves stability unmeasured. */
  isQuick?: boolean;
};

export type PeerList = {
  /** Nearest first, ties by code. */
  peers: Peer[];
  /** All comparable candidates, nearest first. */
  candidates: Peer[];
  /** Candidates of which too little is known, by code. */
  incomparable: string[];
  /** Share of the peers that stay when each dimension's weight moves by a quarter, 0–1; null without peers or where left unmeasured. */
  stability: number | null;
  /** The last peer is no longer close. */
  isFar: boolean;
  /** Not even the first one is close. */
  isAlone: boolean;
  /** Mean share of the weight that is known. */
  coverage: number;
};

export const defaultPeerCount = 12;
/** Beyond this distance a region is not close. */
export const farDistance = 0.35;
/** Below this share of known weight the list is said to rest on little. */
export const thinCoverage = 0.8;
const weightSwing = 0.25;

/** The regions nearest in structure. */
export function findPeers(space: Space, target: string, options: PeerOptions): PeerList {
  const weights = options.weights ?? {};
  const own = options.countryOf(target);
  const isOpen = (territory: string) => options.home !== 'none' || options.countryOf(territory) !== own;
  const others = space.territories.filter(
    (territory) => territory !== target && isOpen(territory) && options.isCandidate(territory),
  );
  const candidates = sortByDistance(space, target, others, weights);
  const peers = choose(candidates, target, options);
  return {
    peers,
    candidates,
    incomparable: listOthers(others, candidates),
    stability: peers.length > 0 && !options.isQuick ? measureStability() : null,
    isFar: (peers.at(-1)?.distance ?? 0) > farDistance,
    isAlone: peers.length === 0 || (peers[0] as Peer).distance > farDistance,
    coverage: peers.reduce((sum, { coverage }) => sum + coverage, 0) / Math.max(peers.length, 1),
  };

  function measureStability(): number {
    const all = candidates.map(({ territory }) => territory);
    const near = listReachable(candidates, peers);
    const dimensions = [
      ...new Set(candidates.flatMap(({ contributions }) => contributions.map((each) => each.dimension))),
    ];
    const shares = dimensions.flatMap((dimension) =>
      [1 - weightSwing, 1 + weightSwing].map((swing) => {
        const moved = { ...weights, [dimension]: (weights[dimension] ?? 1) * swing };
        const nearest = sortByDistance(space, target, near, moved);
        const known = new Set(nearest.map(({ territory }) => territory));
        // Where a peer is no longer comparable, those further away may follow.
        const isWhole = peers.every(({ territory }) => known.has(territory));
        const list = isWhole ? nearest : sortByDistance(space, target, all, moved);
        const chosen = new Set(choose(list, target, options).map(({ territory }) => territory));
        return peers.filter(({ territory }) => chosen.has(territory)).length / peers.length;
      }),
    );
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  }
}

/** A weight that moves by a quarter changes a squared distance by the factor 0.75 at least and 1 / 0.75 at most. */
const reach = (1 / (1 - weightSwing) ** 2) * (1 + 1e-9);

/** Candidates that can come before the last peer when a weight moves: the others need not be compared again. */
function listReachable(candidates: readonly Peer[], peers: readonly Peer[]): string[] {
  const farthest = Math.max(...peers.map(({ distance }) => distance));
  return candidates.flatMap(({ territory, distance }) => (distance ** 2 <= farthest ** 2 * reach ? [territory] : []));
}

function listOthers(others: readonly string[], candidates: readonly Peer[]): string[] {
  const known = new Set(candidates.map(({ territory }) => territory));
  return others.filter((territory) => !known.has(territory));
}

function sortByDistance(space: Space, target: string, territories: readonly string[], weights: Weights): Peer[] {
  return territories
    .flatMap((territory) => {
      const likeness = space.compare(target, territory, weights);
      return likeness ? [{ ...likeness, territory }] : [];
    })
    .sort((left, right) => left.distance - right.distance || (left.territory < right.territory ? -1 : 1));
}

function choose(candidates: readonly Peer[], target: string, { home, countryOf, count }: PeerOptions): Peer[] {
  const wanted = count ?? defaultPeerCount;
  const country = countryOf(target);
  const mostAtHome = home === 'half' ? Math.floor(wanted / 2) : wanted;
  const peers: Peer[] = [];
  let atHome = 0;
  for (const candidate of candidates) {
    if (peers.length === wanted) break;
    if (countryOf(candidate.territory) === country) {
      if (atHome === mostAtHome) continue;
      atHome += 1;
    }
    peers.push(candidate);
  }
  return peers;
}

/** The dimension two territories are closest on and the one they differ on most; null where only one is known. */
export function extremes({ contributions }: Likeness): { closest: string; farthest: string } | null {
  const sorted = [...contributions].sort((left, right) => left.part - right.part);
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first && last && first !== last ? { closest: first.dimension, farthest: last.dimension } : null;
}

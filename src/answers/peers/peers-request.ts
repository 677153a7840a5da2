import type { TerritoryFilter } from '#src/domain/figures/territory-filter.ts';
import type { PeerAnswer } from '#src/domain/peers/peer-search.ts';
import type { Weights } from '#src/domain/peers/similarity.ts';
import type { Region } from '#src/domain/regions/region.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import type { Indicator, PolicyArea } from '#src/domain/topics/indicator.ts';

/** The request for peers, and the result. */
export type PeersAsked = {
  region: Region;
  territory: Territory;
  name: string;
  /** The figure, or the policy area, that is asked about, and whether those ahead or those behind. */
  betterAt: string | null;
  side: 'better' | 'worse';
  isAbroad: boolean;
  isMembers: boolean;
  isUnion: boolean;
  weights: Weights;
  country: string | null;
  filter: TerritoryFilter;
  answer: PeerAnswer;
  /** The policy areas and the indicators by which others may be better: those that the region has a score or a figure of. */
  choices: { areas: readonly PolicyArea[]; outcomes: readonly Indicator[] };
  /** Whether enough is known of the region to weigh so. */
  isWeighable(weights: Weights): boolean;
};

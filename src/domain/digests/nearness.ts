import type { Catalogue } from '../regions/catalogue.ts';
import type { DigestReason, DigestRecipient } from './item.ts';

/** Territories alike in structure, nearest first. */
export type PeersOf = (territory: string) => readonly string[];

/** How near a place is to a recipient: weight 1 is nearest, 0 is unrelated. */
export type Nearness = { weight: number; reason: DigestReason | null };

/**
 * Returns a function that tells how near a territory is to the regions somebody follows: one of them 0.4 (they know it already), the nearest peer 1
 * falling to 0.5 for the last, the same country 0.3.
 */
export function nearnessTo({ regions }: Pick<DigestRecipient, 'regions'>, catalogue: Catalogue, peersOf: PeersOf) {
  const byTerritory = new Map<string, Nearness>();
  const byCountry = new Map<string, Nearness>();
  const put = (territory: string, nearness: Nearness) => {
    if ((byTerritory.get(territory)?.weight ?? 0) < nearness.weight) byTerritory.set(territory, nearness);
  };
  for (const region of [...regions].reverse()) {
    const territory = catalogue.territories.get(catalogue.regions.get(region)?.territory ?? '');
    if (!territory) continue;
    const peers = peersOf(territory.code);
    peers.forEach((peer, index) => {
      put(peer, { weight: 1 - (0.5 * index) / Math.max(1, peers.length - 1), reason: { type: 'peer', region } });
    });
    byCountry.set(territory.country, { weight: 0.3, reason: { type: 'country', region } });
  }
  for (const region of regions) {
    const territory = catalogue.regions.get(region)?.territory;
    if (territory) byTerritory.set(territory, { weight: 0.4, reason: { type: 'region', region } });
  }
  return (territory: string): Nearness =>
    byTerritory.get(territory) ??
    byCountry.get(catalogue.territories.get(territory)?.country ?? '') ?? { weight: 0, reason: null };
}

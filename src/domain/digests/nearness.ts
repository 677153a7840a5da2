import type { Catalogue } from '../regions/catalogue.ts';
import type { DigestReason, DigestRecipient } from './item.ts';

/** Areas alike in structure, nearest first. */
export type PeersOf = (area: string) => readonly string[];

/** How near a place is to a recipient: weight 1 is nearest, 0 is unrelated. */
export type Nearness = { weight: number; reason: DigestReason | null };

/**
 * How near an area is to the regions somebody follows: one of them 0.4 (they know it already), the nearest peer 1 falling to 0.5 for the
 * last, the same country 0.3.
 */
export function nearnessTo({ regions }: Pick<DigestRecipient, 'regions'>, catalogue: Catalogue, peersOf: PeersOf) {
  const byTerritory = new Map<string, Nearness>();
  const byCountry = new Map<string, Nearness>();
  const put = (area: string, nearness: Nearness) => {
    if ((byTerritory.get(area)?.weight ?? 0) < nearness.weight) byTerritory.set(area, nearness);
  };
  for (const region of [...regions].reverse()) {
    const area = catalogue.territories.get(catalogue.regions.get(region)?.area ?? '');
    if (!area) continue;
    const peers = peersOf(area.code);
    peers.forEach((peer, index) => {
      put(peer, { weight: 1 - (0.5 * index) / Math.max(1, peers.length - 1), reason: { type: 'peer', region } });
    });
    byCountry.set(area.country, { weight: 0.3, reason: { type: 'country', region } });
  }
  for (const region of regions) {
    const area = catalogue.regions.get(region)?.area;
    if (area) byTerritory.set(area, { weight: 0.4, reason: { type: 'region', region } });
  }
  return (area: string): Nearness =>
    byTerritory.get(area) ??
    byCountry.get(catalogue.territories.get(area)?.country ?? '') ?? { weight: 0, reason: null };
}

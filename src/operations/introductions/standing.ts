import type { AppContext } from '#src/context.ts';
import { noFilter } from '#src/domain/figures/territory-filter.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { openFigureCache } from '../figures/figure-cache.ts';
import { loadBetterInArea } from '../peers/better-area.ts';

/** How a region stands to another one: likeness 0–100, and points by which it is clearly ahead in an area. Null where it is not known or not so. */
export type Standing = { similarity: number | null; lead: number | null };

const everywhere = { isAbroad: false, isMembers: false, isUnion: false, country: null, filter: noFilter, weights: {} };

/**
 * Loads how regions stand to one's own, by code of the region. "Clearly ahead" is what `/peers better-at` calls so. Reads figures and scores: to be
 * called outside of transactions.
 */
export async function loadStandings(
  { sql, catalogue }: Pick<AppContext, 'sql' | 'catalogue'>,
  own: string | null,
  regions: readonly string[],
  policyArea: PolicyArea | null,
): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>();
  const territory = own === null ? undefined : catalogue.territories.get(catalogue.regions.get(own)?.territory ?? '');
  if (!territory || regions.length === 0) return standings;
  const cache = await openFigureCache(sql, catalogue, structuralIndicators);
  const search = createPeerSearch(catalogue, cache.data, cache.remember);
  const answer = search.answer({ ...everywhere, territory: territory, family: null, policyArea });
  const territoryOf = new Map(regions.flatMap((code) => [[code, catalogue.regions.get(code)?.territory ?? '']]));
  const asked = new Set(territoryOf.values());
  const peers = answer.candidates.filter(({ territory }) => asked.has(territory));
  const better =
    policyArea === null
      ? null
      : await loadBetterInArea(
          { sql, catalogue },
          {
            area: policyArea,
            territory: territory.code,
            list: { ...answer, peers },
            side: 'better',
            peersOf: (each) => search.usualPeers(each, territory.level, null, policyArea),
          },
        );
  for (const [code, peerCode] of territoryOf) {
    const found = (better && 'list' in better ? better.list.better : []).find(
      ({ peer }) => peer.territory === peerCode,
    );
    standings.set(code, {
      similarity: peers.find((peer) => peer.territory === peerCode)?.similarity ?? null,
      lead: found ? Math.round(found.gap) : null,
    });
  }
  return standings;
}

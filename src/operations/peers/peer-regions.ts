import type { AppContext } from '#src/context.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import { openFigureCache } from '../figures/figure-cache.ts';

/** Loads the codes of the regions whose territories are usual peers of one's own. Reads figures: to be called outside of transactions. */
export async function loadPeerRegions(
  { sql, catalogue }: Pick<AppContext, 'sql' | 'catalogue'>,
  own: string | null,
): Promise<string[]> {
  const territory = catalogue.territories.get(catalogue.regions.get(own ?? '')?.territory ?? '');
  if (!territory) return [];
  const cache = await openFigureCache(sql, catalogue, structuralIndicators);
  const peers = createPeerSearch(catalogue, cache.data, cache.remember)
    .usualPeers(territory.code, territory.level, null)
    .map((peer) => peer.territory);
  return [...catalogue.regions.values()].flatMap(({ code, territory: of }) =>
    code !== own && of !== null && peers.includes(of) ? [code] : [],
  );
}

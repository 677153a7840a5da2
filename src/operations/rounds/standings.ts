import { setImmediate } from 'node:timers/promises';
import type { AppContext } from '#src/context.ts';
import { quantile } from '#src/domain/figures/quantile.ts';
import { noFilter } from '#src/domain/figures/territory-filter.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import type { RoundInput } from '#src/domain/rounds/round-input.ts';
import { findSetWith } from '#src/domain/scores/score-book.ts';
import { type PolicyArea, policyAreas } from '#src/domain/topics/indicator.ts';
import { openFigureCache } from '../figures/figure-cache.ts';
import { loadBetterInArea } from '../peers/better-area.ts';
import { openScoreBook } from '../scores/score-book.ts';

type Places = Pick<AppContext, 'sql' | 'catalogue'>;

const everywhere = { isAbroad: false, isMembers: false, isUnion: false, country: null, filter: noFilter, weights: {} };

/** How regions stand, by their codes, and to each other. */
export type Standings = {
  /** A region's newest score in a policy area, and the median of its peers'; null where either is not known. */
  score(region: string, area: PolicyArea): { own: number; peers: number } | null;
  similarities: RoundInput['similarities'];
};

/** Reads figures and scores: to be called outside of transactions. */
export async function loadStandings({ sql, catalogue }: Places, regions: readonly string[]): Promise<Standings> {
  const territories = listTerritories({ catalogue }, regions);
  const [book, search] = await Promise.all([openScoreBook(sql, catalogue), openSearch({ sql, catalogue })]);
  const scores = new Map<string, { own: number; peers: number }>();
  const similarities: [string, string, number][] = [];
  for (const [region, territory] of territories) {
    const likeness = new Map(
      search
        .answer({ ...everywhere, territory: territory, family: null, policyArea: null })
        .candidates.map(({ territory, similarity }) => [territory, similarity]),
    );
    for (const [other, { code }] of territories) {
      const similarity = likeness.get(code);
      if (other > region && similarity !== undefined) similarities.push([region, other, similarity]);
    }
    for (const area of policyAreas) {
      const set = findSetWith(book, { area, territory: territory.code });
      const own = set?.scores.get(territory.code)?.score;
      const peers = search
        .usualPeers(territory.code, territory.level, null, area)
        .flatMap((peer) => set?.scores.get(peer.territory)?.score ?? []);
      if (own !== undefined && peers.length > 0) scores.set(`${region} ${area}`, { own, peers: quantile(peers, 0.5) });
    }
    await setImmediate();
  }
  return { score: (region, area) => scores.get(`${region} ${area}`) ?? null, similarities };
}

/** Points by which one region is ahead of another in an area, by the rule of /peers better-at; null where it is not clearly so. */
export type Lead = (region: string, other: string, area: PolicyArea) => number | null;

/** Finds the leads among regions that meet. Reads figures and scores: to be called outside of transactions. */
export async function loadLeads(
  { sql, catalogue }: Places,
  meetings: readonly (readonly [region: string, other: string])[],
): Promise<Lead> {
  const territories = new Map(listTerritories({ catalogue }, meetings.flat()));
  const search = await openSearch({ sql, catalogue });
  const leads = new Map<string, number>();
  for (const [region, pairs] of Map.groupBy(meetings, ([own]) => own)) {
    const territory = territories.get(region);
    if (!territory) continue;
    const others = new Map(pairs.map(([, other]) => [territories.get(other)?.code ?? '', other]));
    for (const area of policyAreas) {
      const answer = search.answer({ ...everywhere, territory: territory, family: null, policyArea: area });
      const list = { ...answer, peers: answer.candidates.filter((peer) => others.has(peer.territory)) };
      const peersOf = (code: string) => search.usualPeers(code, territory.level, null, area);
      const asked = { area, territory: territory.code, list, side: 'better', peersOf } as const;
      const found = await loadBetterInArea({ sql, catalogue }, asked);
      for (const { peer, gap } of found && 'list' in found ? found.list.better : [])
        leads.set(`${region} ${others.get(peer.territory)} ${area}`, Math.round(gap));
    }
    await setImmediate();
  }
  return (region, other, area) => leads.get(`${region} ${other} ${area}`) ?? null;
}

function listTerritories({ catalogue }: Pick<Places, 'catalogue'>, regions: readonly string[]): [string, Territory][] {
  return [...new Set(regions)].sort().flatMap((region): [string, Territory][] => {
    const territory = catalogue.territories.get(catalogue.regions.get(region)?.territory ?? '');
    return territory ? [[region, territory]] : [];
  });
}

async function openSearch({ sql, catalogue }: Places) {
  const cache = await openFigureCache(sql, catalogue, structuralIndicators);
  return createPeerSearch(catalogue, cache.data, cache.remember);
}

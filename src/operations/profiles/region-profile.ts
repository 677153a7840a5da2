import { headlineIndicators } from '#src/domain/figures/headline.ts';
import { holderOf } from '#src/domain/figures/holder.ts';
import { readProfileRow } from '#src/domain/figures/profile-row.ts';
import { latestFigure } from '#src/domain/figures/time-series.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import type { RegionProfile } from '#src/domain/profiles/region-profile.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listExperiencesOfRegion, listPublicExperiences } from '#src/store/experiences/experience.ts';
import { type FigureCache, openFigureCache } from '../figures/figure-cache.ts';

const mostPeers = 3;

/** With it, what is made of the profile can be remembered until the figures change. */
type LoadedProfile = RegionProfile & Pick<FigureCache, 'remember'>;

/**
 * Reads the profile of a region: the headline figures, the regions most like it, its experiences; for everybody only published ones.
 * @throws TypeError when there is no such region.
 */
export async function loadRegionProfile(
  { catalogue, sql }: { catalogue: Catalogue; sql: Sql },
  code: string,
  { mostExperiences = 3, isForEverybody = false }: { mostExperiences?: number; isForEverybody?: boolean } = {},
): Promise<LoadedProfile> {
  const region = catalogue.regions.get(code);
  const territory = region && catalogue.territories.get(region.territory);
  if (!region || !territory) throw new TypeError(`No such region: ${code}`);
  const indicators = headlineIndicators(catalogue, territory.level === 0 ? 'countries' : 'regions');
  const all = [...catalogue.indicators.values()].filter(({ hasFigures }) => hasFigures);
  const [cache, experiences] = await Promise.all([
    openFigureCache(sql, catalogue, [
      ...indicators.map((each) => each.code),
      ...structuralIndicators,
      ...all.map((each) => each.code),
    ]),
    (isForEverybody ? listPublicExperiences : listExperiencesOfRegion)(sql, region.code, mostExperiences),
  ]);
  const isWholeCountry = catalogue.isWholeCountry(territory);
  const peers = createPeerSearch(catalogue, cache.data, cache.remember).usualPeers(
    territory.code,
    territory.level,
    null,
  );
  const figures = cache.remember(`profile figures ${region.code}`, () =>
    all.filter(({ code }) => {
      const data = cache.data(code);
      const holder = holderOf(data, { ...territory, isWholeCountry }, null);
      return latestFigure(data?.series.get(holder.code)) !== null;
    }),
  );
  return {
    region,
    territory,
    isWholeCountry,
    rows: cache.remember(`profile rows ${region.code}`, () =>
      indicators.map((indicator) =>
        readProfileRow(indicator, cache.data(indicator.code), {
          ...territory,
          isWholeCountry,
          isPart: region.territoryNote !== null,
        }),
      ),
    ),
    areas: [...new Set(figures.flatMap(({ policyArea }) => policyArea ?? []))],
    figures,
    peers: peers.slice(0, mostPeers).map((peer) => peer.territory),
    experiences,
    isForEverybody,
    remember: cache.remember,
  };
}

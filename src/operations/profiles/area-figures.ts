import { headlineIndicators, isOutcome } from '#src/domain/figures/headline.ts';
import { readProfileRow } from '#src/domain/figures/profile-row.ts';
import type { RegionProfile } from '#src/domain/profiles/region-profile.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { Sql } from '#src/store/database/database.ts';
import { openFigureCache } from '../figures/figure-cache.ts';

/** What stands beside an experience: a few figures, those people ask for most first. */
const mostRows = 5;

/** The latest outcomes of a region in some policy areas. */
export type AreaFigures = Pick<RegionProfile, 'region' | 'territory' | 'isWholeCountry' | 'rows'>;

/** Loads the latest outcomes of a region in policy areas; null where there is no such region or it has none. */
export async function loadAreaFigures(
  { catalogue, sql }: { catalogue: Catalogue; sql: Sql },
  code: string,
  areas: readonly PolicyArea[],
): Promise<AreaFigures | null> {
  const region = catalogue.regions.get(code);
  const territory = region && catalogue.territories.get(region.territory);
  if (!region || !territory) return null;
  const headline = headlineIndicators(catalogue, territory.level === 0 ? 'countries' : 'regions');
  const others = [...catalogue.indicators.values()].filter((each) => !headline.includes(each));
  const indicators = [...headline, ...others].filter(
    (each) => isOutcome(each) && each.hasFigures && each.policyArea !== null && areas.includes(each.policyArea),
  );
  const cache = await openFigureCache(
    sql,
    catalogue,
    indicators.map((each) => each.code),
  );
  const isWholeCountry = catalogue.isWholeCountry(territory);
  const rows = indicators
    .map((indicator) => readProfileRow(indicator, cache.data(indicator.code), { ...territory, isWholeCountry }))
    .filter(({ figure }) => figure !== null)
    .slice(0, mostRows);
  return rows.length > 0 ? { region, territory, isWholeCountry, rows } : null;
}

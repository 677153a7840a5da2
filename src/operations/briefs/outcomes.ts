import { type ConcludedOutcome, concludeOutcomes } from '#src/domain/briefs/conclusion.ts';
import { compareTerritories, kindOf } from '#src/domain/figures/compare.ts';
import { headlineIndicators } from '#src/domain/figures/headline.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { Sql } from '#src/store/database/database.ts';
import { openFigureCache } from '../figures/figure-cache.ts';

/**
 * Loads what may be concluded of the outcomes of the first of these regions beside the others: of a policy area, or where none is named of the figures
 * that a comparison shows.
 */
export async function loadOutcomes(
  { catalogue, sql }: { catalogue: Catalogue; sql: Sql },
  codes: readonly string[],
  area: PolicyArea | null,
): Promise<ConcludedOutcome[]> {
  const territories = codes.flatMap((code) => {
    const region = catalogue.regions.get(code);
    const territory = region && catalogue.territories.get(region.territory);
    return region && territory
      ? [{ ...territory, isWholeCountry: catalogue.isWholeCountry(territory), isPart: region.territoryNote !== null }]
      : [];
  });
  const indicators = (
    area === null
      ? headlineIndicators(catalogue, kindOf(territories))
      : [...catalogue.indicators.values()].filter(({ policyArea }) => policyArea === area)
  ).filter(({ hasFigures }) => hasFigures);
  const cache = await openFigureCache(
    sql,
    catalogue,
    indicators.map(({ code }) => code),
  );
  const held = indicators.flatMap(({ code }) => cache.data(code) ?? []);
  const rows = held.map((data) => compareTerritories(data, territories));
  return concludeOutcomes(
    rows,
    territories.map(({ country }) => country),
    new Map(
      held.flatMap((data) =>
        compareTerritories(data, territories.slice(0, 1)).figures.map(
          (figure) => [data.indicator.code, figure] as const,
        ),
      ),
    ),
  );
}

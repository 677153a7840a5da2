import type { Indicator } from '../topics/indicator.ts';
import type { Region } from './region.ts';
import type { Territory } from './territory.ts';

/** The known places and measures, held in memory: they change only with an import. */
export type Catalogue = {
  regions: ReadonlyMap<string, Region>;
  territories: ReadonlyMap<string, Territory>;
  /** Territories of earlier NUTS versions that have figures and whose borders no present one has. */
  formerTerritories: ReadonlyMap<string, Territory>;
  /** Another map once they have changed. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Puts others in place of the indicators: staff add and end some while the server runs. */
  replaceIndicators(indicators: readonly Indicator[]): void;
  /** Regions whose figures are for this territory. */
  regionsOfTerritory(territory: string): Region[];
  /** The territory of a country as a whole. */
  countryTerritory(country: string): Territory | null;
  /** Whether a territory is all of its country, as Luxembourg's only region is: then there is no country to put beside it. */
  isWholeCountry(territory: Territory): boolean;
};

export function createCatalogue(parts: {
  regions: Region[];
  territories: Territory[];
  formerTerritories?: Territory[];
  indicators: Indicator[];
}): Catalogue {
  const territories = new Map(parts.territories.map((each) => [each.code, each]));
  const byTerritory = Map.groupBy(parts.regions, ({ territory }) => territory);
  const perLevel = Map.groupBy(parts.territories, ({ country, level }) => `${country} ${level}`);
  let indicators = byPosition(parts.indicators);
  return {
    regions: new Map(parts.regions.map((region) => [region.code, region])),
    territories,
    formerTerritories: new Map((parts.formerTerritories ?? []).map((each) => [each.code, each])),
    get indicators() {
      return indicators;
    },
    replaceIndicators(others) {
      indicators = byPosition(others);
    },
    regionsOfTerritory: (territory) => byTerritory.get(territory) ?? [],
    countryTerritory: (country) => territories.get(country) ?? null,
    isWholeCountry: ({ country, level }) => perLevel.get(`${country} ${level}`)?.length === 1,
  };
}

function byPosition(indicators: readonly Indicator[]): Map<string, Indicator> {
  const sorted = indicators.toSorted((left, right) => left.position - right.position);
  return new Map(sorted.map((indicator) => [indicator.code, indicator]));
}

/** A region's name in a language, else its official one. */
export function regionName(region: Region, language: string): string {
  const own = region.names.find((name) => name.language === language && !name.isAlias);
  const english = region.names.find((name) => name.language === 'en' && !name.isAlias);
  return (own ?? english ?? region.names.find(({ isAlias }) => !isAlias) ?? region.names[0])?.name ?? region.code;
}

import type { Indicator } from '../topics/indicator.ts';
import type { Region } from './region.ts';
import type { Territory } from './territory.ts';

/** The known places and measures, held in memory: they change only with an import. */
export type Catalogue = {
  regions: ReadonlyMap<string, Region>;
  territories: ReadonlyMap<string, Territory>;
  /** Territories of earlier NUTS versions that have figures and whose borders no present one has. */
  formerTerritories: ReadonlyMap<string, Territory>;
  indicators: ReadonlyMap<string, Indicator>;
  /** Regions whose figures are for this area. */
  regionsOfTerritory(area: string): Region[];
  /** The area of a country as a whole. */
  countryTerritory(country: string): Territory | null;
  /** Whether an area is all of its country, as Luxembourg's only region is: then there is no country to put beside it. */
  isWholeCountry(area: Territory): boolean;
};

export function createCatalogue(parts: {
  regions: Region[];
  territories: Territory[];
  formerTerritories?: Territory[];
  indicators: Indicator[];
}): Catalogue {
  const territories = new Map(parts.territories.map((each) => [each.code, each]));
  const byTerritory = Map.groupBy(parts.regions, ({ area }) => area);
  const perLevel = Map.groupBy(parts.territories, ({ country, level }) => `${country} ${level}`);
  const indicators = [...parts.indicators].sort((left, right) => left.position - right.position);
  return {
    regions: new Map(parts.regions.map((region) => [region.code, region])),
    territories,
    formerTerritories: new Map((parts.formerTerritories ?? []).map((each) => [each.code, each])),
    indicators: new Map(indicators.map((indicator) => [indicator.code, indicator])),
    regionsOfTerritory: (area) => byTerritory.get(area) ?? [],
    countryTerritory: (country) => territories.get(country) ?? null,
    isWholeCountry: ({ country, level }) => perLevel.get(`${country} ${level}`)?.length === 1,
  };
}

/** A region's name in a language, else its official one. */
export function regionName(region: Region, language: string): string {
  const own = region.names.find((name) => name.language === language && !name.isAlias);
  const english = region.names.find((name) => name.language === 'en' && !name.isAlias);
  return (own ?? english ?? region.names.find(({ isAlias }) => !isAlias) ?? region.names[0])?.name ?? region.code;
}

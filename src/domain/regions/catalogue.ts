import type { Indicator } from '../topics/indicator.ts';
import type { Region } from './region.ts';
import type { Area } from './territory.ts';

/** What is known of places and measures, held in memory: it changes only with an import. */
export type Catalogue = {
  regions: ReadonlyMap<string, Region>;
  areas: ReadonlyMap<string, Area>;
  indicators: ReadonlyMap<string, Indicator>;
  /** Regions whose figures are for this area. */
  regionsOfArea(area: string): Region[];
  /** The area of a country as a whole. */
  countryArea(country: string): Area | null;
  /** Whether an area is all of its country, as Luxembourg's only region is: then there is no country to put beside it. */
  isWholeCountry(area: Area): boolean;
};

export function createCatalogue(parts: { regions: Region[]; areas: Area[]; indicators: Indicator[] }): Catalogue {
  const areas = new Map(parts.areas.map((area) => [area.code, area]));
  const byArea = Map.groupBy(parts.regions, ({ area }) => area);
  const perLevel = Map.groupBy(parts.areas, ({ country, level }) => `${country} ${level}`);
  const indicators = [...parts.indicators].sort((left, right) => left.position - right.position);
  return {
    regions: new Map(parts.regions.map((region) => [region.code, region])),
    areas,
    indicators: new Map(indicators.map((indicator) => [indicator.code, indicator])),
    regionsOfArea: (area) => byArea.get(area) ?? [],
    countryArea: (country) => areas.get(country) ?? null,
    isWholeCountry: ({ country, level }) => perLevel.get(`${country} ${level}`)?.length === 1,
  };
}

/** A region's name in a language, else its official one. */
export function regionName(region: Region, language: string): string {
  const own = region.names.find((name) => name.language === language && !name.isAlias);
  const english = region.names.find((name) => name.language === 'en' && !name.isAlias);
  return (own ?? english ?? region.names.find(({ isAlias }) => !isAlias) ?? region.names[0])?.name ?? region.code;
}

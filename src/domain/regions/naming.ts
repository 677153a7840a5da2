import { type Catalogue, regionName } from './catalogue.ts';
import type { Region } from './region.ts';

/** The region an area is spoken of by: the member whose figures it gives, else the region of the same code. */
export function regionOfTerritory(catalogue: Catalogue, area: string): Region | null {
  const regions = catalogue.regionsOfTerritory(area);
  return regions.find(({ isMember }) => isMember) ?? regions.find(({ code }) => code === area) ?? regions[0] ?? null;
}

/** Returns the name of an area in a list. */
export function territoryName(catalogue: Catalogue, area: string, language: string): string {
  const region = regionOfTerritory(catalogue, area);
  return region
    ? regionName(region, language)
    : ((catalogue.territories.get(area) ?? catalogue.formerTerritories.get(area))?.name ?? area);
}

/** A country by Eurostat's two letters. */
export function countryName(catalogue: Catalogue, country: string, language: string): string {
  // Where a country is one region, its area has none of its own.
  const region = catalogue.regions.get(country);
  return region ? regionName(region, language) : territoryName(catalogue, country, language);
}

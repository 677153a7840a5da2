import { type Catalogue, regionName } from './catalogue.ts';
import type { Region } from './region.ts';

/** The region a territory is spoken of by: the member whose figures it gives, else the region of the same code. */
export function regionOfTerritory(catalogue: Catalogue, territory: string): Region | null {
  const regions = catalogue.regionsOfTerritory(territory);
  return (
    regions.find(({ isMember }) => isMember) ?? regions.find(({ code }) => code === territory) ?? regions[0] ?? null
  );
}

/** Returns the name of a territory in a list. */
export function territoryName(catalogue: Catalogue, territory: string, language: string): string {
  // Where a country is one region, it is spoken of by that.
  const region = regionOfTerritory(catalogue, territory) ?? catalogue.regions.get(territory);
  return region
    ? regionName(region, language)
    : ((catalogue.territories.get(territory) ?? catalogue.formerTerritories.get(territory))?.name ?? territory);
}

/** Names in English a territory that a region is only a part of, as the note of the region does; null of any other. */
export function wholeInEnglish(catalogue: Catalogue, territory: string): string | null {
  const note = regionOfTerritory(catalogue, territory)?.territoryNote ?? null;
  if (note === null) return null;
  const said = / for (.+?) \((\w+)\)/.exec(note);
  return said?.[2] === territory && said[1] ? said[1] : (catalogue.territories.get(territory)?.name ?? territory);
}

/** A country by Eurostat's two letters. */
export function countryName(catalogue: Catalogue, country: string, language: string): string {
  // Where a country is one region, its territory has none of its own.
  const region = catalogue.regions.get(country);
  return region ? regionName(region, language) : territoryName(catalogue, country, language);
}

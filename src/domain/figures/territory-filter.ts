import type { Catalogue } from '../regions/catalogue.ts';
import type { Territory } from '../regions/territory.ts';

/** Which territories a list leaves out or keeps, besides country and members. */
export type TerritoryFilter = {
  /** Regions and countries, by code; what lies in them is left out too. */
  except: readonly string[];
  isIsland: boolean;
  isCoast: boolean;
};

export const noFilter: TerritoryFilter = { except: [], isIsland: false, isCoast: false };
const onTheCoast = 1;

/** Returns whether a territory passes. Where nobody says whether it touches the sea, it is not taken for the coast. */
export function passes(territory: Territory, filter: TerritoryFilter, catalogue: Catalogue): boolean {
  const isExcepted = filter.except.some((code) => {
    const excepted = catalogue.regions.get(code)?.territory ?? code;
    const isCountry = territory.level === 0 && areCountries([code], catalogue);
    return (
      territory.code.startsWith(excepted) ||
      territory.country === excepted ||
      (isCountry && excepted.startsWith(territory.code))
    );
  });
  if (isExcepted) return false;
  if (filter.isCoast && territory.coastType !== onTheCoast) return false;
  return !filter.isIsland || catalogue.regionsOfTerritory(territory.code).some(({ isIsland }) => isIsland);
}

/** Returns whether all of these codes are of countries, or of regions that are a country. */
export function areCountries(
  codes: readonly string[],
  { regions, territories, isWholeCountry }: Pick<Catalogue, 'regions' | 'territories' | 'isWholeCountry'>,
): boolean {
  return codes.every((code) => {
    const territory = territories.get(regions.get(code)?.territory ?? code);
    return territory !== undefined && (territory.level === 0 || isWholeCountry(territory));
  });
}

/** The words a line says the filter with. */
export function filterWords({ except, isIsland, isCoast }: TerritoryFilter): string {
  return [except.length > 0 && `except=${except.join(',')}`, isIsland && 'island', isCoast && 'coast']
    .filter(Boolean)
    .map((word) => ` ${word}`)
    .join('');
}

import type { Catalogue } from '../regions/catalogue.ts';
import type { Area } from '../regions/territory.ts';

/** Which areas a list leaves out or keeps, besides country and members. */
export type AreaFilter = {
  /** Regions and countries, by code; what lies in them is left out too. */
  except: readonly string[];
  isIsland: boolean;
  isCoast: boolean;
};

export const noFilter: AreaFilter = { except: [], isIsland: false, isCoast: false };
const onTheCoast = 1;

/** Whether an area passes. Where nobody says whether it touches the sea, it is not taken for the coast. */
export function passes(area: Area, filter: AreaFilter, catalogue: Catalogue): boolean {
  const isExcepted = filter.except.some((code) => {
    const excepted = catalogue.regions.get(code)?.area ?? code;
    return area.code.startsWith(excepted) || area.country === excepted;
  });
  if (isExcepted) return false;
  if (filter.isCoast && area.coastType !== onTheCoast) return false;
  return !filter.isIsland || catalogue.regionsOfArea(area.code).some(({ isIsland }) => isIsland);
}

/** The words a line says the filter with. */
export function filterWords({ except, isIsland, isCoast }: AreaFilter): string {
  return [except.length > 0 && `except=${except.join(',')}`, isIsland && 'island', isCoast && 'coast']
    .filter(Boolean)
    .map((word) => ` ${word}`)
    .join('');
}

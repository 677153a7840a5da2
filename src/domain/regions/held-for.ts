import type { Indicator } from '../topics/indicator.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * Returns whether there may be a figure of an indicator for all of these regions: many tables are of regions alone, others of countries alone. A country
 * that is one region has those of both.
 */
export function isHeldFor(
  { hasFigures, hasRegionFigures, countriesWithFigures }: Indicator,
  codes: readonly (string | undefined)[],
  catalogue: Pick<Catalogue, 'regions' | 'territories' | 'isWholeCountry'>,
): boolean {
  if (!hasFigures) return false;
  return codes.every((code) => {
    const territory = catalogue.territories.get(catalogue.regions.get(code ?? '')?.territory ?? '');
    if (!territory) return true;
    const isOfCountry = countriesWithFigures.includes(territory.country);
    if (territory.level === 0) return isOfCountry;
    return hasRegionFigures || (isOfCountry && catalogue.isWholeCountry(territory));
  });
}

import type { Catalogue } from '../regions/catalogue.ts';
import type { Indicator } from '../topics/indicator.ts';

/** What a comparison and a profile show unless asked for something else: outcomes over the policy areas, then what kind of region it is. */
const headlineOutcomes = [
  'employment-foreign-born',
  'employment-native-born',
  'unemployment-foreign-born',
  'unemployment',
  'tertiary-foreign-born',
  'early-leavers',
];
const headlineContext = ['foreign-born-share', 'net-migration', 'population', 'gdp-per-head'];

/** The same of countries: by citizenship where birth is published for regions alone. */
const headlineOfCountries = [
  'employment-third-country-nationals',
  'employment-nationals',
  'employment',
  'median-income-third-country-nationals',
  'median-income-nationals',
  'activity-rate',
  'tertiary-non-eu-born',
  'tertiary-native-born',
  'first-permits',
  'population',
];

/** Of countries that are one region each: what regions have, and what countries alone have of migrants. */
const headlineOfBoth = [...headlineOutcomes, 'employment-third-country-nationals', 'foreign-born-share', 'population'];

/** Most that one comparison shows; a table and a picture stay readable. */
export const mostCompared = 12;

/** `compared`: whether all that is compared are regions, countries, or countries that are one region each. */
export function headlineIndicators(
  catalogue: Catalogue,
  compared: 'regions' | 'countries' | 'both' = 'regions',
): Indicator[] {
  const codes =
    compared === 'countries'
      ? headlineOfCountries
      : compared === 'both'
        ? headlineOfBoth
        : [...headlineOutcomes, ...headlineContext];
  return codes.flatMap((code) => catalogue.indicators.get(code) ?? []);
}

/** Returns whether an indicator says how a region fares, rather than what kind of region it is. */
export function isOutcome({ role }: Pick<Indicator, 'role'>): boolean {
  return role === 'outcome';
}

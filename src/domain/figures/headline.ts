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

/** Most that one comparison shows; a table and a picture stay readable. */
export const mostCompared = 12;

export function headlineIndicators(catalogue: Catalogue): Indicator[] {
  return [...headlineOutcomes, ...headlineContext].flatMap((code) => catalogue.indicators.get(code) ?? []);
}

/** Whether it says how a region fares, rather than what kind of region it is. */
export function isOutcome({ role }: Pick<Indicator, 'role'>): boolean {
  return role === 'outcome';
}

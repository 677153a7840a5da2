import type { TerritoryFilter } from '#src/domain/figures/territory-filter.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** Whose figures are ranked. */
export type RankingScope = {
  country: string | null;
  isMembers: boolean;
  filter: TerritoryFilter;
  /** Countries are asked for, whatever regions have. */
  isAskedForCountries?: boolean;
  /** Countries are ranked: they are asked for, or regions have no figures. */
  isOfCountries?: boolean;
  /** Regions have figures, but none of the year asked for. */
  isOtherYear?: boolean;
};

/** A ranking as it was asked for. `page` is null for the overview; a file has all rows. */
export type RankingAsked = RankingScope & {
  indicator: string;
  page: number | 'all' | null;
  isWorstFirst: boolean;
  /** Only figures on one side of a number are listed. */
  below: number | null;
  above: number | null;
  /** So many rows from the beginning are shown; null where nothing is said. */
  count: number | null;
  year: number | null;
};

/** Returns whether a column of countries would say nothing: all are of one, or each is one. */
export const isOfOneCountry = ({ country, isOfCountries }: RankingScope) => country !== null || isOfCountries === true;

/** "regions of Sweden". */
export function scopeName(asked: RankingScope, words: FigureFormatter): string {
  const { country, isMembers, filter } = asked;
  const { scopes } = words.texts.indicator.rank;
  if (asked.isOfCountries)
    return country ? words.country(country) : isMembers ? scopes.countriesOfMembers : scopes.countries;
  let scope = country
    ? scopes.country({ name: words.countryInText(country) })
    : isMembers
      ? scopes.members
      : scopes.all;
  if (filter.isIsland) scope = scopes.island({ scope });
  if (filter.isCoast) scope = scopes.coast({ scope });
  return filter.except.length === 0 ? scope : scopes.except({ scope, names: filter.except.map(words.named) });
}

/** The words a line says the limits of a ranking with. */
export function limitWords({ below, above, year }: Pick<RankingAsked, 'below' | 'above' | 'year'>): string {
  return [below !== null && ` below=${below}`, above !== null && ` above=${above}`, year !== null && ` year=${year}`]
    .filter(Boolean)
    .join('');
}

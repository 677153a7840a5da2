import { roundForRank } from '#src/domain/figures/rank.ts';
import type { TerritoryFilter } from '#src/domain/figures/territory-filter.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** What figures are above or below: a number, or the figure of a region, which has a name and may be one of the list. */
export type Limit = {
  /** As it is written in a line. */
  said: string;
  value: number;
  /** The name of the region; null where it is a number. */
  region: string | null;
  territory: string | null;
  figure: Figure | null;
};

/** Whose figures are ranked. */
export type RankingScope = {
  country: string | null;
  isMembers: boolean;
  filter: TerritoryFilter;
  /** The region whose place in the list is asked for; null where it is the asker's own, if any. */
  region: string | null;
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
  /** Only figures on one side of a limit are listed. */
  below: Limit | null;
  above: Limit | null;
  /** Figures that are the limit itself are listed too: "at least 20". */
  isInclusive: boolean;
  /** So many rows from the beginning are shown; null where nothing is said. */
  count: number | null;
  year: number | null;
};

/** A ranking whose limits are as they were written: a number, or the code of a region. */
export type RankingRequest<Asked extends { below: Limit | null; above: Limit | null }> = Omit<
  Asked,
  'below' | 'above'
> & { below: string | null; above: string | null };

/** Returns whether a column of countries would say nothing: all are of one, or each is one. */
export const isOfOneCountry = ({ country, isOfCountries }: RankingScope) => country !== null || isOfCountries === true;

/** "regions of Sweden". */
export function scopeName(asked: RankingScope, words: FigureFormatter): string {
  const { country, isMembers, filter } = asked;
  const { scopes } = words.texts.indicator.rank;
  if (asked.isOfCountries && country) return words.country(country);
  const ofRegions = country
    ? scopes.country({ name: words.countryInText(country) })
    : isMembers
      ? scopes.members
      : scopes.all;
  let scope = asked.isOfCountries ? (isMembers ? scopes.countriesOfMembers : scopes.countries) : ofRegions;
  if (filter.isIsland) scope = scopes.island({ scope });
  if (filter.isCoast) scope = scopes.coast({ scope });
  return filter.except.length === 0 ? scope : scopes.except({ scope, names: filter.except.map(words.named) });
}

/** The words a line says the limits of a ranking with, and whose place it tells. */
export function limitWords({
  below,
  above,
  isInclusive,
  year,
  region,
}: Pick<RankingAsked, 'below' | 'above' | 'isInclusive' | 'year' | 'region'>): string {
  return [
    region !== null && ` region=${region}`,
    below !== null && ` below=${below.said}`,
    above !== null && ` above=${above.said}`,
    isInclusive && ' inclusive',
    year !== null && ` year=${year}`,
  ]
    .filter(Boolean)
    .join('');
}

/** A limit that is a number by itself. */
export function numberLimit(said: string): Limit | null {
  return /^-?\d+$/.test(said) ? { said, value: Number(said), region: null, territory: null, figure: null } : null;
}

/** Returns whether a value is within the limits. */
export function isWithin(
  value: number,
  { below, above, isInclusive }: Pick<RankingAsked, 'below' | 'above' | 'isInclusive'>,
): boolean {
  const rounded = roundForRank(value);
  const isAt = (limit: Limit) => isInclusive && rounded === roundForRank(limit.value);
  return (
    (below === null || rounded < roundForRank(below.value) || isAt(below)) &&
    (above === null || rounded > roundForRank(above.value) || isAt(above))
  );
}

/** Says how many are within the limits. `of`: those of which a limit may be one, and which then are the others. */
export function limitSentences(
  { below, above, isInclusive }: Pick<RankingAsked, 'below' | 'above' | 'isInclusive'>,
  count: number,
  of: readonly string[],
  words: FigureFormatter,
  sayLimit: (limit: Limit) => string,
): string[] {
  const { rank } = words.texts.indicator;
  const sentenceOf = (limit: Limit, side: 'below' | 'above') => {
    const value = sayLimit(limit);
    const sides = isInclusive
      ? ({ below: 'atMost', above: 'atLeast' } as const)
      : ({ below: 'below', above: 'above' } as const);
    if (limit.region === null) return rank[sides[side]]({ count, total: of.length, value });
    const isListed = limit.territory !== null && of.includes(limit.territory);
    const total = isListed ? of.length - 1 : of.length;
    const said = { count, total, region: limit.region, value, isListed: isListed ? 'yes' : 'no' } as const;
    return side === 'below' ? rank.belowRegion(said) : rank.aboveRegion(said);
  };
  return [
    ...(below === null ? [] : [sentenceOf(below, 'below')]),
    ...(above === null ? [] : [sentenceOf(above, 'above')]),
  ];
}

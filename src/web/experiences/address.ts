import { cleanText, shorten } from '#src/core/text.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import {
  type FacetName,
  type Facets,
  facetNames,
  hasFacets,
  readFacet,
  type SortOrder,
  sortOrders,
} from '#src/domain/experiences/facets.ts';

/**
 * What the address of a list or map of experiences says. `words` is empty where nothing is searched for; `sort` is null where none was chosen; `unread` is what
 * it says besides and cannot mean.
 */
export type AskedAddress = {
  words: string;
  facets: Facets;
  sort: SortOrder | null;
  page: number;
  unread: readonly string[];
};

const longestWords = 100;
/** What cannot be meant is named, as much of it as reads well. */
const mostUnread = 5;
const longestUnread = 40;
const pagePattern = /^[1-9]\d{0,5}$/;

/** The kinds of terms by whose names a facet may be said too. */
const namedFacets: { readonly [name in FacetName]?: string } = {
  area: 'area',
  group: 'target-group',
  region: 'region',
  country: 'country',
};

/** Reads what an address asks for. */
export function readAddress(query: URLSearchParams, vocabulary: Vocabulary): AskedAddress {
  const unread: string[] = [];
  const facets = Object.fromEntries(
    facetNames.flatMap((name) => {
      const said = query.getAll(name).filter((each) => each.trim() !== '');
      const codeOf = readCode(name, vocabulary);
      const values = readFacet(name, said.map(codeOf));
      unread.push(...said.filter((each) => !values.includes(readFacet(name, [codeOf(each)])[0] ?? '')));
      return values.length > 0 ? [[name, values]] : [];
    }),
  );
  const words = cleanText(query.get('q') ?? '').trim();
  unread.push(...[words.slice(longestWords).trim()].filter(Boolean));
  const page = query.get('page') ?? '';
  const said = query.get('sort') ?? '';
  const sort = sortOrders.find((each) => each === said) ?? null;
  if (sort === null && said !== '') unread.push(said);
  return {
    words: words.slice(0, longestWords),
    unread: unread.slice(0, mostUnread).map((each) => shorten(each, longestUnread)),
    facets,
    sort,
    page: pagePattern.test(page) ? Number(page) : 1,
  };
}

/** Reads the code of a value as it was written: its name in any language may stand for it. */
function readCode(name: FacetName, vocabulary: Vocabulary) {
  const kind = namedFacets[name];
  return (said: string): string => {
    const [only, ...more] = kind ? vocabulary.find(kind, said) : [];
    return only && more.length === 0 ? only.value : said;
  };
}

/** Returns the query that asks for this, with its question mark; empty where nothing is chosen. The first page is not said. */
export function queryOf({ words = '', facets, sort = null, page = 1 }: Partial<AskedAddress>): string {
  const query = new URLSearchParams();
  if (words !== '') query.append('q', words);
  for (const name of facetNames) for (const value of facets?.[name] ?? []) query.append(name, value);
  if (sort !== null) query.append('sort', sort);
  if (page > 1) query.append('page', String(page));
  return query.size > 0 ? `?${query}` : '';
}

/** Returns whether anything narrows the list down. */
export function isNarrowed({ words, facets }: Pick<AskedAddress, 'words' | 'facets'>): boolean {
  return words !== '' || hasFacets(facets);
}

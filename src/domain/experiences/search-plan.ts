import type { SearchTerm } from './search.ts';

/** Terms that together so many experiences have are ranked whole; of others the newest so many. */
export const mostRanked = 2_000;
/** A term that more have is looked for from the newest record on, and no further than so many. */
const mostRead = 10_000;
/** Of those that have every frequent term, however old, and of those tagged with what the words name. */
export const mostWithAll = 1_000;

/** How the experiences worth ranking are found, whatever the size of the collection. */
export type SearchPlan = {
  /** All that have one of these are ranked. */
  scarce: string[];
  /** Of those that have one of these the newest are. */
  frequent: string[];
  /** The share of all open experiences that is read for frequent terms, from the newest on; null where the index names them. */
  readShare: number | null;
  /** Those that have every frequent term are looked for too. */
  looksForAll: boolean;
  /** Older ones may match that are not ranked, unless the filters leave few. */
  isCut: boolean;
};

/** Plans a search for these terms. */
export function planSearch(terms: readonly SearchTerm[]): SearchPlan {
  const { scarce, frequent } = splitByFrequency(terms);
  const sum = frequent.reduce((total, { documents }) => total + documents, 0);
  const [rarest] = frequent;
  return {
    scarce: scarce.map(({ term }) => term),
    frequent: frequent.map(({ term }) => term),
    // Twice as far as they should reach; a short way is also one that PostgreSQL takes by the key.
    readShare: sum > mostRead ? (2 * mostRanked) / sum : null,
    looksForAll: frequent.length > 1 && rarest !== undefined && rarest.documents <= mostRead,
    isCut: sum > mostRanked,
  };
}

/** How many of the newest are read, where there are `open` of them. */
export function countRead(readShare: number, open: number): number {
  return Math.min(Math.ceil(readShare * open), mostRead);
}

/** Terms that somebody used: the scarcest, as many as may be ranked whole, and the others, scarcest first. */
function splitByFrequency(terms: readonly SearchTerm[]): { scarce: SearchTerm[]; frequent: SearchTerm[] } {
  const sorted = terms.filter(({ documents }) => documents > 0).sort((left, right) => left.documents - right.documents);
  let sum = 0;
  const end = sorted.findIndex(({ documents }) => {
    sum += documents;
    return sum > mostRanked;
  });
  return end < 0 ? { scarce: sorted, frequent: [] } : { scarce: sorted.slice(0, end), frequent: sorted.slice(end) };
}

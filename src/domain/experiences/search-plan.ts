import type { SearchTerm } from './search.ts';

/** The number of matches up to which all are ranked: together for scarce terms; for the others, this many of the newest. */
export const mostRanked = 2_000;
/** The same for terms so frequent that the newest experiences are read for them, of which most match: to tell the words of one from another takes longest. */
export const mostScanned = 1_000;
/** The number of matches above which the search reads the newest experiences instead of the index, and the number it reads at most. */
const mostRead = 10_000;
/** The number of experiences ranked in addition, newest first: those with every frequent term, and those of a region that the words name. */
export const mostWithAll = 1_000;
/** The same for a policy area or target group that they name. */
export const mostTagged = 500;

/** A plan for finding the experiences worth ranking, whatever the size of the collection. */
export type SearchPlan = {
  /** Rare terms: the search ranks every experience that has one of them. */
  scarce: PlannedTerm[];
  /** Common terms: the search ranks only the newest experiences that have one of them. */
  frequent: PlannedTerm[];
  /** The share of all open experiences that the search reads for frequent terms, newest first; null if it uses the index. */
  readShare: number | null;
  /** Frequent words: the search also ranks experiences that have all of them; none where there are not several. */
  looksForAll: string[];
  /** Whether older matches may be left out, unless the filters leave few experiences. */
  isCut: boolean;
};

/** A tsquery, for records of one language or, null, of any. */
export type PlannedTerm = { term: string; language: string | null };

/** How many experiences are open, and how many of them are of the policy area that is searched. */
export type SearchedPart = { open: number; ofArea: number };

/** Plans a search for these terms: in all experiences, or in one policy area, for which the index names the matches too. */
export function planSearch(terms: readonly SearchTerm[], part: SearchedPart | null = null): SearchPlan {
  const { scarce, frequent } = splitByFrequency(terms);
  const sum = frequent.reduce((total, { documents }) => total + documents, 0);
  const words = frequent.filter(({ language }) => language == null);
  const [rarest] = words;
  return {
    scarce: scarce.map(plannedTerm),
    frequent: frequent.map(plannedTerm),
    // Twice as far as they should reach; a short way is also one that PostgreSQL takes by the key.
    readShare: (part ? isReadingCheaper(sum, part) : sum > mostRead) ? (2 * mostRanked) / sum : null,
    looksForAll:
      words.length > 1 && rarest !== undefined && rarest.documents <= mostRead
        ? words.map(({ term }) => `(${term})`)
        : [],
    isCut: sum > mostRanked,
  };
}

const plannedTerm = ({ term, language = null }: SearchTerm): PlannedTerm => ({ term, language });

/**
 * What it takes to read the words of an experience, and to pass over one of another area, measured in matches that the index names (`npm run bench --
 * frequent`).
 */
const costOfWords = 1;
const costPassedOver = 0.02;

/** Whether it takes less to read from the newest experience on, until enough match, than to take all matches in the area by way of the index. */
function isReadingCheaper(documents: number, { open, ofArea }: SearchedPart): boolean {
  const matches = (documents * ofArea) / Math.max(1, open);
  const read = (mostScanned * open) / Math.max(1, documents);
  return matches > mostRanked && matches > read * (costOfWords + (costPassedOver * open) / Math.max(1, ofArea));
}

/** Returns the number of newest experiences to read, of `open` in all. */
export function countRead(readShare: number, open: number): number {
  return Math.min(Math.ceil(readShare * open), mostRead);
}

/** Splits the terms that occur at all: the rarest, as long as all their matches can be ranked, and the others, rarest first. */
function splitByFrequency(terms: readonly SearchTerm[]): { scarce: SearchTerm[]; frequent: SearchTerm[] } {
  const sorted = terms.filter(({ documents }) => documents > 0).sort((left, right) => left.documents - right.documents);
  let sum = 0;
  const end = sorted.findIndex(({ documents }) => {
    sum += documents;
    return sum > mostRanked;
  });
  return end < 0 ? { scarce: sorted, frequent: [] } : { scarce: sorted.slice(0, end), frequent: sorted.slice(end) };
}

import type { NamedConcept } from './concepts.ts';
import type { ExperienceBrief } from './experience.ts';
import type { Facets, SortOrder } from './facets.ts';

/** Which experiences: of an area, of a region and those inside it, of none of some regions, with chosen facets; `isPublic`: only what anybody may read. */
export type ExperienceFilter = {
  area?: string | undefined;
  region?: string | undefined;
  except?: readonly string[] | undefined;
  facets?: Facets | undefined;
  isPublic?: boolean;
};

export type ExperienceQuery = ExperienceFilter & {
  words: string;
  /** The asker's, ISO 639-1: its stemmer is used and its words come first where something was misspelt. */
  language: string;
  /** What some of the words name: records tagged with it match too, whatever language they are written in. */
  named?: NamedBySearch;
  /** Codes of regions like the asker's, whose experiences come a little higher. */
  peers?: readonly string[];
  /** By how well they match, unless said. */
  sort?: SortOrder | 'best';
  limit: number;
  offset?: number;
};

/** What words name: policy areas and regions, by `words`; and concepts, of which `groups` are those that are target groups. */
export type NamedBySearch = {
  areas: string[];
  groups: string[];
  regions: string[];
  words: string[];
  concepts: NamedConcept[];
};

/** `snippet` has what matched between `snippetMarks`; `isOtherWords`: it has none of the words that were said, only others for the same. */
export type ExperienceMatch = ExperienceBrief & { snippet: string; language: string; isOtherWords: boolean };

/** Unknown words and what is looked for in their place. */
export type Correction = { from: string; to: string };

export type ExperienceMatches = {
  matches: ExperienceMatch[];
  /** At most `countCap`, which means that many or more. */
  count: number;
  corrections: Correction[];
  /** Whether nothing was searched, because there were no words or only stop words. */
  isVoid: boolean;
  /** Whether only the newest matches were ranked, because there are too many. */
  isPartial: boolean;
  /** The number of words that were searched, if there were more; null if all were searched. */
  cutTo: number | null;
};

/** The number up to which matches of words are counted. */
export const countCap = 1_000;
/** The number up to which experiences that pass a filter are counted, and read to count their facets: the newest. */
export const passingCap = 10_000;

/**
 * What is looked for: `term` as PostgreSQL's tsquery, in records of one language where that is said; `documents`: about how many open experiences have
 * it, and 0 only where none has.
 */
export type SearchTerm = { term: string; documents: number; language?: string | null };

/** `word` as a tsquery, and where it stands in a title; `isFiller`: it says nothing in the asker's language or English. */
export type DescribedWord = SearchTerm & { word: string; title: string; isFiller: boolean };

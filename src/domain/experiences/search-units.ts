import type { ConceptForm, FormWord } from './concepts.ts';

/**
 * What a search looks for as one thing: a word with all its forms, or a concept with its words in many languages. `parts` are alternatives, each for
 * records of one language or, null, of any; `title` is the same term where it stands in a title. `tag` is a facet that means the same.
 */
export type SearchUnit = { weight: number; parts: UnitPart[]; tag: string | null };
export type UnitPart = { language: string | null; term: string; title: string };

/** How much each of several words that name a concept together counts beside it. */
const namingShare = 0.3;
/** The least that anything counts: what nearly all records have tells hardly anything. */
const leastWeight = 0.05;

/** Weighs what so many of all experiences have: the rarer, the more. */
export function weigh(documents: number, open: number): number {
  return Math.max(leastWeight, Math.log1p(Math.max(0, open - documents) / (documents + 0.5)));
}

/** Weighs a word that names a concept together with others. */
export const weighNaming = (ofWord: number, ofConcept: number): number => namingShare * Math.min(ofWord, ofConcept);

/** Inner words of a name with so few letters are articles and prepositions, which records are indexed without. */
const shortestInner = 4;

/** Lists the words of a form that records are indexed by. */
export const tellingWords = ({ words }: ConceptForm): FormWord[] => words.filter((_, index) => isTelling(words, index));

/** Returns whether a record is indexed by a word of a form: the first, the last, and inner ones that are no articles. */
export const isTelling = (words: readonly FormWord[], index: number) =>
  index === 0 || index === words.length - 1 || (words[index]?.text ?? '').length >= shortestInner;

/** Returns a key for a word of a form. */
export const formWordKey = ({ text, isBeginning }: FormWord): string => `${text}${isBeginning ? '*' : ''}`;

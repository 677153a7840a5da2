import type { IndicatorNames } from './indicator-names.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import type { Phrases } from './phrases.ts';
import type { Place, Places } from './places.ts';

/** A stretch of a text and what it means; nothing where it is known neither as a form nor as a name. */
export type Part = {
  start: number;
  end: number;
  meanings: Meaning[];
  place: Place | null;
  /** A name of a place that is not meant as one. */
  maybe: Place | null;
  number: number | null;
  /** As it was written. */
  said: string;
};

export type Words = { lexicon: Lexicon; phrases: Phrases; programmes: Lexicon; places: Places; names: IndicatorNames };

/** The slots of words that carry no matter of their own. */
export const frameSlots = new Set([
  'article',
  'place',
  'and',
  'filler',
  'than',
  'as',
  'side',
  'side-behind',
  'asking',
  'addressee',
  'aside',
  'speak',
  'prefer',
  'weekday',
  'open',
  'fetch',
  'question-noun',
  'fund-noun',
  'skip',
  'turn',
  'land',
]);

/** Returns whether a part may mean this, or just this value of it. */
export function hasSlot(part: Part | undefined, slot: string, value?: string): boolean {
  return part?.meanings.some((each) => each.slot === slot && (value === undefined || each.value === value)) ?? false;
}

/** Returns whether a part only holds the sentence together. */
export function isFrame(part: Part): boolean {
  return part.meanings.length > 0 && part.meanings.every(({ slot }) => frameSlots.has(slot));
}

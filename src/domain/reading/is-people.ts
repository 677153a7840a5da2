import { foldText } from '#src/core/text.ts';
import { practiceWord } from './countries-of-regions.ts';
import { hasSlot, type Part, type Words } from './part.ts';
import type { PlaceFound } from './places.ts';
import type { Token } from './tokens.ts';

type Said = { tokens: readonly Token[]; parts: readonly Part[]; language: string; words: Words };

/** The number of words in which another group is held against the people. */
const reach = 4;
/** The ends of nouns for several people in Swedish, folded. */
const definite = /(?:arna|erna|mannen)$/;

/** "The Swedes", "los suecos", "svenskarna": a name of a country's people. */
export function isPeople({ start, end, place }: PlaceFound, tokens: readonly Token[], { phrases }: Words): boolean {
  const [code] = place.regions;
  if (place.kind !== 'name' || place.regions.length !== 1 || code?.length !== 2) return false;
  const first = tokens[start]?.folded ?? '';
  return end === start + 2 ? phrases.isListed('people-article', first) : end === start + 1 && definite.test(first);
}

/** Returns whether a country's people are named for what their country does; not those for whom, or of whom, something is asked. */
export function areForCountry({ start, end }: PlaceFound, { tokens, parts, language, words }: Said): boolean {
  const isNative = (window: readonly Token[]) => isHeldAgainstGroup(window, language, words);
  if (isNative(tokens.slice(end, end + reach)) || isNative(tokens.slice(Math.max(0, start - reach), start)))
    return false;
  const next = tokens[end];
  const beyond = tokens[end + 1];
  if (
    next &&
    beyond?.isCapital &&
    !/[.?!,;:\n]/u.test(next.gap) &&
    words.phrases.isListed('where-people-live', next.folded)
  )
    return false;
  // "The Romanians here", "die Rumänen bei uns".
  const behind = tokens.slice(end, end + reach).map(({ folded }) => folded);
  if (words.phrases.formIn('our-place', behind.join(' ')) !== null) return false;
  const before = parts.at(-1);
  const word =
    foldText(before?.said ?? '')
      .split(' ')
      .at(-1) ?? '';
  if (!words.phrases.isListed('for-whom', word) || hasSlot(before, 'negator')) return true;
  if (parts.some((part) => hasSlot(part, 'intent', 'compare'))) return true;
  return practiceWord.test(tokens[start - 2]?.folded ?? '');
}

/** "The Italians or the foreigners": two groups of people, and no country. */
function isHeldAgainstGroup(window: readonly Token[], language: string, { lexicon }: Words): boolean {
  const slots = window.flatMap(({ folded }) => lexicon.findWord(folded, [language])?.meanings ?? []);
  const isJoint = slots.some(({ slot, value }) => slot === 'and' || slot === 'than' || value === 'compare');
  return isJoint && slots.some(({ slot, value }) => slot === 'group' && value !== 'everyone');
}

import { LRUCache } from 'lru-cache';
import { foldText } from '#src/core/text.ts';

/** A word of a message. `folded` is how it is compared; `gap` is what stands between the word before and this one. */
export type Token = {
  text: string;
  folded: string;
  gap: string;
  /** The position in the text. */
  at: number;
  isCapital: boolean;
  /** It begins a sentence, where a capital says nothing. */
  isFirst: boolean;
};

/** "2019an", "15eko": a number and the Basque case behind it are two words. */
const numeralCase = '(?:e(?:an|n|ko|tik|ra|tako|tan|raino)|an|ko|tik|ra|tan|tako|raino|ren|rekin)';
const word = new RegExp(
  `\\d+(?=${numeralCase}(?![\\p{L}\\p{N}]))|[\\p{L}\\p{N}\\p{M}]+(?:(?<=l)[·•‧.](?=l)[\\p{L}\\p{N}\\p{M}]+)*`,
  'giu',
);
/** The Catalan "l·l", however its point is written: one word. */
const betweenL = /[·•‧.]/g;
const sentenceEnd = /[.?!:;\n¿¡…]|["“«]\s*$/u;
/** The German "u." for "and", whose point ends no sentence. */
const abbreviatedAnd = /^ u\. $/;
const apostrophe = /['’ʼ`´]/u;

/**
 * The words of a text. Apostrophes, hyphens and slashes part words: "l'atur" is l, atur; "Skåne/Catalonia" is two names. The t of "don't"
 * is read as "not".
 */
export function listTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(word)) {
    const [said] = match;
    const between = text.slice(last, match.index);
    const gap = abbreviatedAnd.test(text.slice(Math.max(0, last - 2), match.index)) ? ' ' : between;
    const before = tokens.at(-1);
    const isNegation = said === 't' && apostrophe.test(gap) && before?.folded.endsWith('n');
    tokens.push({
      text: said,
      folded: isNegation ? 'not' : foldWord(said).replace(stretched, '$1'),
      gap,
      at: match.index,
      isCapital: /^\p{Lu}/u.test(said),
      isFirst: before === undefined || sentenceEnd.test(gap),
    });
    last = match.index + said.length;
  }
  return tokens;
}

/** Returns whether capitals say nothing, because the whole text is in them. */
export function isShouted(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length > 4 && letters.replace(/[^\p{Lu}]/gu, '').length > letters.length * 0.7;
}

/** "Holaaa": letters that are drawn out. */
const stretched = /(\p{L})\1{2,}/gu;
const plain = /^[a-z0-9]+$/;
/** The words of all tables and names are fewer than this, so that what people write does not push them out at once. */
const mostRemembered = 20_000;
const remembered = new LRUCache<string, string>({ max: mostRemembered });

/** A single word without case and accents, as `foldText` folds it. */
export function foldWord(said: string): string {
  if (plain.test(said)) return said;
  const known = remembered.get(said);
  if (known !== undefined) return known;
  const folded = foldText(said.replace(betweenL, ''));
  remembered.set(said, folded);
  return folded;
}

/** The folded words of a name or a form. */
export function foldWords(text: string): string[] {
  return (text.match(word) ?? []).map(foldWord);
}

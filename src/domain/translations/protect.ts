import { findAddedAddress, findDotted } from './added-address.ts';

/** A text as it is sent to a translation service: what has to stay as it is has become `<x id="1"/>`; the rest is escaped as in XML. */
export type Protected = { sent: string; kept: readonly string[] };

/** Finds where a name of the list begins in a text, and how long it is; 0 where none does. */
type NameFinder = (text: string, at: number) => number;

const alwaysKept =
  /https?:\/\/\S+|www\.\S+|[^\s<>()]+@[^\s<>()]+|@[\p{L}\p{N}_][\p{L}\p{N}._-]*|[+−-]?\d(?:[\d.,:/–−\s\u00a0\u202f-]*\d)?(?:\s?[%‰€])?|[\p{L}\p{M}]*\p{N}[\p{L}\p{M}\p{N}]*/uy;
/** What else of a word has to stay: “½” behind a figure. */
const keptInWord = /\p{N}+/uy;
const isInWord = /[\p{L}\p{N}]/u;

/** Returns a finder of names: the longest that begins at a place, as whole words. Names of one letter are none. */
export function createNameFinder(names: Iterable<string>): NameFinder {
  const byStart = new Map<string, string[]>();
  for (const name of names) {
    if (name.length < 2) continue;
    const start = name.slice(0, 2);
    const known = byStart.get(start);
    if (known) known.push(name);
    else byStart.set(start, [name]);
  }
  for (const known of byStart.values()) known.sort((left, right) => right.length - left.length);
  return (text, at) =>
    byStart
      .get(text.slice(at, at + 2))
      ?.find((name) => text.startsWith(name, at) && !isInWord.test(text.charAt(at + name.length)))?.length ?? 0;
}

/** Takes figures, words with figures in them (CO₂, m²), addresses, words joined by full stops (Node.js) and these names out of a text before it is translated. */
export function protect(text: string, findName: NameFinder): Protected {
  const kept: string[] = [];
  let sent = '';
  const dotted = new Map(findDotted(text).map(({ index, said }) => [index, said.length]));
  let at = 0;
  while (at < text.length) {
    const length = isInWord.test(text.charAt(at - 1))
      ? lengthAt(keptInWord, text, at)
      : findName(text, at) || (dotted.get(at) ?? lengthAt(alwaysKept, text, at));
    if (length > 0) {
      kept.push(text.slice(at, at + length));
      sent += `<x id="${kept.length}"/>`;
      at += length;
    } else {
      sent += escapeSign(text.charAt(at));
      at += 1;
    }
  }
  return { sent, kept };
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeSign = (sign: string) => signs[sign] ?? sign;
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
  nbsp: '\u00a0',
};

const placeholder = /<x\s+id="(\d+)"\s*(?:\/>|>\s*<\/x>)/g;
const markup = /<[^>]*>|<|>/;
const control = /(?!\n|\u200d|\u00ad)\p{C}/gu;

/**
 * Puts what was kept back into a translation. Null where it is none that may be shown: something kept is missing or doubled, a figure, a tag or an address was
 * added, it is empty, or far longer than what was sent.
 */
export function restore(translated: string, { sent, kept }: Protected): string | null {
  if (translated.trim() === '' || translated.length > 3 * sent.length + 100) return null;
  const numbers = [...translated.matchAll(placeholder)].map(([, number]) => Number(number));
  if (numbers.length !== kept.length || new Set(numbers).size !== kept.length) return null;
  if (numbers.some((number) => kept[number - 1] === undefined)) return null;
  const around = translated.split(placeholder).filter((_, index) => index % 2 === 0);
  if (around.some((part) => markup.test(part))) return null;
  const words = around.map(readEntities);
  const said = readEntities(sent.replace(placeholder, ' ')) ?? '';
  const isAdded = (part: string) =>
    /\p{N}/u.test(part) ||
    findAddedAddress(part, said) !== null ||
    [...part.matchAll(control)].some(([sign]) => !said.includes(sign));
  if (words.some((part) => part === null || isAdded(part))) return null;
  return words
    .map((part, index) => `${part}${index < numbers.length ? kept[(numbers[index] ?? 0) - 1] : ''}`)
    .join('')
    .trim();
}

/** Null where a sign is written in a way that is not known. */
function readEntities(text: string): string | null {
  let isKnown = true;
  const said = text.replace(/&(#?\w+);/g, (whole, name: string) => {
    const sign = entities[name.toLowerCase()];
    if (sign === undefined) isKnown = false;
    return sign ?? whole;
  });
  return isKnown ? said : null;
}

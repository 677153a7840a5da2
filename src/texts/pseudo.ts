import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';
import type { TextSource } from './catalog.ts';

/** English with accents on every letter and longer words: what is read plainly in it stands in no file of sentences, and what does not fit would not in German. */
export const pseudoLanguage = 'en-xa';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accents = 'àƀçðèƒĝĥìĵķļɱñòþɋŕšţùṽŵẋýžÀƁÇÐÈƑĜĤÌĴĶĻṀÑÒÞɊŔŠŢÙṼŴẊÝŽ';
/** Command lines, code, addresses, names of settings and of files. */
const verbatim =
  /`[^`]*`|https?:\/\/\S+|(?<![\w.])\/[a-z][\w/-]*(?: [a-z-]+(?==|\b)(?:=\S+)?)?|\b[A-Z]{2,}[A-Z_\d]*\b|\b[\w-]+\.(?:csv|ics|md|json|xlsx)\b|\b[a-z-]+=[^\s,.;]*/g;

/** Turns the sentences of English into those of the pseudo-language. */
export function createPseudoTexts(english: TextSource): TextSource {
  return Object.fromEntries(
    Object.entries(english).map(([key, value]) => {
      if (typeof value !== 'string') return [key, createPseudoTexts(value)];
      return [key, disguise(value)];
    }),
  );
}

/** A third more: as much as German takes. */
const padding = (text: string) => '~'.repeat(Math.ceil((text.match(/\p{L}/gu) ?? []).length / 3));

function disguise(message: string): string {
  if (!message.includes('{')) return `${accent(message)}${padding(message)}`;
  return `${printAST(parse(message, { ignoreTag: true }).map(disguiseElement))}${padding(message.replaceAll(/\{[^{}]*\}/g, ''))}`;
}

function disguiseElement(element: MessageFormatElement): MessageFormatElement {
  if (element.type === TYPE.literal) return { ...element, value: accent(element.value) };
  if (element.type !== TYPE.select && element.type !== TYPE.plural) return element;
  const options = Object.entries(element.options).map(([name, option]) => [
    name,
    { ...option, value: option.value.map(disguiseElement) },
  ]);
  return { ...element, options: Object.fromEntries(options) };
}

function accent(text: string): string {
  let said = '';
  let end = 0;
  for (const { 0: kept, index } of text.matchAll(verbatim)) {
    said += accentWords(text.slice(end, index)) + kept;
    end = index + kept.length;
  }
  return said + accentWords(text.slice(end));
}

const accentWords = (text: string) => text.replaceAll(/[a-z]/gi, (letter) => accents[plain.indexOf(letter)] ?? letter);

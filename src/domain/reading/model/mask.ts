import { foldWord, foldWords, listTokens } from '../tokens.ts';

const marks = { mail: '[mail]', link: '[link]', person: '[person]', id: '[id]' };
const patterns: [RegExp, string][] = [
  [/<[@#!][^>]*>/gu, marks.id],
  [/\b(?:https?:\/\/|www\.)\S+/giu, marks.link],
  [
    /[^\s<>()[\]"“”,;:]{1,64}(?:@|\s*[([{]\s*(?:at|arroba|à)\s*[)\]}])\s*[\p{L}\p{N}-]+(?:\s*\.\s*[\p{L}\p{N}-]+)+/giu,
    marks.mail,
  ],
  [/@[\p{L}\p{N}_][\p{L}\p{N}._-]*/gu, marks.person],
  [/(?<![\p{L}\p{N}_])(?=[\p{L}_]*\d)(?=\d*\p{L})[\p{L}\p{N}_]{7,}(?![\p{L}\p{N}_])/gu, marks.id],
];
const digits = /\+?\(?\d(?:[\s()./–-]*\d){4,}/gu;
const year = /^(?:19|20)\d\d$/;

/** A text without what tells who somebody is: mail addresses, links, mentions, ids, telephone numbers, and words that are part of these names. */
export function maskText(text: string, names: readonly string[]): string {
  let masked = text;
  for (const [pattern, mark] of patterns) masked = masked.replace(pattern, mark);
  masked = masked.replace(digits, (said) => (said.split(/\D+/).filter(Boolean).every(isYear) ? said : marks.id));
  return maskNames(masked, names);
}

const isYear = (group: string) => year.test(group);

function maskNames(text: string, names: readonly string[]): string {
  const known = new Set(names.flatMap(foldWords).filter((word) => word.length > 1));
  let masked = '';
  let last = 0;
  for (const { text: said, folded, at } of listTokens(text)) {
    const isMark = text[at - 1] === '[' && text[at + said.length] === ']';
    if (isMark || !isName(folded, foldWord(said), known)) continue;
    masked += text.slice(last, at) + marks.person;
    last = at + said.length;
  }
  return masked + text.slice(last);
}

/** "Annas" is Anna's. */
function isName(folded: string, plain: string, known: ReadonlySet<string>): boolean {
  return known.has(folded) || known.has(plain) || (folded.endsWith('s') && known.has(folded.slice(0, -1)));
}

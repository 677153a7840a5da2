// What ends a line elsewhere: Word and PowerPoint put a vertical tab for Shift+Enter, PDF a form feed between pages.
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
// C0 and C1 controls but tab and newline: PostgreSQL cannot hold NUL, terminals obey the rest.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
// Embeddings, overrides and isolates can turn the text around them; plain direction marks cannot.
const turning = /[\u202a-\u202e\u2066-\u2069]/g;
// U+FFFE is what some PDF viewers copy for a hyphen at the end of a line; neither it nor U+FFFF is a sign, and XML cannot hold them.
// Soft hyphens, zero-width blanks, word joiners and byte order marks tear words apart where they are looked for. Zero-width joiners
// and non-joiners stay: emoji and Persian are written with them.
const invisible = /[\u00ad\u200b\u2060-\u2064\ufeff\ufffe\uffff]/g;
// Sorting a run of combining marks takes the square of its length. A joiner after every thirtieth is what Unicode's stream-safe form has.
const thirtyMarks = /([\p{M}--\u034f]{30})(?=[\p{M}--\u034f])/gv;
const splitMarks = (text: string) => (text.length > 30 ? text.replace(thirtyMarks, '$1\u034f') : text);
// Most of what is written: ASCII and Latin-1 without controls and soft hyphens. It is kept as it is.
const plainLatin = /^[\t\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ascii = /^[\u0000-\u007f]*$/;

/** Text from outside as it is kept: NFC, \n line ends, without control characters, invisible signs, halves of signs and signs that turn the text around them. */
export function cleanText(text: string): string {
  if (plainLatin.test(text)) return text;
  const plain = text.replace(lineEnds, '\n').replace(controls, '').replace(turning, '').replace(invisible, '');
  return splitMarks(plain).normalize('NFC').toWellFormed();
}

/** Blanks of every width and signs that show nothing, ends of lines left out: what stands around a name that was copied from a table or a page. */
export const unseen = String.raw`\t\p{Zs}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f`;
const unseenInside = new RegExp(`(?! )[${unseen}]`, 'gu');

/** Text to be looked at for what is wrong with it: signs that show nothing by their number, "z13⟨U+00A0⟩@b.example". */
export function showUnseen(text: string): string {
  return text.replace(
    unseenInside,
    (sign) => `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

/** Text as one line, with one blank where a line ended. */
export function joinLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ');
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** Folds a text for comparing names: without case, accents and punctuation; "Región de Murcia" → "region de murcia". */
export function foldText(text: string): string {
  const unmarked = ascii.test(text)
    ? text
    : splitMarks(text)
        .normalize('NFKD')
        .replace(/[\p{M}\p{Cf}]+/gu, '');
  const lower = unmarked.toLowerCase();
  return ascii.test(lower)
    ? lower.replace(/[^a-z0-9]+/g, ' ').trim()
    : foldLetters(lower)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
}

/** The letters that are no marked ones. */
function foldLetters(text: string): string {
  return text
    .replace(/[øőö]/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ß/g, 'ss')
    .replace(/[đð]/g, 'd')
    .replace(/þ/g, 'th')
    .replace(/ł/g, 'l')
    .replace(/ħ/g, 'h')
    .replace(/ı/g, 'i');
}

/** "it", "is", "de" and "at" are words before they are countries; "IT" is a code. */
export function isOrdinaryWord(name: string): boolean {
  return foldText(name).length <= 3 && /^\p{L}+$/u.test(name) && name !== name.toUpperCase();
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** The longest character of several code points that is looked for at a cut: a family of four with skin colours has 27 units. */
const longestSign = 64;

/** Returns where to cut `text` to at most `max` units: never inside a visible character, unless that alone is longer. */
export function findCut(text: string, max: number): number {
  if (text.length <= max) return text.length;
  const cut = graphemes.segment(text.slice(0, max + longestSign)).containing(max)?.index ?? max;
  if (cut > 0) return cut;
  return max > 1 && /[\ud800-\udbff]/.test(text.charAt(max - 1)) ? max - 1 : max;
}

/** At most `max` characters, the rest left out unseen. */
export function cutTo(text: string, max: number): string {
  return text.slice(0, findCut(text, max));
}

/** At most `max` characters, the cut shown by an ellipsis and never inside a sign. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${cutTo(text, max - 1)}…`;
}

/** A text in pieces of at most `max` characters, none of them ending inside a sign. */
export function cutPieces(text: string, max: number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + findCut(text.slice(start, start + max + longestSign), max);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

import { measure, type Weight } from './font.ts';

// What XML 1.0 forbids, lone surrogates among it.
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// Signs that turn the text around them; the letters of a right-to-left name need none.
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** One line of text that XML can hold and that turns nothing around it. */
export function cleanLine(text: string): string {
  return text.replace(turning, '').replace(forbidden, ' ').replace(/\s+/g, ' ').trim();
}

/** A copy with every text cleaned and every number that JSON cannot hold made null, as JSON does it. */
export function cleanSpec<T>(value: T): T {
  if (typeof value === 'string') return cleanLine(value) as T;
  if (typeof value === 'number') return (Number.isFinite(value) ? value : null) as T;
  if (Array.isArray(value)) return value.map(cleanSpec) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleanSpec(part)])) as T;
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function shorten(text: string, width: number, size: number, weight: Weight = 400): string {
  if (measure(text, size, weight) <= width) return text;
  const characters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  while (characters.length > 1 && measure(`${characters.join('').trimEnd()}…`, size, weight) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Wraps into as many lines as `wrap`, but about equally long ones, so that none is left with a single word. */
export function wrapEvenly(text: string, width: number, size: number, weight: Weight, maxLines: number): string[] {
  const lines = wrap(text, width, size, weight, maxLines);
  let [narrow, wide] = [width / 2, width];
  while (wide - narrow > 4) {
    const middle = (narrow + wide) / 2;
    const tried = wrap(text, middle, size, weight, maxLines + 1);
    if (tried.length > lines.length || tried.some((line) => line.endsWith('…'))) narrow = middle;
    else wide = middle;
  }
  return wide < width ? wrap(text, wide, size, weight, maxLines) : lines;
}

/** Lines that fit the width, broken at spaces; what is left after `maxLines` goes behind an ellipsis. */
export function wrap(text: string, width: number, size: number, weight: Weight, maxLines: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && lines.length < maxLines - 1 && measure(longer, size, weight) > width) {
      lines.push(shorten(line, width, size, weight));
      line = word;
    } else line = longer;
  }
  lines.push(shorten(line, width, size, weight));
  return lines;
}

import { operatorTexts } from '#src/texts/operator.ts';
import { SourceError } from './source.ts';

const longestLine = 1_000_000;
const anyEnd = /\r\n|\n|\r/;

const { source: texts } = operatorTexts;

/**
 * The lines of a text that comes in pieces, a batch for each piece, without their ends (\n, \r\n or \r) and without a byte order mark.
 * @throws SourceError where the last line has no end: a file that was cut off looks like this, even behind a whole row.
 */
export async function* readLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let decoder = new TextDecoder();
  let rest = '';
  let isFirst = true;
  for await (const piece of pieces) {
    if (isFirst && piece.length > 0) {
      const encoding = findUtf16(piece);
      if (encoding) decoder = new TextDecoder(encoding);
      isFirst = false;
    }
    const text = rest + decoder.decode(piece, { stream: true });
    // A return at the end may be the first half of a line's end.
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const whole = text.slice(0, end);
    const lines = whole.split(whole.includes('\r') ? anyEnd : '\n');
    rest = `${lines.pop() ?? ''}${text.slice(end)}`;
    if (rest.length > longestLine) throw new SourceError(texts.longLine);
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  if (rest.endsWith('\r')) yield rest.slice(0, -1).split('\r');
  else if (rest !== '') throw new SourceError(texts.cutOff);
}

/** As Excel saves “Unicode text”: told by the mark at the beginning, or by the empty half of each of the first signs. */
function findUtf16([first, second, third, fourth]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if ((first === 0xff && second === 0xfe) || (first && second === 0 && third && fourth === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second && third === 0 && fourth) ? 'utf-16be' : null;
}

export function isUtf16(piece: Uint8Array): boolean {
  return findUtf16(piece) !== null;
}

import { SourceError } from './source.ts';

const longestLine = 1_000_000;

/** The lines of a text that comes in pieces, a batch for each piece, without their ends (\n, \r\n or \r) and without a byte order mark. */
export async function* readLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let decoder = new TextDecoder();
  let rest = '';
  let isFirst = true;
  for await (const piece of pieces) {
    if (isFirst && piece.length > 0) {
      const encoding = findUtf16(piece);
      if (encoding) decoder = new TextDecoder(encoding);
      else refuseOtherFormats(piece);
      isFirst = false;
    }
    const text = rest + decoder.decode(piece, { stream: true });
    // A return at the end may be the first half of a line's end.
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(/\r\n|\n|\r/);
    rest = `${lines.pop() ?? ''}${text.slice(end)}`;
    if (rest.length > longestLine)
      throw new SourceError('This is not a table: it has a line of more than a million characters.');
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  const last = rest.split('\r').filter((line, index) => index === 0 || line !== '');
  if (rest !== '') yield last;
}

/** As Excel saves “Unicode text”: told by the mark at the beginning, or by the empty half of each of the first signs. */
function findUtf16([first, second, third, fourth]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if ((first === 0xff && second === 0xfe) || (first && second === 0 && third && fourth === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second && third === 0 && fourth) ? 'utf-16be' : null;
}

/** Refuses files that people hand over by mistake, by their first bytes. */
function refuseOtherFormats(piece: Uint8Array) {
  const start = Buffer.from(piece.subarray(0, 64)).toString('latin1');
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  const refuse = (what: string, advice: string) => {
    throw new SourceError(`This is ${what}, not a CSV file. ${advice}`);
  };
  if (start.startsWith('\x1f\x8b')) refuse('a compressed file (gzip)', 'Unpack it first.');
  if (start.startsWith('PK')) refuse('a spreadsheet or a zip file', 'Download the table from Eurostat as SDMX-CSV.');
  if (start.startsWith('%PDF')) refuse('a PDF', 'Download the table from Eurostat as SDMX-CSV.');
  if (start.includes('\0'))
    refuse(
      'a binary file or in another encoding than UTF-8',
      'Download the table from Eurostat as SDMX-CSV, in UTF-8.',
    );
  if (text.startsWith('{') || text.startsWith('[')) refuse('JSON', 'Download the table from Eurostat as SDMX-CSV.');
  if (text.startsWith('<')) refuse('a web page or XML', 'Download the table from Eurostat as SDMX-CSV.');
}

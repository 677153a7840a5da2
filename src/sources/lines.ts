import { SourceError } from './source.ts';

const longestLine = 1_000_000;

/** The lines of a text that comes in pieces, a batch for each piece, without their ends (\n or \r\n) and without a byte order mark. */
export async function* readLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  let isFirst = true;
  for await (const piece of pieces) {
    if (isFirst && piece.length > 0) {
      refuseOtherFormats(piece);
      isFirst = false;
    }
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine)
      throw new SourceError('This is not a table: it has a line of more than a million characters.');
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  rest += decoder.decode();
  if (rest !== '') yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** What people hand over by mistake, told by its first bytes. */
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

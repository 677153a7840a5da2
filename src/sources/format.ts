import type { CellReader } from './cell.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { readJsonStat } from './json-stat.ts';
import { isUtf16 } from './lines.ts';
import { createOwnCsvReader } from './own-csv.ts';
import { readSdmxCsv } from './sdmx-csv.ts';
import { isSdmxHeader } from './sdmx-header.ts';
import { SourceError } from './source.ts';
import { isTsvHeader, readTsv } from './tsv.ts';

const advice =
  'Download the table from Eurostat as SDMX-CSV, TSV or JSON-stat; for a table of your own, say what its columns are.';

/** The reader of a file that begins so. @throws SourceError that says what the file is instead, and what to try */
export function chooseFormat(head: Uint8Array, mapping: ColumnMapping | null): CellReader {
  const bytes = Buffer.from(head);
  if (isUtf16(head)) return mapping ? createOwnCsvReader(mapping) : readSdmxCsv;
  const start = bytes.subarray(0, 64).toString('latin1');
  const text = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  const refuse = (what: string): never => {
    throw new SourceError(`This is ${what}, not a table of figures. ${advice}`);
  };
  if (start.startsWith('\x1f\x8b')) refuse('a compressed file (gzip) inside another');
  if (start.startsWith('PK')) refuse('a spreadsheet or a zip file');
  if (start.startsWith('%PDF')) refuse('a PDF');
  if (start.includes('\0')) refuse('a binary file or in another encoding than UTF-8');
  if (text.startsWith('<')) refuse('a web page or XML');
  if (text.startsWith('{') || text.startsWith('[')) return readJsonStat;
  if (text === '') throw new SourceError('The file is empty.');
  if (mapping) return createOwnCsvReader(mapping);
  const [line = ''] = text.split(/\r\n|\n|\r/, 1);
  if (isTsvHeader(line)) return readTsv;
  if (isSdmxHeader(line)) return readSdmxCsv;
  throw new SourceError(
    `The first line is not the header of a table of Eurostat. ${advice} For example: indicator=unemployment region=nuts year=year value=rate.`,
  );
}

import { operatorTexts } from '#src/texts/operator.ts';
import type { CellReader } from './cell.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { readJsonStat } from './json-stat.ts';
import { isUtf16 } from './lines.ts';
import { createOwnCsvReader } from './own-csv.ts';
import { readSdmxCsv } from './sdmx-csv.ts';
import { isSdmxHeader } from './sdmx-header.ts';
import { SourceError } from './source.ts';
import { isTsvHeader, readTsv } from './tsv.ts';

const { source: texts } = operatorTexts;

/** The reader of a file that begins so. @throws SourceError that says what the file is instead, and what to try */
export function chooseFormat(head: Uint8Array, mapping: ColumnMapping | null): CellReader {
  const bytes = Buffer.from(head);
  if (isUtf16(head)) return mapping ? createOwnCsvReader(mapping) : readSdmxCsv;
  const start = bytes.subarray(0, 64).toString('latin1');
  const text = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  const refuse = (kind: string): never => {
    throw new SourceError(texts.noFigures({ kind, advice: texts.advice }));
  };
  if (start.startsWith('\x1f\x8b')) refuse(texts.kinds.gzip);
  if (start.startsWith('PK')) refuse(texts.kinds.zip);
  if (start.startsWith('%PDF')) refuse(texts.kinds.pdf);
  if (start.includes('\0')) refuse(texts.kinds.binary);
  if (text.startsWith('<')) refuse(texts.kinds.xml);
  if (text.startsWith('{') || text.startsWith('[')) return readJsonStat;
  if (text === '') throw new SourceError(texts.empty);
  if (mapping) return createOwnCsvReader(mapping);
  const [line = ''] = text.split(/\r\n|\n|\r/, 1);
  if (isTsvHeader(line)) return readTsv;
  if (isSdmxHeader(line)) return readSdmxCsv;
  throw new SourceError(texts.noHeader({ advice: texts.advice }));
}

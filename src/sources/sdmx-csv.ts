import { parse as parseCsv } from 'csv-parse/sync';
import type { FigureRow, KnownFigures, Series } from '#src/domain/figures/figure-row.ts';
import { readLines } from './lines.ts';
import { findDelimiter, needsCodes, parseSdmxHeader, type SdmxHeader } from './sdmx-header.ts';
import { createRowReader, parseDataset } from './sdmx-row.ts';
import { type Source, SourceError } from './source.ts';

/**
 * Eurostat's SDMX-CSV. Rows that none of the `series` describes are left out; a file where that holds for all of them is refused, because
 * then the catalogue lacks an indicator for it.
 */
export const sdmxCsv: Source<AsyncIterable<Uint8Array>> = { name: 'SDMX-CSV', parse };

async function* parse(raw: AsyncIterable<Uint8Array>, known: KnownFigures): AsyncGenerator<FigureRow[]> {
  let header: SdmxHeader | undefined;
  let readRow: ReturnType<typeof createRowReader> | undefined;
  let lineNumber = 0;
  let delimiter = ',';
  let unmatched: string[] | undefined;
  let hasMatch = false;
  let dataset: string | undefined;
  for await (const lines of readLines(raw)) {
    const rows: FigureRow[] = [];
    for (const line of lines) {
      lineNumber += 1;
      if (line === '') continue;
      if (!header) delimiter = findDelimiter(line);
      const fields = splitFields(line, delimiter);
      if (!header || !readRow) {
        header = parseSdmxHeader(line, fields ?? [], delimiter);
        readRow = createRowReader(header, known);
        continue;
      }
      if (!fields) {
        rows.push({
          kind: 'bad',
          line: lineNumber,
          reason: 'A quotation mark is opened or closed in the wrong place.',
        });
        continue;
      }
      const row = readRow(fields, lineNumber);
      if (row.kind !== 'leftOut' || row.reason !== 'otherSeries') hasMatch = true;
      else {
        unmatched ??= fields;
        dataset ??= parseDataset(fields[header.dataflow] ?? '') ?? undefined;
      }
      rows.push(row);
    }
    if (rows.length > 0) yield rows;
  }
  if (!header) throw new SourceError('The file is empty.');
  if (!hasMatch && dataset !== undefined)
    throw new SourceError(describeNoMatch(dataset, header, known.series, unmatched ?? []));
}

/** The fields of one line; null if its quotation marks do not pair. No field of the format holds a line break. */
function splitFields(line: string, delimiter: string): string[] | null {
  if (!line.includes('"')) return line.split(delimiter);
  try {
    return (parseCsv(line, { relaxColumnCount: true, delimiter }) as string[][])[0] ?? [];
  } catch {
    return null;
  }
}

function describeNoMatch(dataset: string, header: SdmxHeader, series: Series[], fields: string[]): string {
  const own = series.filter((one) => one.dataset === dataset);
  if (own.length === 0) {
    const importable = [...new Set(series.map((one) => one.dataset))].sort().join(', ');
    return `No indicator of the catalogue comes from the table ${dataset}. Tables that can be imported: ${importable}.`;
  }
  // Codes have no small letters and no blanks.
  const named = header.dimensions
    .map(({ column }) => fields[column] ?? '')
    .find((text) => /\p{L}\p{Ll}|\p{L} /u.test(text));
  if (named !== undefined) return `This file has names (“${named.slice(0, 60)}”) where codes are needed. ${needsCodes}`;
  const expected = own
    .map(({ indicator, dimensions }) => `${indicator} (${describeDimensions(dimensions)})`)
    .join('; ');
  const here = header.dimensions.map(({ name }) => name).join(', ');
  return `No row of this file is for an indicator of the catalogue. From ${dataset} it takes ${expected}; this file tells rows apart by ${here}.`;
}

function describeDimensions(dimensions: Record<string, string>): string {
  return Object.entries(dimensions)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

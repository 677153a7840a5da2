import { operatorTexts } from '#src/texts/operator.ts';
import type { BadCell, Cell, CellReader } from './cell.ts';
import { codeOf } from './code-labels.ts';
import { readLines } from './lines.ts';
import { findSdmxDelimiter, parseSdmxHeader, type SdmxHeader } from './sdmx-header.ts';
import { splitFields } from './split-fields.ts';

const { source: texts } = operatorTexts;

/** SDMX-CSV 1.0 and 2.0 as Eurostat writes them, with codes, with labels beside the codes or with labels in their place. */
export const readSdmxCsv: CellReader = async function* readSdmxCsv(pieces, { table }) {
  let header: SdmxHeader | undefined;
  let dimensions: string[] = [];
  let lineNumber = 0;
  let delimiter = ',';
  let readRow: RowReader = () => null;
  for await (const lines of readLines(pieces)) {
    const cells: (Cell | BadCell)[] = [];
    for (const line of lines) {
      lineNumber += 1;
      if (line === '') continue;
      if (!header) {
        delimiter = findSdmxDelimiter(line);
        header = parseSdmxHeader(line, splitFields(line, delimiter) ?? []);
        dimensions = header.dimensions.map(({ name }) => name);
        readRow = createRowReader(header, delimiter, table);
        continue;
      }
      cells.push(readRow(line, lineNumber) ?? readWhole(line, header, { delimiter, line: lineNumber, table }));
    }
    yield { dimensions, takesComma: delimiter !== ',', hasFlags: (header?.flag ?? -1) >= 0, cells };
  }
};

type RowReader = (line: string, number: number) => Cell | null;

/**
 * Reads rows that begin as the row before, as those of one place do: only what follows is taken apart. Null for a row that has to be read as a whole,
 * which the next one is compared with.
 */
function createRowReader(header: SdmxHeader, delimiter: string, table: string): RowReader {
  const { timePeriod, value, flag, confidentiality, width } = header;
  const ownColumns = [timePeriod, value, flag, confidentiality].filter((column) => column >= 0);
  const first = Math.min(...ownColumns);
  // Only where nothing that tells rows apart stands behind the year.
  if (width - first !== ownColumns.length) return () => null;
  let start = '';
  let before: Cell | null = null;
  return (line, number) => {
    if (before !== null && line.startsWith(start) && !line.includes('"', start.length)) {
      const fields = line.slice(start.length).split(delimiter);
      if (fields.length !== ownColumns.length) return null;
      const text = (column: number) => (column < 0 ? '' : codeOf((fields[column - first] as string).trim()));
      return {
        line: number,
        dataset: before.dataset,
        updated: before.updated,
        freq: before.freq,
        values: before.values,
        geo: before.geo,
        period: (fields[timePeriod - first] as string).trim(),
        value: text(value),
        flags: text(flag),
        confidentiality: text(confidentiality),
      };
    }
    before = null;
    if (line.includes('"')) return null;
    const read = readWhole(line, header, { delimiter, line: number, table });
    if ('reason' in read) return null;
    start = startOf(line, delimiter, first);
    before = read;
    return read;
  };
}

/** The first fields of a line without quotation marks, with what separates them from the next. */
function startOf(line: string, delimiter: string, fields: number): string {
  let end = 0;
  for (let field = 0; field < fields; field += 1) end = line.indexOf(delimiter, end) + 1;
  return line.slice(0, end);
}

function readWhole(
  text: string,
  header: SdmxHeader,
  { delimiter, line, table }: { delimiter: string; line: number; table: string },
): Cell | BadCell {
  const fields = splitFields(text, delimiter);
  return fields ? toCell(fields, header, line, table) : { line, reason: texts.brokenQuotes };
}

function toCell(fields: string[], header: SdmxHeader, line: number, table: string): Cell | BadCell {
  if (fields.length !== header.width)
    return { line, reason: texts.wrongWidth({ count: String(fields.length), expected: String(header.width) }) };
  const text = (column: number) => (column < 0 ? '' : (fields[column] as string).trim());
  if (text(header.action).toUpperCase() === 'D') return { line, reason: texts.cell.takesBack };
  const values: string[] = [];
  for (const { column } of header.dimensions) values.push((fields[column] as string).trim());
  return {
    line,
    dataset: text(header.dataflow) || table,
    updated: text(header.lastUpdate),
    freq: text(header.freq),
    values,
    geo: text(header.geo),
    period: text(header.timePeriod),
    value: codeOf(text(header.value)),
    flags: codeOf(text(header.flag)),
    confidentiality: codeOf(text(header.confidentiality)),
  };
}

import type { BadCell, Cell, CellReader } from './cell.ts';
import { codeOf } from './code-labels.ts';
import { readLines } from './lines.ts';
import { findSdmxDelimiter, parseSdmxHeader, type SdmxHeader } from './sdmx-header.ts';
import { brokenQuotes, splitFields } from './split-fields.ts';

/** SDMX-CSV 1.0 and 2.0 as Eurostat writes them, with codes, with labels beside the codes or with labels in their place. */
export const readSdmxCsv: CellReader = async function* readSdmxCsv(pieces, { table }) {
  let header: SdmxHeader | undefined;
  let dimensions: string[] = [];
  let lineNumber = 0;
  let delimiter = ',';
  for await (const lines of readLines(pieces)) {
    const cells: (Cell | BadCell)[] = [];
    for (const line of lines) {
      lineNumber += 1;
      if (line === '') continue;
      if (!header) {
        delimiter = findSdmxDelimiter(line);
        header = parseSdmxHeader(line, splitFields(line, delimiter) ?? []);
        dimensions = header.dimensions.map(({ name }) => name);
        continue;
      }
      const fields = splitFields(line, delimiter);
      cells.push(fields ? toCell(fields, header, lineNumber, table) : { line: lineNumber, reason: brokenQuotes });
    }
    yield { dimensions, takesComma: delimiter !== ',', hasFlags: (header?.flag ?? -1) >= 0, cells };
  }
};

function toCell(fields: string[], header: SdmxHeader, line: number, table: string): Cell | BadCell {
  if (fields.length !== header.width)
    return { line, reason: `It has ${fields.length} fields where the first line has ${header.width}.` };
  const text = (column: number) => (column < 0 ? '' : (fields[column] as string).trim());
  if (text(header.action).toUpperCase() === 'D')
    return { line, reason: 'It takes a figure back (ACTION D). Download the table as a whole.' };
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

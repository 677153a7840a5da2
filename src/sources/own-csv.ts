import { operatorTexts } from '#src/texts/operator.ts';
import type { BadCell, Cell, CellReader } from './cell.ts';
import { type ColumnMapping, findColumns, type MappedColumns } from './column-mapping.ts';
import { readLines } from './lines.ts';
import { SourceError } from './source.ts';
import { splitFields } from './split-fields.ts';

const { source: texts } = operatorTexts;

/** A table of one's own: a line of names, then a row for each figure. The columns may be in any order and separated by , ; | or tabs. */
export function createOwnCsvReader(mapping: ColumnMapping): CellReader {
  return async function* readOwnCsv(pieces) {
    let columns: MappedColumns | undefined;
    let width = 0;
    let delimiter = ',';
    let lineNumber = 0;
    for await (const lines of readLines(pieces)) {
      const cells: (Cell | BadCell)[] = [];
      for (const line of lines) {
        lineNumber += 1;
        if (line.trim() === '') continue;
        if (!columns) {
          delimiter = findSeparator(line);
          const names = splitFields(line.replace(/^\ufeff/, ''), delimiter) ?? [];
          const found = findColumns(names, mapping);
          if (typeof found === 'string') throw new SourceError(found);
          columns = found;
          width = names.length;
          continue;
        }
        const fields = splitFields(line, delimiter);
        if (!fields) cells.push({ line: lineNumber, reason: texts.brokenQuotes });
        else if (fields.length !== width)
          cells.push({
            line: lineNumber,
            reason: texts.wrongWidth({ count: String(fields.length), expected: String(width) }),
          });
        else if (isMeant(fields, columns)) cells.push(toCell(fields, columns, lineNumber));
      }
      yield { dimensions: [], takesComma: true, hasFlags: (columns?.flags ?? -1) >= 0, cells };
    }
  };
}

/** The sign that stands most often in the first line. */
function findSeparator(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const [best = ','] = [',', ';', '\t', '|'].toSorted(
    (left, right) => bare.split(right).length - bare.split(left).length,
  );
  return best;
}

function isMeant(fields: string[], { where }: MappedColumns): boolean {
  return where.every(({ column, text }) => fields[column]?.trim() === text);
}

function toCell(fields: string[], columns: MappedColumns, line: number): Cell {
  const text = (column: number) => (column < 0 ? '' : (fields[column] ?? '').trim());
  return {
    line,
    dataset: '',
    updated: '',
    freq: '',
    values: [],
    geo: text(columns.region),
    period: columns.fixedYear || text(columns.year),
    // “12,5 %” as spreadsheets show it.
    value: text(columns.value).replace(/\s*%$/, ''),
    flags: text(columns.flags),
    confidentiality: '',
  };
}

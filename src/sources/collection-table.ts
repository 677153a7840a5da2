import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/universal';
import { decodeText } from '#src/core/decode-text.ts';
import {
  type BrokenRow,
  type Cell,
  type CollectionRow,
  type CollectionTable,
  collectionLimits,
} from '#src/domain/experiences/collection.ts';
import { CollectionError } from '#src/domain/experiences/collection-fault.ts';
import { isWorkbook, startsWith } from './collection-bytes.ts';
import { isBlank, readPeopleCsv } from './people-csv.ts';
import { findDelimiter, mostNames } from './split-fields.ts';

const { rows: mostRows, columns: mostColumns, cell: longestCell } = collectionLimits;
/** Lines above the names of the columns, such as a title, that are looked past. */
const mostAbove = 20;

/**
 * Reads the bytes of a list, CSV or XLSX: the names of its columns and its rows that are not empty. `isColumn` tells names that people give to columns. What it takes grows with
 * what a file holds, so large ones are read in a process of their own: readListInProcess.
 * @throws CollectionError where it is no such file, or has more than is taken
 */
export async function readCollectionTable(
  bytes: Uint8Array,
  isColumn: (name: string) => boolean,
): Promise<CollectionTable> {
  return toTable(isWorkbook(bytes) ? await readWorkbook(bytes) : readCsv(bytes, isColumn), isColumn);
}

type Line = { line: number; cells: Cell[]; isOpen?: boolean };

function readCsv(bytes: Uint8Array, isColumn: (name: string) => boolean): Line[] {
  if (
    startsWith(bytes, 0x25, 0x50, 0x44, 0x46) ||
    startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
    startsWith(bytes, 0x1f, 0x8b)
  )
    throw new CollectionError('no-table');
  const text = decodeText(bytes);
  if (text.includes('\0') || /^\s*(?:<!doctype|<html|<\?xml|\{)/i.test(text)) throw new CollectionError('no-table');
  return readStrictly(text, isColumn) ?? readPeopleCsv(text, isColumn);
}

/**
 * Reads a table whose quotation marks pair as RFC 4180 says, so that other marks in a text mean nothing; null where they do not. What people type by hand
 * is for the reader that knows all kinds of marks.
 */
function readStrictly(text: string, isColumn: (name: string) => boolean): Line[] | null {
  const head = text.split(/\r\n|\n|\r/, mostAbove);
  const named = head.find((line) =>
    delimitersIn(line).some((sign) => line.split(sign, mostNames).some((name) => isColumn(bare(name)))),
  );
  if (named === undefined) return null;
  const delimiter = findDelimiter(named, isColumn);
  try {
    const lines: Line[] = [];
    parse(text, {
      // Blank lines, of which there may be millions, are passed over, and each row is given away at once.
      ...{ delimiter, bom: true, relaxColumnCount: true, skipEmptyLines: true },
      onRecord(cells: string[], { lines: read }) {
        if (cells.length > 1 || !isEmpty(cells[0] ?? '')) lines.push({ line: read - countLineEnds(cells), cells });
        if (lines.length > 2 * mostRows) throw new CollectionError('too-many-rows');
        return null;
      },
    });
    return lines;
  } catch (error) {
    if (error instanceof CollectionError) throw error;
    return null;
  }
}

/** Line ends within the cells of a row. */
const countLineEnds = (cells: readonly string[]) =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

const delimitersIn = (line: string) => [',', ';', '\t', '|'].filter((sign) => line.includes(sign));
const bare = (name: string) => name.replaceAll('"', '').trim();

async function readWorkbook(bytes: Uint8Array): Promise<Line[]> {
  const data = await readSheet(new Blob([Buffer.from(bytes)])).catch(() => {
    throw new CollectionError('damaged');
  });
  // Blank rows and columns between the others count, since they are held too.
  if (data.length > 2 * mostRows) throw new CollectionError('too-many-rows');
  if (data.some(({ length }) => length > 2 * mostColumns)) throw new CollectionError('too-many-columns');
  return data.map((row, index) => ({ line: index + 1, cells: row.map(toCell) }));
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return String(value);
}

function toTable(lines: readonly Line[], isColumn: (name: string) => boolean): CollectionTable {
  const filled = lines.filter(({ cells }) => cells.some((cell) => !isEmpty(cell)));
  const named = filled
    .slice(0, mostAbove)
    .findIndex(({ cells }) => cells.slice(0, mostNames).some((cell) => isColumn(String(cell ?? ''))));
  const [head, ...body] = filled.slice(Math.max(named, 0));
  if (!head) throw new CollectionError('empty');
  const width = head.cells.findLastIndex((cell) => !isEmpty(cell)) + 1;
  if (width > mostColumns) throw new CollectionError('too-many-columns');
  if (width < 2 && named < 0) throw new CollectionError('no-columns');
  if (body.length === 0) throw new CollectionError('empty');
  if (body.length > mostRows) throw new CollectionError('too-many-rows');
  const header = head.cells.slice(0, width).map((cell) => String(cell ?? '').trim());
  return { header, rows: body.map((line) => toRow(line, width)) };
}

function toRow({ line, cells, isOpen }: Line, width: number): CollectionRow {
  const filled = cells.findLastIndex((cell) => !isEmpty(cell)) + 1;
  const length = cells.reduce<number>((most, cell) => Math.max(most, String(cell ?? '').length), 0);
  const broken: BrokenRow | null = isOpen
    ? { kind: 'open-quote' }
    : length > longestCell
      ? { kind: 'long-cell', length, most: longestCell }
      : filled > width
        ? { kind: 'cells', cells: filled, columns: width }
        : null;
  const shown = broken === null ? cells.slice(0, width) : cells.slice(0, width).map(cutCell);
  return { line, cells: shown, broken };
}

/** What cannot be taken is kept to be shown, and no more of it than a sheet can hold. */
const cutCell = (cell: Cell): Cell => (typeof cell === 'string' ? cell.slice(0, longestCell) : cell);

const isEmpty = (cell: Cell) => cell === null || (typeof cell === 'string' && isBlank(cell));

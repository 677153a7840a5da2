import writeXlsxFile, { type SheetData } from 'write-excel-file/universal';
import { cutTo, shorten } from '#src/core/text.ts';
import type { Grid } from './grid.ts';

export type Sheet = { name: string } & Grid;

/** A sheet's name holds at most so many characters, and none of the others. */
const longestName = 31;
/** Excel keeps this name for itself. */
const kept = ['history'];
/** A longer text makes Excel mend the whole file. */
const longestText = 32_767;
const forbidden = /[[\]:*?/\\]/g;
const widest = 60;
const narrowest = 8;

/** Tables as a workbook, a sheet each. Numbers are numbers and dates dates; texts are texts even where they look like formulas. Notes have a sheet of their own, one a row. */
export async function toXlsx(
  sheets: readonly Sheet[],
  notes: { name: string; lines: readonly string[] },
): Promise<Buffer> {
  const whole = [...sheets, { name: notes.name, columns: [], rows: notes.lines.map((line) => [line]) }];
  const names = nameSheets(whole.map(({ name }) => name));
  // The way for browsers: it packs each part at once, which takes a quarter of what the way for Node does, part by part as streams.
  const blob = await writeXlsxFile(
    whole.map((sheet, index) => ({
      data: toCells(sheet),
      sheet: names[index] ?? '',
      columns: widthsOf(sheet),
      ...(sheet.columns.length > 0 && { stickyRowsCount: 1 }),
    })),
  ).toBlob();
  return Buffer.from(await blob.arrayBuffer());
}

function toCells({ columns, rows }: Grid): SheetData {
  const head = columns.map((value) => ({ type: String, value, fontWeight: 'bold' as const, wrap: true }));
  const body = rows.map((row) =>
    row.map((value) =>
      value === null
        ? null
        : typeof value === 'number'
          ? { type: Number, value }
          : value instanceof Date
            ? { type: Date, value, format: 'yyyy-mm-dd' }
            : { type: String, value: shorten(value, longestText) },
    ),
  );
  return columns.length > 0 ? [head, ...body] : body;
}

function widthsOf({ columns, rows }: Grid): { width: number }[] {
  const count = Math.max(columns.length, rows[0]?.length ?? 0);
  return Array.from({ length: count }, (_, at) => {
    const longest = Math.max(...[columns, ...rows].map((row) => lengthOf(row[at] ?? '')), 0);
    return { width: Math.min(Math.max(longest + 2, narrowest), widest) };
  });
}

const lengthOf = (value: string | number | Date) =>
  value instanceof Date ? value.toISOString().indexOf('T') : String(value).length;

/** Each name once, as a spreadsheet takes it. */
function nameSheets(names: readonly string[]): string[] {
  const taken = new Set<string>(kept);
  return names.map((name) => {
    const clean =
      name
        .replace(forbidden, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || '–';
    for (let number = 1; ; number += 1) {
      const behind = number === 1 ? '' : ` (${number})`;
      const unique = `${cutTo(clean, longestName - behind.length).replace(/[\s']+$/, '')}${behind}`;
      if (taken.has(unique.toLowerCase())) continue;
      taken.add(unique.toLowerCase());
      return unique;
    }
  });
}

import type { Context } from 'hono';
import { describeCounts, sheetColumns, sheetRow } from '#src/answers/experiences/collection.ts';
import { describeDisposition } from '#src/core/file-name.ts';
import { toCsv } from '#src/exports/csv.ts';
import { toXlsx } from '#src/exports/xlsx.ts';
import type { OpenCollection } from '#src/operations/experiences/collection.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listRows } from '#src/store/experiences/collection-row.ts';
import { textsFor } from '#src/texts/index.ts';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** All rows of a list as a file, each with what was found in it, to be mended and brought in again. */
export async function sheetResponse(
  c: Context,
  sql: Sql,
  { collection, counts }: OpenCollection,
  language: string,
  format: keyof typeof types,
): Promise<Response> {
  const { collection: texts } = textsFor(language);
  const rows = await listRows(sql, collection.id, { which: 'all', limit: counts.rows });
  const grid = {
    columns: sheetColumns(collection.header, language),
    rows: rows.map((row) => sheetRow(row, collection.header.length, language)),
  };
  const notes = { name: texts.sheetNotes, lines: describeCounts(counts, language) };
  const body = format === 'csv' ? toCsv(grid) : await toXlsx([{ name: texts.sheetName, ...grid }], notes);
  const name = `${(collection.file ?? '').replace(/\.[^.]*$/, '') || 'list'}-checked.${format}`;
  return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'content-type': types[format],
    'content-disposition': describeDisposition('attachment', name),
  });
}

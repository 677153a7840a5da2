import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Sql } from './db.ts';

/** A value of a column; null is SQL's null. */
export type Cell = string | number | boolean | null;

/** Sends rows into a table with COPY. Rows given to `write` are not kept: it resolves when there is room for more. */
export async function copyInto(
  sql: Sql,
  table: string,
  columns: string[],
): Promise<{ write(rows: Cell[][]): Promise<void>; end(): Promise<void> }> {
  const stream = await sql`copy ${sql(table)} (${sql(columns)}) from stdin`.writable();
  const done = finished(stream);
  done.catch(() => {});
  return {
    async write(rows) {
      if (rows.length === 0) return;
      if (!stream.write(rows.map(encodeRow).join(''))) await Promise.race([once(stream, 'drain'), done]);
    },
    async end() {
      stream.end();
      await done;
    },
  };
}

function encodeRow(cells: Cell[]): string {
  return `${cells.map(encodeCell).join('\t')}\n`;
}

function encodeCell(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell !== 'string') return String(cell);
  return /[\\\t\n\r]/.test(cell)
    ? cell.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : cell;
}

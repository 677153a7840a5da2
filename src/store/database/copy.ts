import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Sql } from './database.ts';

/** A value of a column; null is SQL's null. */
export type Cell = string | number | boolean | null;

export type CopyStream = {
  /** Resolves when there is room for more; the rows are not kept. */
  write(rows: Cell[][]): Promise<void>;
  /** The same with rows that are written as COPY reads them, a line each. */
  writeLines(lines: string | Uint8Array): Promise<void>;
  /** Resolves when the table has them all. */
  end(): Promise<void>;
  /** Breaks off, so that the connection can be used again. The transaction can only be rolled back. */
  cancel(): Promise<void>;
};

/** Sends rows into a table with COPY. Nothing else can be asked of the connection before `end` or `cancel`. */
export async function copyInto(sql: Sql, table: string, columns: string[]): Promise<CopyStream> {
  const { stream, done } = await openCopy(sql`copy ${sql(table)} (${sql(columns)}) from stdin`);
  const writeLines = async (lines: string | Uint8Array) => {
    if (lines.length > 0 && !stream.write(lines)) await Promise.race([once(stream, 'drain'), done]);
  };
  return {
    write: (rows) => writeLines(rows.map(encodeRow).join('')),
    writeLines,
    async end() {
      stream.end();
      await done;
    },
    async cancel() {
      stream.destroy();
      await done.catch(() => {});
    },
  };
}

/**
 * The stream of a `copy … from stdin`, and what becomes of it. What is refused after the last row was sent, or a connection that is lost then,
 * postgres.js 3.4.9 tells the query alone, which was settled when it gave the stream; the stream waits for ever.
 */
export async function openCopy(query: {
  writable(): Promise<Writable>;
}): Promise<{ stream: Writable; done: Promise<void> }> {
  const stream = await query.writable();
  const refused = new Promise<never>((_, reject) => Object.assign(query, { reject }));
  const done = Promise.race([finished(stream), refused]);
  done.catch(() => {});
  return { stream, done };
}

function encodeRow(cells: Cell[]): string {
  return `${cells.map(encodeCell).join('\t')}\n`;
}

/** A cell as a line of COPY has it. */
export function encodeCell(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell !== 'string') return String(cell);
  return /[\\\t\n\r]/.test(cell)
    ? cell.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : cell;
}

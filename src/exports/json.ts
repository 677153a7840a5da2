import type { Block } from '#src/core/message.ts';
import { withoutNoise } from './without-noise.ts';

type Table = Extract<Block, { type: 'table' }>;

/** The tables of an answer as JSON: a cell is its words, or an object of its words and the number they say, with unit, year, flags and source. */
export function toJson(
  about: { title: string; line: string; createdAt: string; language: string; notes: readonly string[] },
  tables: readonly Table[],
): string {
  const written = tables.map(({ columns, rows, data }) => ({
    columns: columns.map(({ label }) => label),
    rows: rows.map((row, index) =>
      row.map((text, column) => {
        const number = data?.[index]?.[column];
        return number ? { text, ...number, value: withoutNoise(number.value) } : text;
      }),
    ),
  }));
  return `${JSON.stringify({ ...about, tables: written }, null, 2)}\n`;
}

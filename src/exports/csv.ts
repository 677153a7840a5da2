import { stringify } from 'csv-stringify/sync';
import type { Grid } from './grid.ts';

const cast = { date: (day: Date) => day.toISOString().slice(0, 10) };

/**
 * A table as CSV (RFC 4180), in UTF-8 with the mark by which Excel knows it. A text that a spreadsheet would run as a formula has an apostrophe before
 * it; a number never has. Dates are YYYY-MM-DD. Without columns it is the rest of a table that was begun before.
 */
export function toCsv({ columns, rows }: Pick<Grid, 'rows'> & { columns: Grid['columns'] | null }): string {
  const all = columns === null ? rows : [columns, ...rows];
  return stringify(all, { bom: columns !== null, record_delimiter: 'windows', escape_formulas: true, cast });
}

import { stringify } from 'csv-stringify/sync';
import type { Grid } from './grid.ts';

/**
 * A table as CSV (RFC 4180), in UTF-8 with the mark by which Excel knows it. A text that a spreadsheet would run as a formula has an apostrophe before
 * it; a number never has.
 */
export function toCsv({ columns, rows }: Grid): string {
  return stringify([columns, ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true });
}

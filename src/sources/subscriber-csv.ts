import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

export const subscriberColumns = [
  'address',
  'name',
  'weekday',
  'time',
  'zone',
  'language',
  'areas',
  'regions',
] as const;
export type SubscriberColumn = (typeof subscriberColumns)[number];

/** A line of a list of subscribers as written; `line` counts from 1 with the header, a column left out is ''. */
export type SubscriberRow = Record<SubscriberColumn, string> & { line: number };

export type SubscriberCsv =
  | { type: 'rows'; rows: SubscriberRow[] }
  | { type: 'no-csv'; reason: string }
  | { type: 'no-columns'; missing: SubscriberColumn[] };

const required: readonly SubscriberColumn[] = ['address'];

/** Reads a list of subscribers: a header with the names of columns in any order, commas, semicolons or tabs between. */
export function parseSubscriberCsv(text: string): SubscriberCsv {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'],
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [header, ...lines] = records;
    const names = (header?.record ?? []).map((name) => name.trim().toLowerCase());
    const missing = required.filter((column) => !names.includes(column));
    if (missing.length > 0) return { type: 'no-columns', missing };
    let end = header?.info.lines ?? 1;
    const rows = lines.map(({ record, info }) => {
      // The parser counts the line a record ends on; people look for the one it begins on.
      const line = end + 1;
      end = info.lines;
      const cell = (column: SubscriberColumn) => record[names.indexOf(column)] ?? '';
      return {
        ...(Object.fromEntries(subscriberColumns.map((column) => [column, cell(column)])) as Record<
          SubscriberColumn,
          string
        >),
        line,
      };
    });
    return { type: 'rows', rows };
  } catch (error) {
    if (error instanceof CsvError) return { type: 'no-csv', reason: error.message };
    throw error;
  }
}

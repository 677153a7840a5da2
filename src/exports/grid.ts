import type { Block, CellData } from '#src/core/message.ts';
import type { Texts } from '#src/texts/index.ts';
import { withoutNoise } from './without-noise.ts';

type Table = Extract<Block, { type: 'table' }>;
type Attribute = Exclude<keyof CellData, 'value' | 'day'>;

/** What stands in a cell of a file; a date is that day at midnight UTC. */
export type GridValue = string | number | Date | null;

/** A table as files hold it: numbers are numbers, dates are dates, and what belongs to a number stands in columns of its own. Null is an empty cell. */
export type Grid = { columns: string[]; rows: GridValue[][] };

const ownAttributes: readonly Attribute[] = [
  'year',
  'flags',
  'margin',
  'certainty',
  'area',
  'rank',
  'of',
  'low',
  'high',
];
/** These are mostly the same for all numbers of a row: then they stand once, behind it. */
const sharedAttributes: readonly Attribute[] = ['unit', 'source'];

/** Spreads a table: each column of numbers is followed by its years, flags, ranks and ranges, as far as it has them; units and sources stand behind. */
export function gridOf({ columns, rows, data = [] }: Table, texts: Texts['export']): Grid {
  const dataAt = (row: number, column: number) => data[row]?.[column] ?? null;
  const indices = rows.map((_, row) => row);
  const isShared = (attribute: Attribute) =>
    indices.every((row) => new Set(valuesOf(data[row] ?? [], attribute)).size <= 1);
  /** A table may have a column of its own for the years of its figures. */
  const hasOwnColumn = (attribute: Attribute, of: number) =>
    columns.some(
      (_, column) =>
        column !== of &&
        indices.every((row) => {
          const value = dataAt(row, of)?.[attribute];
          return value === undefined || dataAt(row, column)?.value === value;
        }),
    );
  const behind = sharedAttributes.filter(
    (attribute) => isShared(attribute) && data.some((row) => valuesOf(row, attribute).length > 0),
  );
  const beside = [...ownAttributes, ...sharedAttributes.filter((attribute) => !isShared(attribute))];
  const spread = columns.map(({ label, area }, column) => ({
    label: area === undefined ? label : texts.ofArea({ column: label, area }),
    column,
    attributes: beside.filter(
      (attribute) =>
        indices.some((row) => dataAt(row, column)?.[attribute] !== undefined) && !hasOwnColumn(attribute, column),
    ),
  }));
  const attributeLabel = (attribute: Attribute) => texts.attributes[attribute];
  return {
    columns: [
      ...spread.flatMap(({ label, attributes }) => [
        label,
        ...attributes.map((attribute) => texts.column({ column: label, attribute: attributeLabel(attribute) })),
      ]),
      ...behind.map(attributeLabel),
    ],
    rows: rows.map((cells, row) => [
      ...spread.flatMap(({ column, attributes }) => [
        cellOf(cells[column] ?? '', dataAt(row, column)),
        ...attributes.map((attribute) => dataAt(row, column)?.[attribute] ?? null),
      ]),
      ...behind.map((attribute) => valuesOf(data[row] ?? [], attribute)[0] ?? null),
    ]),
  };
}

/** A number or a date; the words that say why there is none. */
function cellOf(text: string, data: CellData | null): GridValue {
  if (data?.day !== undefined) return new Date(`${data.day}T00:00:00Z`);
  if (data && data.value !== null) return withoutNoise(data.value);
  // The letters that stand where a value is withheld have a column of their own.
  if (data?.flags !== undefined && text.startsWith(':')) return ':';
  return text === '' || text === '–' ? null : text;
}

function valuesOf(row: readonly (CellData | null)[], attribute: Attribute): (string | number)[] {
  return row.flatMap((cell) => cell?.[attribute] ?? []);
}

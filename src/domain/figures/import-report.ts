import type { FigureRow } from './figure-row.ts';

export type LeftOutReason = Extract<FigureRow, { kind: 'leftOut' }>['reason'];

/** What an import did, counted in rows of the file. `read` is the sum of the others except `relabelled`. */
export type ImportReport = {
  file: string;
  /** Null when the file has no rows. */
  dataset: string | null;
  read: number;
  new: number;
  revised: number;
  unchanged: number;
  /** Differs from a figure we hold of a later date, so that one stayed. */
  older: number;
  /** The same figure for the same place and year again; the last one in the file counts. */
  repeated: number;
  leftOut: Record<LeftOutReason, number>;
  bad: number;
  /** Of the figures taken, those whose code is now written differently. */
  relabelled: number;
  /** Of the figures taken, those that say they are from a day still to come; they count as today's. */
  ahead: number;
  /** The first bad rows. */
  problems: { line: number; reason: string }[];
};

/** Why rows are left out, in the order they are told. */
export const leftOutReasons = [
  'otherSeries',
  'otherCountry',
  'finerLevel',
  'oldCode',
  'aggregate',
  'extraRegio',
] as const satisfies readonly LeftOutReason[];

/** Whether rows were there and not one of them was a figure that could be read, or there were none. */
export function isUseless({ read, bad, leftOut }: ImportReport): boolean {
  const left = Object.values(leftOut).reduce((sum, number) => sum + number, 0);
  return read === 0 || (bad > 0 && read === bad + left);
}

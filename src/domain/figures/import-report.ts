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
  /** Those of them that say something else; `lines` of all that are for this place and year. The first ones. */
  contradictions: { indicator: string; territory: string; year: number; lines: number[] }[];
  contradicting: number;
  /** Held before, and in this newer table no more: kept as a revision, and current no longer. */
  ended: number;
  /** The first of them. */
  endedFigures: { indicator: string; territory: string; year: number }[];
  leftOut: Record<LeftOutReason, number>;
  bad: number;
  /** Of the figures taken, those whose code is now written differently. */
  relabelled: number;
  /** The codes of these and what each is now. */
  relabelledCodes: Record<string, string>;
  /** The old codes whose territory is gone, each with its rows. */
  oldCodes: Record<string, number>;
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

/** Returns whether not one row was a figure that could be read: then nothing is taken, and no run is recorded. */
export function isUseless({ read, bad, leftOut }: ImportReport): boolean {
  const left = Object.values(leftOut).reduce((sum, number) => sum + number, 0);
  return read === bad + left;
}

/** Returns whether something in the file was wrong, though other rows of it were taken. */
export function hasFaults({ bad, contradicting }: ImportReport): boolean {
  return bad > 0 || contradicting > 0;
}

export function emptyImportReport(file: string): ImportReport {
  return {
    file,
    dataset: null,
    read: 0,
    new: 0,
    revised: 0,
    unchanged: 0,
    older: 0,
    repeated: 0,
    contradictions: [],
    contradicting: 0,
    ended: 0,
    endedFigures: [],
    leftOut: { aggregate: 0, extraRegio: 0, oldCode: 0, otherCountry: 0, finerLevel: 0, otherSeries: 0 },
    bad: 0,
    relabelled: 0,
    relabelledCodes: {},
    oldCodes: {},
    ahead: 0,
    problems: [],
  };
}

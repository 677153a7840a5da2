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

const leftOutWords: Record<LeftOutReason, string> = {
  otherSeries: 'no indicator of the catalogue',
  otherCountry: 'another country',
  finerLevel: 'smaller areas than NUTS 2',
  oldCode: 'an old code whose area no longer exists',
  aggregate: 'a sum over countries',
  extraRegio: 'no region (Extra-Regio)',
};

/** The report in sentences, one a line. */
export function describeImport(report: ImportReport): string[] {
  const { read, older, repeated, bad, relabelled, problems } = report;
  if (read === 0) return ['The file has no rows below its first line. Nothing was changed.'];
  const lines = [
    `${count(read, 'row')} read${report.dataset ? ` of ${report.dataset}` : ''}: ${number(report.new)} new, ${number(report.revised)} revised, ${number(report.unchanged)} unchanged.`,
  ];
  if (older > 0) lines.push(`${count(older, 'row')} not taken: a figure of a later date is already there.`);
  if (report.ahead > 0)
    lines.push(`${count(report.ahead, 'figure')} of a LAST UPDATE that is still to come, taken as of today.`);
  if (repeated > 0)
    lines.push(
      `${count(repeated, 'row')} ${repeated === 1 ? 'repeats' : 'repeat'} the same place and year; the last one counts.`,
    );
  if (relabelled > 0)
    lines.push(`${count(relabelled, 'figure')} carried over from an older code of the same territory.`);
  const leftOut = Object.entries(leftOutWords).filter(([reason]) => report.leftOut[reason as LeftOutReason] > 0);
  if (leftOut.length > 0) {
    const words = leftOut.map(([reason, word]) => `${number(report.leftOut[reason as LeftOutReason])} for ${word}`);
    lines.push(`Left out: ${words.join(', ')}.`);
  }
  if (bad > 0) {
    lines.push(`${count(bad, 'row')} could not be read:`);
    for (const { line, reason } of problems) lines.push(`  line ${number(line)}: ${reason}`);
    if (bad > problems.length) lines.push(`  and ${number(bad - problems.length)} more`);
  }
  return lines;
}

/** Whether rows were there and not one of them was a figure that could be read, or there were none. */
export function isUseless({ read, bad, leftOut }: ImportReport): boolean {
  const left = Object.values(leftOut).reduce((sum, number) => sum + number, 0);
  return read === 0 || (bad > 0 && read === bad + left);
}

function count(value: number, noun: string): string {
  return `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

import { parseNumber, writeNumber } from './number.ts';
import type { PlannedMeasure, PlannedStep } from './testbed.ts';

/** A line of a plan that could not be read, and what is missing in it. */
export type LineProblem = { line: string; what: 'day' | 'title' | 'numbers' | 'parts' };

/** The signs that may stand between the parts of a line; the first of them that it has does. */
const separators = ['|', '\t', ';'];

function partsOf(line: string): string[] {
  const separator = separators.find((each) => line.includes(each)) ?? '|';
  return line.split(separator).map((part) => part.trim());
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Reads steps, one a line: "2027-02-01 | Find twenty families | Ana". Stops at the first line that is none. */
export function readSteps(text: string): { steps: PlannedStep[] } | { problem: LineProblem } {
  const steps: PlannedStep[] = [];
  for (const line of linesOf(text)) {
    const [dueOn = '', title = '', owner = '', ...more] = partsOf(line);
    if (!isDay(dueOn)) return { problem: { line, what: 'day' } };
    if (title === '') return { problem: { line, what: 'title' } };
    if (more.length > 0) return { problem: { line, what: 'parts' } };
    steps.push({ dueOn, title, owner });
  }
  return { steps: steps.toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : 0)) };
}

/** A measure as it was written; `baseline` is null where it is to be a figure of the catalogue. */
export type WrittenMeasure = Omit<PlannedMeasure, 'indicator' | 'baseline'> & { baseline: number | null };

/** A baseline that is a figure of the catalogue: "62.1 (2024)", "62.1 (2024, bu)". */
const figureOfYear = /^(.+?)\s*\(((?:19|20)\d{2})(?:[\s,]+([a-z]{1,6}))?\)$/;

/**
 * Reads measures, one a line: "Families reached | 0 | 20": what, where it begins and where it is to be. Where it begins may be left empty, for the figure of an
 * indicator.
 */
export function readMeasures(text: string): { measures: WrittenMeasure[] } | { problem: LineProblem } {
  const measures: WrittenMeasure[] = [];
  for (const line of linesOf(text)) {
    const [title = '', from = '', to = '', ...more] = partsOf(line);
    const [, figure = from, year, baselineFlags = ''] = figureOfYear.exec(from) ?? [];
    const [baseline, target] = [parseNumber(figure), parseNumber(to)];
    if (title === '') return { problem: { line, what: 'title' } };
    if (more.length > 0) return { problem: { line, what: 'parts' } };
    if ((baseline === null && from !== '') || target === null) return { problem: { line, what: 'numbers' } };
    const baselineYear = year === undefined ? null : Number(year);
    measures.push({ title, baseline, target, baselineYear, baselineFlags });
  }
  return { measures };
}

/** Returns whether a text is a day that there is, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

export const writeSteps = (steps: readonly PlannedStep[]) =>
  steps.map(({ dueOn, title, owner }) => [dueOn, title, owner].filter(Boolean).join(' | ')).join('\n');

/** Writes measures as they are read. `isAgain`: for another region, whose own figures are to stand where figures stood. */
export const writeMeasures = (measures: readonly PlannedMeasure[], { isAgain }: { isAgain: boolean }) =>
  measures
    .map((measure) => [measure.title, writeBaseline(measure, isAgain), writeNumber(measure.target)].join(' | '))
    .join('\n');

function writeBaseline({ baseline, baselineYear, baselineFlags }: PlannedMeasure, isAgain: boolean): string {
  if (baselineYear === null) return writeNumber(baseline);
  return isAgain ? '' : `${writeNumber(baseline)} (${[baselineYear, baselineFlags].filter(Boolean).join(', ')})`;
}

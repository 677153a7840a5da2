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

/** Reads measures, one a line: "Families reached | 0 | 20": what, where it begins and where it is to be. */
export function readMeasures(
  text: string,
): { measures: Omit<PlannedMeasure, 'indicator'>[] } | { problem: LineProblem } {
  const measures: Omit<PlannedMeasure, 'indicator'>[] = [];
  for (const line of linesOf(text)) {
    const [title = '', from = '', to = '', ...more] = partsOf(line);
    const [baseline, target] = [parseNumber(from), parseNumber(to)];
    if (title === '') return { problem: { line, what: 'title' } };
    if (more.length > 0) return { problem: { line, what: 'parts' } };
    if (baseline === null || target === null) return { problem: { line, what: 'numbers' } };
    measures.push({ title, baseline, target });
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

export const writeMeasures = (measures: readonly PlannedMeasure[]) =>
  measures
    .map(({ title, baseline, target }) => [title, writeNumber(baseline), writeNumber(target)].join(' | '))
    .join('\n');

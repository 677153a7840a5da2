import { compareLists } from '#src/core/compare-lists.ts';
import type { Definition } from './definition.ts';
import { writeRule } from './yaml.ts';

/** A line of a rule's YAML, or how many were left out between two changes. */
export type ChangedLine = { type: 'same' | 'gone' | 'new'; line: string } | { type: 'left-out'; count: number };

/** So many lines that both versions have stand on each side of a change. */
const mostAround = 1;

/** Lists the lines in which two versions of a rule differ, with the lines around them; nothing where they say the same. */
export function listDifferences(before: Definition, after: Definition): ChangedLine[] {
  const [left = [], right = []] = [before, after].map((each) => writeRule(each).trimEnd().split('\n'));
  const stretches = compareLists(left, right);
  if (stretches.every(({ type }) => type === 'same')) return [];
  return stretches.flatMap(({ type, words }, index): ChangedLine[] => {
    const lines = words.map((line): ChangedLine => ({ type, line }));
    if (type !== 'same') return lines;
    const head = index === 0 ? [] : lines.slice(0, mostAround);
    const tail = index === stretches.length - 1 ? [] : lines.slice(-mostAround);
    const count = lines.length - head.length - tail.length;
    return count > 0 ? [...head, { type: 'left-out', count }, ...tail] : lines;
  });
}

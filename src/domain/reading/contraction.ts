import { foldText } from '#src/core/text.ts';
import { hasSlot, type Part } from './part.ts';

/** "E no Alentejo?": Portuguese, for nobody else says "e no". */
export function isAndInThe(part: Part, parts: readonly Part[], index: number): boolean {
  const isFirst = foldText(parts[index - 1]?.said ?? '') === 'e' && index === 1;
  return isFirst && part.said.toLowerCase() === 'no' && parts[index + 1]?.place != null;
}

/** Portuguese "no", "in the", taken for another language's "not": between a place and what is measured. */
export function isContraction(part: Part, parts: readonly Part[], index: number): boolean {
  return part.said.toLowerCase() === 'no' && parts[index - 1]?.place != null && hasSlot(parts[index + 1], 'family');
}

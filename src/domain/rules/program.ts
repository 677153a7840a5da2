import { branchesOf, type Definition, type Step } from './definition.ts';

/** Where a run goes from a step: into a list within it, or on. Null at the end. */
export type Place = { step: Step; next: string | null; branches: Record<string, string> };

/**
 * Finds where each step of a rule leads. Places are named by where a step stands in what was written (`2.else.0`), so that a run that waits for weeks finds
 * its own after this program was changed. What is done for each of many ends where its list does.
 */
export function compile({ steps }: Pick<Definition, 'steps'>): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const add = (list: readonly Step[], before: string, after: string | null) => {
    for (const [index, step] of list.entries()) {
      const at = `${before}${index}`;
      const next = index + 1 < list.length ? `${before}${index + 1}` : after;
      const branches: Record<string, string> = {};
      for (const [name, inner] of branchesOf(step)) {
        branches[name] = `${at}.${name}.0`;
        add(inner, `${at}.${name}.`, 'each' in step ? null : next);
      }
      places.set(at, { step, next, branches });
    }
  };
  add(steps, '', null);
  return places;
}

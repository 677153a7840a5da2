import type { Field, Form, FormValue } from './form.ts';

/** How much of a form a platform shows at once, in whatever the platform counts. */
export type FormRoom = {
  room: number;
  /** What a field takes with what it holds; null where the platform cannot show that, and leaves it as it is. */
  measure(field: Field, value: FormValue): number | null;
  /** What stands above the fields of the first step. */
  head?: number;
};

/** The names of the fields of each step, as many as there is room for. There is always a first step. A field is never torn apart. */
export function planSteps({ fields, values }: Form, { room, measure, head = 0 }: FormRoom): string[][] {
  const steps: string[][] = [[]];
  let used = head;
  for (const field of fields) {
    const size = measure(field, values[field.name] ?? null);
    if (size === null) continue;
    if (used > 0 && used + size > room) {
      steps.push([]);
      used = 0;
    }
    steps.at(-1)?.push(field.name);
    used += size;
  }
  return steps;
}

/** The first step, from 0, that has one of these fields; 0 where none has. */
export function findStep(steps: readonly string[][], names: Iterable<string>): number {
  const wanted = new Set(names);
  return Math.max(
    0,
    steps.findIndex((step) => step.some((name) => wanted.has(name))),
  );
}

/** Whether a step has all of these fields. */
export function hasAll(step: readonly string[] = [], names: Iterable<string>): boolean {
  return [...names].every((name) => step.includes(name));
}

import type { Field, Form, FormValue } from './form.ts';

/** The part of a form that a platform can show at once, in the platform's own unit. */
export type FormRoom = {
  room: number;
  /** Returns the room that a field takes with its value; null if the platform cannot show it and leaves it as it is. */
  measure(field: Field, value: FormValue): number | null;
  /** The room that the text above the first step takes. */
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

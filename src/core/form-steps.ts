import type { Field, Form, FormValue } from './form.ts';
import { isAsked, isLong, listGroups } from './form-fields.ts';

/** The part of a form that a platform can show at once, in the platform's own unit. */
export type FormRoom = {
  room: number;
  /** Returns the room that a field takes with its value; null if the platform cannot show it and leaves it as it is. */
  measure(field: Field, value: FormValue): number | null;
  /** The room that the text above the first step takes. */
  head?: number;
};

/**
 * The names of the fields of each step, as many as there is room for. There is always a first step, and a field is never torn apart. A step holds
 * one group where the form is long, or where that takes no more steps. What depends on an earlier step is left out where that says so.
 */
export function planSteps(form: Form, room: FormRoom): string[][] {
  const packed = fillSteps(form, room, false);
  if (listGroups(form.fields).length < 2) return packed;
  const grouped = fillSteps(form, room, true);
  return isLong(form) || grouped.length <= packed.length ? grouped : packed;
}

function fillSteps({ fields, values }: Form, { room, measure, head = 0 }: FormRoom, splitsGroups: boolean): string[][] {
  const steps: string[][] = [[]];
  let used = head;
  let before: Field | undefined;
  const left: Field[] = [];
  for (const field of fields) {
    const size = measure(field, values[field.name] ?? null);
    if (size === null) continue;
    const current = steps.at(-1) ?? [];
    const isNewGroup = splitsGroups && current.length > 0 && before?.group !== field.group;
    const opensStep = isNewGroup || (used > 0 && used + size > room);
    const isBesideItsCondition = !opensStep && current.includes(field.dependsOn?.field ?? '');
    if (!isAsked(field, values) && !isBesideItsCondition) {
      left.push(field);
      continue;
    }
    if (opensStep) {
      steps.push([]);
      used = 0;
    }
    steps.at(-1)?.push(field.name);
    used += size;
    before = field;
  }
  // Where no step follows that could say so, they are asked for in one of their own.
  const last = steps.at(-1) ?? [];
  const unasked = left.filter(({ dependsOn }) => last.includes(dependsOn?.field ?? ''));
  return unasked.length > 0 ? [...steps, unasked.map(({ name }) => name)] : steps;
}

/** The first step, from 0, that has one of these fields; 0 where none has. */
export function findStep(steps: readonly string[][], names: Iterable<string>): number {
  const wanted = new Set(names);
  return Math.max(
    0,
    steps.findIndex((step) => step.some((name) => wanted.has(name))),
  );
}

/** Returns whether a step has all of these fields. */
export function hasAll(step: readonly string[] = [], names: Iterable<string>): boolean {
  return [...names].every((name) => step.includes(name));
}

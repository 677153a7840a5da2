import {
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
} from 'discord-api-types/v10';
import type { Field, Form } from '#src/core/form.ts';
import { escapeMarkdown, parseMarkdown } from '#src/core/markdown.ts';
import { shorten } from '#src/core/text.ts';
import { encodeModalId } from '../decode/custom-id.ts';
import { encodeField, isShowable } from '../decode/field.ts';
import { modal } from '../limits.ts';
import type { AdapterTexts } from '../texts.ts';
import { encodeLines } from './text.ts';

type Slot = APIModalInteractionResponseCallbackComponent;

/** One modal's worth of a form: what it shows, and the names of its fields. */
export type Step = { slots: Slot[]; fields: string[] };

/** A form in steps of at most five components. A field that takes two is not torn apart. */
export function planSteps(form: Form, texts: AdapterTexts): Step[] {
  const steps: Step[] = [];
  const place = (slots: Slot[], field?: string) => {
    let step = steps.at(-1);
    if (!step || step.slots.length + slots.length > modal.slots) {
      step = { slots: [], fields: [] };
      steps.push(step);
    }
    step.slots.push(...slots);
    if (field !== undefined) step.fields.push(field);
  };
  const tooLong = form.fields.filter(({ name }) => !isShowable(form.values[name]));
  for (const content of encodeLines(parseMarkdown(introduce(form, tooLong, texts))))
    place([{ type: ComponentType.TextDisplay, content }]);
  for (const field of form.fields)
    if (!tooLong.includes(field)) place(encodeField(field, form.values[field.name], texts), field.name);
  return steps;
}

function introduce({ intro, values }: Form, tooLong: Field[], texts: AdapterTexts): string {
  const kept = tooLong.map(({ name, label }) =>
    texts.tooLongToShow(escapeMarkdown(label), String(values[name]).length),
  );
  return [...(intro ? [intro] : []), ...kept].join('\n');
}

/** The modal of one step; a step beyond the last shows the last. */
export function encodeModal(
  form: Form,
  { step, replaces }: { step: number; replaces: boolean },
  keys: Map<string, string>,
  texts: AdapterTexts,
): APIModalInteractionResponseCallbackData {
  const planned = planSteps(form, texts);
  const steps = Math.max(planned.length, 1);
  const shown = Math.min(Math.max(step, 1), steps);
  const place = steps > 1 ? ` (${shown}/${steps})` : '';
  return {
    custom_id: encodeModalId({ line: form.id, step: shown, steps, replaces }, keys),
    title: shorten(form.title, modal.title - place.length) + place,
    components: planned[shown - 1]?.slots ?? [{ type: ComponentType.TextDisplay, content: form.submit }],
  };
}

/** The step that shows one of these fields; the first where none does. */
export function findStep(form: Form, names: Iterable<string>, texts: AdapterTexts): number {
  const wanted = new Set(names);
  const index = planSteps(form, texts).findIndex(({ fields }) => fields.some((name) => wanted.has(name)));
  return Math.max(index, 0) + 1;
}

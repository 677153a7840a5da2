import {
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
} from 'discord-api-types/v10';
import type { Field, Form, FormValue } from '#src/core/form.ts';
import { hintWithCondition, listGroups } from '#src/core/form-fields.ts';
import { findStep as findFormStep, planSteps as planFormSteps } from '#src/core/form-steps.ts';
import { parseMarkdown } from '#src/core/markdown.ts';
import { shorten } from '#src/core/text.ts';
import { encodeModalId } from '../decode/custom-id.ts';
import { encodeField, isShowable } from '../decode/field.ts';
import { modal } from '../limits.ts';
import type { Texts } from '../texts.ts';
import { encodeLines } from './text.ts';

type Slot = APIModalInteractionResponseCallbackComponent;

/** One modal's worth of a form: what it shows, the names of its fields, and their group where it is one. */
export type Step = { slots: Slot[]; fields: string[]; group: string | null };

/** A form in steps of at most five components. */
export function planSteps(form: Form, texts: Texts): Step[] {
  const measure = (field: Field, value: FormValue) =>
    isShowable(value) ? encodeField(field, value, texts).length : null;
  const tooLong = form.fields.filter((field) => measure(field, form.values[field.name] ?? null) === null);
  const head: Slot[] = encodeLines(parseMarkdown(introduce(form, tooLong, texts)))
    .slice(0, modal.slots)
    .map((content) => ({ type: ComponentType.TextDisplay, content }));
  const planned = planFormSteps(form, { room: modal.slots, measure, head: head.length });
  return planned.map((names, index) => {
    const fields = form.fields.filter(({ name }) => names.includes(name));
    const groups = listGroups(fields);
    return {
      fields: names,
      group: groups.length === 1 ? (groups[0]?.name ?? null) : null,
      slots: [
        ...(index === 0 ? head : []),
        ...fields.flatMap((field) => {
          const hint = hintWithCondition(field, form.values);
          return encodeField({ ...field, ...(hint !== undefined && { hint }) }, form.values[field.name], texts);
        }),
      ],
    };
  });
}

function introduce({ intro, values }: Form, tooLong: Field[], texts: Texts): string {
  const kept = tooLong.map(({ name, label }) => texts.tooLongToShow({ label, length: String(values[name]).length }));
  return [...(intro ? [intro] : []), ...kept].join('\n');
}

/** The modal of one step; a step beyond the last shows the last. */
export function encodeModal(
  form: Form,
  { step, replaces }: { step: number; replaces: boolean },
  keys: Map<string, string>,
  texts: Texts,
): APIModalInteractionResponseCallbackData {
  const planned = planSteps(form, texts);
  const steps = planned.length;
  const shown = Math.min(Math.max(step, 1), steps);
  const { slots = [], group = null } = planned[shown - 1] ?? {};
  const title = steps > 1 && group !== null ? group : form.title;
  const place = steps > 1 ? ` (${shown}/${steps})` : '';
  return {
    custom_id: encodeModalId({ line: form.id, step: shown, steps, replaces }, keys),
    title: shorten(title, modal.title - place.length) + place,
    components: slots.length > 0 ? slots : [{ type: ComponentType.TextDisplay, content: form.submit }],
  };
}

/** The step that shows one of these fields; the first where none does. */
export function findStep(form: Form, names: Iterable<string>, texts: Texts): number {
  const steps = planSteps(form, texts).map(({ fields }) => fields);
  return findFormStep(steps, names) + 1;
}

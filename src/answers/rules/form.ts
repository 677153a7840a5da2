import type { Field, FormValues } from '#src/core/form.ts';
import { type FormField, ruleLimits } from '#src/domain/rules/definition.ts';

const shortText = 200;

/** The fields of a form that begins a rule, as chats and pages show them. */
export const formFields = (fields: readonly FormField[]): Field[] =>
  fields.map((field): Field => {
    const common = { name: field.name, label: field.label, required: field.isOptional !== true };
    if (field.kind === 'number') return { ...common, type: 'number' };
    if (field.kind === 'choice')
      return { ...common, type: 'select', options: (field.choices ?? []).map((label) => ({ label, value: label })) };
    return { ...common, type: field.kind, maxLength: field.kind === 'text' ? shortText : ruleLimits.answer };
  });

/** Returns what was filled in, as runs keep it. */
export const readForm = (fields: readonly FormField[], values: FormValues): Record<string, string | number> =>
  Object.fromEntries(
    fields.map(({ name, kind }) => [name, kind === 'number' ? Number(values[name] ?? 0) : String(values[name] ?? '')]),
  );

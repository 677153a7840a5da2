import { type APIComponentInLabel, type APILabelComponent, ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { Field, FormValue } from '#src/core/form.ts';
import { shorten } from '#src/core/text.ts';
import { encodeLabel } from '../encode/actions.ts';
import { component, modal } from '../limits.ts';
import type { Texts } from '../texts.ts';

/**
 * The way to read a component's value: `several` as a list, `typed` as the text that overrides a select of the same field, `bytes` as files that are
 * kept as they are.
 */
export type FieldKind = 'one' | 'several' | 'typed' | 'bytes';

const encodeFieldId = (name: string, kind: FieldKind = 'one') => `${kind}:${name}`;

export function decodeFieldId(customId: string): { name: string; kind: FieldKind } | null {
  const match = /^(one|several|typed|bytes):(.+)$/s.exec(customId);
  return match ? { kind: match[1] as FieldKind, name: match[2] ?? '' } : null;
}

/** Discord takes ten radio buttons; from six options on a list reads better. */
const mostRadios = 5;

/** Returns whether what the field holds can be shown in a modal; a longer text is left as it is. */
export function isShowable(value: FormValue | undefined): boolean {
  return typeof value !== 'string' || value.length <= modal.text;
}

/** A field as labelled components: one, or two for a region (likely ones to choose from, and free text). */
export function encodeField(field: Field, value: FormValue | undefined, texts: Texts): APILabelComponent[] {
  const label = (inner: APIComponentInLabel, hint = field.hint) => toLabel(field.label, hint, inner);
  switch (field.type) {
    case 'text':
    case 'long-text':
      return [
        label(
          textInput(field.name, field.required, textOf(value), {
            maxLength: field.maxLength,
            isLong: field.type === 'long-text',
          }),
        ),
      ];
    case 'date':
      return [
        label(
          textInput(field.name, field.required, textOf(value), {
            placeholder: field.precision === 'month' ? texts.monthForm : texts.dateForm,
          }),
        ),
      ];
    case 'number':
      return [label(textInput(field.name, field.required, textOf(value), { placeholder: rangeOf(field) }))];
    case 'select':
      return [encodeSelect(field, value, label)];
    case 'multi-select':
      return [encodeMultiSelect(field, value, label)];
    case 'check':
      return [label({ type: ComponentType.Checkbox, custom_id: encodeFieldId(field.name), default: value === true })];
    case 'file':
      return [
        label({
          type: ComponentType.FileUpload,
          custom_id: encodeFieldId(field.name, field.takes === 'bytes' ? 'bytes' : 'one'),
          min_values: field.required ? 1 : 0,
          max_values: Math.min(field.maxFiles, modal.files),
          required: field.required,
        }),
      ];
    case 'lookup':
      return encodeLookup(field, value, texts);
    default:
      return field satisfies never;
  }
}

function toLabel(text: string, hint: string | undefined, inner: APIComponentInLabel): APILabelComponent {
  const label = shorten(text, modal.label);
  const rest = label.length < text.length ? `…${text.slice(label.length - 1)}` : '';
  const description = shorten([rest, hint].filter(Boolean).join(' · '), modal.description);
  return { type: ComponentType.Label, label, ...(description && { description }), component: inner };
}

const textOf = (value: FormValue | undefined) =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string').join(', ') : String(value ?? '');

type TextOptions = { maxLength?: number; isLong?: boolean; placeholder?: string; kind?: FieldKind };

function textInput(
  name: string,
  required: boolean,
  value: string,
  { maxLength = modal.text, isLong = false, placeholder, kind }: TextOptions,
): APIComponentInLabel {
  return {
    type: ComponentType.TextInput,
    custom_id: encodeFieldId(name, kind),
    style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    // A text that is too long must still be shown, to be shortened.
    max_length: Math.min(modal.text, Math.max(maxLength, value.length)),
    ...(value && { value: isLong ? value : value.replace(/\s*\n\s*/g, ' ') }),
    ...(placeholder && { placeholder: shorten(placeholder, modal.placeholder) }),
  };
}

function rangeOf({ min, max }: { min?: number; max?: number }): string {
  if (min !== undefined && max !== undefined) return `${min} – ${max}`;
  return min !== undefined ? `≥ ${min}` : max !== undefined ? `≤ ${max}` : '';
}

type ToLabel = (inner: APIComponentInLabel, hint?: string) => APILabelComponent;
type Choices = Extract<Field, { type: 'select' | 'multi-select' }>;

function encodeSelect(
  { name, required, options }: Choices,
  value: FormValue | undefined,
  label: ToLabel,
): APILabelComponent {
  if (options.length > component.options)
    return label(textInput(name, required, labelsOf(options, [value]), listing(options)));
  const given = options.map((option) => ({
    ...encodeLabel(option.label),
    value: option.value,
    default: option.value === value,
  }));
  if (options.length >= modal.fewestRadios && options.length <= mostRadios)
    return label({ type: ComponentType.RadioGroup, custom_id: encodeFieldId(name), required, options: given });
  return label({
    type: ComponentType.StringSelect,
    custom_id: encodeFieldId(name),
    required,
    min_values: required ? 1 : 0,
    max_values: 1,
    options: given,
  });
}

function encodeMultiSelect(
  { name, required, options }: Choices,
  value: FormValue | undefined,
  label: ToLabel,
): APILabelComponent {
  const chosen: unknown[] = Array.isArray(value) ? value : [value];
  if (options.length > component.options)
    return label(textInput(name, required, labelsOf(options, chosen), listing(options)));
  const given = options.map((option) => ({
    ...encodeLabel(option.label),
    value: option.value,
    default: chosen.includes(option.value),
  }));
  return label({
    type: options.length <= modal.checkboxOptions ? ComponentType.CheckboxGroup : ComponentType.StringSelect,
    custom_id: encodeFieldId(name, 'several'),
    required,
    min_values: required ? 1 : 0,
    max_values: options.length,
    options: given,
  });
}

/** More options than a list holds: they are typed by name, and the first ones shown in the empty field. */
const listing = (options: Choices['options']): TextOptions => ({
  placeholder: options.map(({ label }) => label).join(', '),
});

/** Chosen options by their labels; what was typed and is no option's value stays as it was typed. */
const labelsOf = (options: Choices['options'], values: unknown[]) =>
  values
    .flatMap((value) => options.find((option) => option.value === value)?.label ?? (value ? String(value) : []))
    .join(', ');

function encodeLookup(
  field: Extract<Field, { type: 'lookup' }>,
  value: FormValue | undefined,
  texts: Texts,
): APILabelComponent[] {
  const { name, label, hint, required } = field;
  const likely = field.likely.slice(0, component.options);
  const isLikely = likely.some((option) => option.value === value);
  if (likely.length === 0) return [toLabel(label, hint, textInput(name, required, textOf(value), {}))];
  return [
    toLabel(label, hint, {
      type: ComponentType.StringSelect,
      custom_id: encodeFieldId(name),
      required: false,
      min_values: 0,
      max_values: 1,
      options: likely.map((option) => ({
        ...encodeLabel(option.label),
        value: option.value,
        default: option.value === value,
      })),
    }),
    toLabel(
      texts.otherRegion({ label }),
      texts.otherRegionHint,
      textInput(name, false, isLikely ? '' : textOf(value), { kind: 'typed' }),
    ),
  ];
}

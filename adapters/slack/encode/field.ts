import type { InputBlock, KnownBlock } from '@slack/types';
import type { Field, FormValue } from '#src/core/form.ts';
import { cutPieces, shorten } from '#src/core/text.ts';
import type { TermKind } from '#src/core/vocabulary.ts';
import { bytesActionId, pieceId } from '../decode/values.ts';
import { limits } from '../limits.ts';
import type { Texts } from '../texts.ts';

type Element = InputBlock['element'];
type Option = { text: { type: 'plain_text'; text: string }; value: string };

/** Said to Slack so that it asks us what a typed name may mean. */
export const suggestActionId = (kind: TermKind) => `suggest:${kind}`;
const valueActionId = 'value';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** Only the label may be shortened: a value that was cut would mean something else. */
export function encodeOption(label: string, value: string): Option {
  if (value.length > limits.optionValue)
    throw new Error(`Slack takes options of ${limits.optionValue} characters; this one is longer: ${value}`);
  return { text: plain(shorten(label, limits.optionText) || '…'), value };
}

/** `labels` are the shown names of values that Slack cannot know: regions. */
export function encodeField(field: Field, value: FormValue, labels: Map<string, string>, texts: Texts): KnownBlock[] {
  if (isTextField(field)) return encodeTextField(field, value);
  const { element, note } = encodeElement(field, value, labels, texts);
  return [input(field, field.name, field.label, element, note)];
}

type TextField = Extract<Field, { maxLength: number }>;
const isTextField = (field: Field): field is TextField => field.type === 'text' || field.type === 'long-text';

function input(field: Field, blockId: string, label: string, element: Element, note?: string): InputBlock {
  const hint = [field.hint, note].filter(Boolean).join(' ');
  return {
    type: 'input',
    block_id: blockId,
    label: plain(shorten(label, limits.label)),
    // An unticked box is an answer too.
    optional: !field.required || field.type === 'check',
    ...(hint && { hint: plain(shorten(hint, limits.hint)) }),
    element,
  };
}

/** Slack's inputs hold 3,000 characters; a longer text goes on in the next. */
function encodeTextField(field: TextField, value: FormValue): InputBlock[] {
  const pieces = cutPieces(typeof value === 'string' ? value : '', limits.input);
  const count = Math.max(pieces.length, Math.ceil(field.maxLength / limits.input), 1);
  return Array.from({ length: count }, (_, index) => {
    const piece = pieces[index] ?? '';
    const element: Element = {
      type: 'plain_text_input',
      action_id: valueActionId,
      ...(field.type === 'long-text' && { multiline: true }),
      // A kept text that is too long must come back whole, to be shortened by who wrote it.
      max_length: Math.min(limits.input, Math.max(field.maxLength, piece.length, 1)),
      ...(piece && { initial_value: piece }),
    };
    const label = index === 0 ? field.label : `${field.label} (${index + 1})`;
    const block = input(field, pieceId(field.name, index), label, element);
    return index === 0 ? block : { ...block, optional: true };
  });
}

function encodeElement(
  field: Exclude<Field, TextField>,
  value: FormValue,
  labels: Map<string, string>,
  texts: Texts,
): { element: Element; note?: string } {
  const action_id = valueActionId;
  switch (field.type) {
    case 'select': {
      const chosen = field.options.find((option) => option.value === value);
      return {
        element: {
          type: 'static_select',
          action_id,
          ...encodeOptions(field.options),
          ...(chosen && { initial_option: encodeOption(chosen.label, chosen.value) }),
        },
      };
    }
    case 'multi-select': {
      const values = Array.isArray(value) ? value : [];
      const chosen = field.options.filter((option) => (values as unknown[]).includes(option.value));
      return {
        element: {
          type: 'multi_static_select',
          action_id,
          ...encodeOptions(field.options),
          ...(chosen.length > 0 && {
            initial_options: chosen.map((option) => encodeOption(option.label, option.value)),
          }),
        },
      };
    }
    case 'lookup': {
      const typed = typeof value === 'string' ? value : '';
      // Kept from elsewhere, where a name is typed as text.
      const chosen = typed.length <= limits.optionValue ? typed : '';
      return {
        ...(typed && !chosen && { note: texts.wasTyped({ text: typed }) }),
        element: {
          type: 'external_select',
          action_id: suggestActionId(field.kind),
          min_query_length: 0,
          placeholder: plain(texts.search),
          ...(chosen && { initial_option: encodeOption(labels.get(chosen) ?? chosen, chosen) }),
        },
      };
    }
    case 'date': {
      const date = typeof value === 'string' ? value : '';
      // A month or a year alone has no place in a picker.
      if (field.precision === 'month' || /^\d{4}(-\d{2})?$/.test(date))
        return { element: { type: 'plain_text_input', action_id, ...(date && { initial_value: date }) } };
      const isDate = isCalendarDate(date);
      return {
        element: { type: 'datepicker', action_id, ...(isDate && { initial_date: date }) },
        ...(date && !isDate && { note: texts.wasTyped({ text: date }) }),
      };
    }
    case 'number': {
      const text = value === null || value === undefined ? '' : String(value);
      const isNumber =
        /^-?\d+(\.\d+)?$/.test(text) &&
        Number(text) >= (field.min ?? -Infinity) &&
        Number(text) <= (field.max ?? Infinity);
      return {
        element: {
          type: 'number_input',
          action_id,
          is_decimal_allowed: true,
          ...(field.min !== undefined && { min_value: String(field.min) }),
          ...(field.max !== undefined && { max_value: String(field.max) }),
          ...(isNumber && { initial_value: text }),
        },
        ...(text && !isNumber && { note: texts.wasTyped({ text }) }),
      };
    }
    case 'check': {
      const option = encodeOption(texts.yes, 'yes');
      return {
        element: {
          type: 'checkboxes',
          action_id,
          options: [option],
          ...(value === true && { initial_options: [option] }),
        },
      };
    }
    case 'file': {
      const names = (Array.isArray(value) ? value : []).flatMap((file) =>
        typeof file === 'object' ? [file.name] : [],
      );
      return {
        element: {
          type: 'file_input',
          action_id: field.takes === 'bytes' ? bytesActionId : action_id,
          max_files: Math.min(Math.max(field.maxFiles, 1), 10),
        },
        ...(names.length > 0 && { note: texts.alreadyKept({ names: names.join(', ') }) }),
      };
    }
    default:
      return field satisfies never;
  }
}

/** Kept from elsewhere, where a date is typed as text: Slack refuses a window with one that never was. */
function isCalendarDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Above a hundred, options stand in groups of a hundred. */
export function encodeOptions(options: { label: string; value: string }[]) {
  const encoded = options.map(({ label, value }) => encodeOption(label, value));
  if (encoded.length <= limits.options) return { options: encoded };
  const groups = Array.from({ length: Math.ceil(encoded.length / limits.options) }, (_, index) =>
    encoded.slice(index * limits.options, (index + 1) * limits.options),
  );
  return {
    option_groups: groups.map((group) => ({
      label: plain(shorten(`${group[0]?.text.text} – ${group.at(-1)?.text.text}`, limits.optionText)),
      options: group,
    })),
  };
}

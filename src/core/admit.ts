import type { Actor, Event, OptionValues } from './event.ts';
import type { FileValue, FormValue, FormValues } from './form.ts';
import { checkLength, inputLimits } from './input-limits.ts';
import { cleanText, shorten } from './text.ts';

/**
 * An event as it may come in: no longer than is taken, its text as it is kept. Everything from outside passes here before anything is done with it.
 * Fields may still hold more than one field takes: who wrote it is told at the field.
 * @throws InputTooLong
 */
export function admit(event: Event): Event {
  return {
    ...admitWhat(event),
    id: take('id', event.id),
    actor: admitActor(event.actor),
    place: take('id', event.place),
  };
}

function take<Text extends string>(input: 'line' | 'words' | 'partial' | 'id' | 'fieldName', text: Text): Text {
  checkLength(input, text);
  return cleanText(text) as Text;
}

function admitActor({ platform, space, user, displayName, locale, timeZone, origin }: Actor): Actor {
  const isShort = (text: string | undefined) => text !== undefined && text.length <= inputLimits.id.max;
  return {
    platform: take('id', platform),
    space: take('id', space),
    user: take('id', user),
    ...(displayName && { displayName: shorten(displayName, inputLimits.displayName.max) }),
    ...(isShort(locale) && { locale }),
    ...(isShort(timeZone) && { timeZone }),
    ...(origin !== undefined && { origin: take('id', origin) }),
  } as Actor;
}

function admitWhat(event: Event): Event {
  switch (event.type) {
    case 'command': {
      const { command, subcommand, text, options } = event;
      return {
        ...event,
        command: take('id', command),
        ...(subcommand !== undefined && { subcommand: take('id', subcommand) }),
        ...(text !== undefined && { text: take('line', text) }),
        ...(options && { options: admitOptions(options) }),
      };
    }
    case 'action':
      return { ...event, line: take('line', event.line) };
    case 'submission':
    case 'draft':
      return { ...event, form: take('line', event.form), values: admitValues(event.values) };
    case 'autocomplete': {
      const { command, subcommand, argument, partial } = event;
      return {
        ...event,
        command: take('id', command),
        ...(subcommand !== undefined && { subcommand: take('id', subcommand) }),
        argument: take('id', argument),
        partial: take('partial', partial),
      };
    }
    case 'mention':
      return { ...event, text: take('words', event.text) };
    case 'shortcut': {
      const { shortcut, message } = event;
      const text = message && cleanText(shorten(message.text, inputLimits.message.max));
      return {
        ...event,
        shortcut: take('id', shortcut),
        ...(message && { message: { ...message, text: text ?? '' } }),
      };
    }
    case 'home':
    case 'lifecycle':
      return event;
    default:
      return event satisfies never;
  }
}

function admitOptions(options: OptionValues): OptionValues {
  const entries = Object.entries(options);
  checkLength('optionCount', entries);
  checkLength('options', {
    length: entries.reduce((sum, [name, value]) => sum + name.length + String(value).length, 0),
  });
  const clean = (value: OptionValues[string]) =>
    typeof value === 'string' ? cleanText(value) : Array.isArray(value) ? value.map(cleanText) : value;
  return Object.fromEntries(entries.map(([name, value]) => [cleanText(name), clean(value)]));
}

function admitValues(values: FormValues): FormValues {
  const entries = Object.entries(values);
  checkLength('fieldCount', entries);
  checkLength('form', { length: entries.reduce((sum, [name, value]) => sum + name.length + measureValue(value), 0) });
  return Object.fromEntries(
    entries.map(([name, value]) => [take('fieldName', name), isTooLong(value) ? value : cleanValue(value)]),
  );
}

/** Whether a value holds more than one field takes. Files have a limit of their own, where they are fetched. */
export function isTooLong(value: FormValue): boolean {
  return !isFiles(value) && measureValue(value) > inputLimits.value.max;
}

/** In characters; an item of a list counts for one more. */
export function measureValue(value: FormValue): number {
  if (typeof value === 'string') return value.length;
  if (!Array.isArray(value)) return 0;
  return value.reduce(
    (sum, item) =>
      sum +
      1 +
      (typeof item === 'string' ? item.length : item.name.length + item.mediaType.length + item.content.length),
    0,
  );
}

const isFiles = (value: FormValue): value is FileValue[] => Array.isArray(value) && typeof value[0] === 'object';

function cleanValue(value: FormValue): FormValue {
  if (typeof value === 'string') return cleanText(value);
  if (!Array.isArray(value)) return value;
  return isFiles(value) ? value.map((file) => ({ ...file, name: cleanText(file.name) })) : value.map(cleanText);
}

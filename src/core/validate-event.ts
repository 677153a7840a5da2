import type { Actor, Event, MentionEvent, OptionValues, SaidMessage, ShortcutMessage } from './event.ts';
import { nameOfFile } from './file-name.ts';
import type { FileValue, FormValue, FormValues } from './form.ts';
import { Malformed } from './input-errors.ts';
import { checkLength, inputLimits } from './input-limits.ts';
import { isPlace, type Place } from './place.ts';
import { cleanText, cutTo, shorten } from './text.ts';

/**
 * An event as it may come in: no longer than is taken, its text as it is kept. Everything from outside passes here before anything is done with it.
 * Fields may still hold more than one field takes: who wrote it is told at the field.
 * @throws InputTooLong
 * @throws Malformed where a part is of another kind than it can be
 */
export function validateEvent(event: Event): Event {
  return {
    ...checkWhat(event),
    id: take('id', event.id),
    actor: checkActor(event),
    place: checkPlace(event.place),
  };
}

function checkPlace(place: Place): Place {
  const taken = take('id', place);
  if (!isPlace(taken)) throw new Malformed('it is nowhere');
  return taken;
}

function take<Text extends string>(input: 'line' | 'words' | 'partial' | 'id' | 'fieldName', text: Text): Text {
  checkText(input, text);
  checkLength(input, text);
  return cleanText(text) as Text;
}

function checkActor({ type, actor: { platform, space, user, displayName, locale, timeZone, origin } }: Event): Actor {
  // Spaces change by themselves, and who deletes a message is not told; all else somebody does.
  if (user === '' && type !== 'lifecycle' && type !== 'change') throw new Malformed('nobody did it');
  const isShort = (text: string | undefined) => typeof text === 'string' && text.length <= inputLimits.id.max;
  return {
    platform: take('id', platform),
    space: take('id', space),
    user: take('id', user),
    ...(displayName &&
      typeof displayName === 'string' && { displayName: shorten(displayName, inputLimits.displayName.max) }),
    ...(isShort(locale) && { locale }),
    ...(isShort(timeZone) && { timeZone }),
    ...(origin !== undefined && { origin: take('id', origin) }),
  } as Actor;
}

function checkWhat(event: Event): Event {
  switch (event.type) {
    case 'command': {
      const { command, subcommand, text, options } = event;
      return {
        ...event,
        command: take('id', command),
        ...(subcommand !== undefined && { subcommand: take('id', subcommand) }),
        ...(text !== undefined && { text: take('line', text) }),
        ...(options && { options: checkOptions(options) }),
      };
    }
    case 'action':
      return { ...event, line: take('line', event.line) };
    case 'submission':
    case 'draft':
      return { ...event, form: take('line', event.form), values: checkValues(event.values) };
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
      return checkMention(event);
    case 'change':
      return {
        ...event,
        ref: take('id', event.ref),
        ...(event.happened === 'edited' && { text: cut(event.text) }),
        ...('sign' in event && { sign: take('id', event.sign) }),
      };
    case 'said':
      return { ...event, ref: take('id', event.ref), text: cut(event.text) };
    case 'shortcut': {
      const { shortcut, message, person } = event;
      if (message) checkText('message', message.text);
      if (person) checkText('person', person.user);
      const text = message && cleanText(shorten(message.text, inputLimits.message.max));
      return {
        ...event,
        shortcut: take('id', shortcut),
        ...(message && { message: { ...message, text: text ?? '', ...checkQuoted(message) } }),
      };
    }
    case 'home':
    case 'lifecycle':
      return event;
    default:
      return event satisfies never;
  }
}

/** Of a thread no more is read. */
const mostQuoted = 50;

/** What a shortcut takes of a message; each text is cut as a message is. */
function checkQuoted({ key, quoted }: ShortcutMessage): Pick<ShortcutMessage, 'key' | 'quoted'> {
  if (quoted === undefined) return {};
  const { max } = inputLimits.message;
  return {
    ...(key !== undefined && { key: take('id', key) }),
    quoted: quoted.slice(0, mostQuoted).map(({ author, text, files = [], ...rest }) => {
      checkText('a message', text);
      return {
        ...rest,
        author: author && { ...author, user: take('id', author.user) },
        text: cleanText(shorten(text, max)),
        files: files.map((file) => ({ ...file, name: take('id', shorten(nameOfFile(file.name), inputLimits.id.max)) })),
      };
    }),
  };
}

/** What may belong to a conversation is cut and not refused: what is said of its length depends on whether it does. */
function checkMention({ message, uncut: _, ...event }: MentionEvent): MentionEvent {
  if (!message) return { ...event, text: take('words', event.text) };
  checkText('words', event.text);
  checkText('words', message.text);
  const length = Math.max(event.text.length, message.text.length);
  return {
    ...event,
    text: cut(event.text),
    message: checkMessage({ ...message, text: cut(message.text) }),
    ...(length > inputLimits.words.max && { uncut: length }),
  };
}

function cut(text: string): string {
  checkText('words', text);
  return cleanText(cutTo(text, inputLimits.words.max));
}

function checkMessage({
  ref,
  text,
  thread,
  repliesTo,
  files = [],
  isLate = false,
  isAside = false,
  comesAgain = false,
}: SaidMessage): SaidMessage {
  return {
    ref: take('id', ref),
    text: take('words', text),
    ...(thread !== undefined && { thread: take('id', thread) }),
    ...(repliesTo !== undefined && { repliesTo: take('id', repliesTo) }),
    ...(isLate && { isLate }),
    ...(isAside && { isAside }),
    ...(comesAgain && { comesAgain }),
    ...(files.length > 0 && {
      files: files.map((file) => ({ ...file, name: take('id', shorten(nameOfFile(file.name), inputLimits.id.max)) })),
    }),
  };
}

function checkOptions(options: OptionValues): OptionValues {
  const entries = Object.entries(options);
  for (const [, value] of entries) checkOption(value);
  checkLength('optionCount', entries);
  checkLength('options', {
    length: entries.reduce((sum, [name, value]) => sum + name.length + String(value).length, 0),
  });
  const clean = (value: OptionValues[string]) =>
    typeof value === 'string' ? cleanText(value) : Array.isArray(value) ? value.map(cleanText) : value;
  return Object.fromEntries(entries.map(([name, value]) => [cleanText(name), clean(value)]));
}

function checkValues(values: FormValues): FormValues {
  if (typeof values !== 'object' || values === null) throw new Malformed(`the fields are ${kindOf(values)}`);
  const entries = Object.entries(values);
  for (const [, value] of entries) checkValue(value);
  checkLength('fieldCount', entries);
  checkLength('form', { length: entries.reduce((sum, [name, value]) => sum + name.length + measureValue(value), 0) });
  return Object.fromEntries(
    entries.map(([name, value]) => [take('fieldName', name), isTooLong(value) ? value : cleanValue(value)]),
  );
}

const kindOf = (value: unknown) => (value === null ? 'null' : typeof value);

/** Types hold for values made here; values from outside are checked. */
function checkText(what: string, value: unknown): void {
  if (typeof value !== 'string') throw new Malformed(`${what} is ${kindOf(value)}`);
}

function checkOption(value: unknown): void {
  if (Array.isArray(value)) for (const item of value) checkText('an item of an option', item);
  else if (!['string', 'number', 'boolean'].includes(typeof value))
    throw new Malformed(`an option is ${kindOf(value)}`);
}

function checkValue(value: unknown): void {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return;
  if (!Array.isArray(value)) throw new Malformed(`a field is ${kindOf(value)}`);
  const [first] = value;
  for (const item of value)
    if (typeof first === 'string' || first === undefined) checkText('an item of a field', item);
    else checkFile(item);
}

function checkFile(file: Partial<Record<string, unknown>> | null): void {
  for (const part of ['name', 'mediaType', 'content']) checkText(`the ${part} of a file`, file?.[part]);
  const { encoding, held } = file ?? {};
  if (encoding !== undefined && encoding !== 'base64') throw new Malformed('the encoding of a file is unknown');
  if (held !== undefined && !Number.isSafeInteger(held)) throw new Malformed(`the number of a file is ${kindOf(held)}`);
}

/** Returns whether a value holds more than one field takes. Files have a limit of their own, where they are fetched. */
export function isTooLong(value: FormValue): boolean {
  return !isFiles(value) && measureValue(value) > inputLimits.value.max;
}

/** In characters; an item of a list counts for one more. The bytes of files are counted where they are kept. */
export function measureValue(value: FormValue): number {
  if (typeof value === 'string') return value.length;
  if (!Array.isArray(value)) return 0;
  return value.reduce(
    (sum, item) =>
      sum +
      1 +
      (typeof item === 'string'
        ? item.length
        : item.name.length + item.mediaType.length + (item.encoding === undefined ? item.content.length : 0)),
    0,
  );
}

const isFiles = (value: FormValue): value is FileValue[] => Array.isArray(value) && typeof value[0] === 'object';

function cleanValue(value: FormValue): FormValue {
  if (typeof value === 'string') return cleanText(value);
  if (!Array.isArray(value)) return value;
  return isFiles(value) ? value.map((file) => ({ ...file, name: nameOfFile(file.name) })) : value.map(cleanText);
}

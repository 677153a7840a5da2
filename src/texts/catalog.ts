import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { localeOf } from '#src/core/locale.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';

/** A value for a placeholder. Several names become a list in the language of the sentence: "Skåne, Murcia and Puglia". */
export type TextArgument = string | number | Date | readonly string[];
type TextArguments = Record<string, TextArgument>;

/** The sentences of one language as they stand in its files: ICU messages, nested by noun. */
export type TextSource = { [key: string]: string | TextSource };

/** A sentence that is small Markdown; what is put into it is escaped. Its key ends with this, its name in code does not. */
export const markdownSuffix = '_md';

/**
 * Turns the messages of a language into what code reads: a message without placeholders becomes a string, one with placeholders a function
 * of its named arguments. A message is compiled when it is first said. A key that `fallback` has and the language lacks is said in the
 * fallback's language.
 * @throws SyntaxError when a message that is being said is not an ICU message.
 */
export function createTexts(language: string, source: TextSource, fallback?: object): unknown {
  const texts: Record<string, unknown> = { ...(fallback as Record<string, unknown>) };
  for (const [key, value] of Object.entries(source)) {
    const name = key.endsWith(markdownSuffix) ? key.slice(0, -markdownSuffix.length) : key;
    texts[name] =
      typeof value === 'string'
        ? createText(language, value, name !== key)
        : createTexts(language, value, texts[name] as object | undefined);
  }
  return texts;
}

function createText(language: string, message: string, isMarkdown: boolean) {
  if (!message.includes('{')) return message.replaceAll("''", "'");
  let say: ((values: TextArguments) => string) | null = null;
  return (values: TextArguments) => {
    say ??= compile(language, message);
    return say(prepare(values, language, isMarkdown));
  };
}

/** Messages of plain placeholders are joined here: most are, and it is five times as fast as the library. */
function compile(language: string, message: string): (values: TextArguments) => string {
  const elements = parse(message, { ignoreTag: true });
  if (elements.every(({ type }) => type === TYPE.literal || type === TYPE.argument))
    return (values) => elements.map((element) => joinElement(element, values)).join('');
  const format = new IntlMessageFormat(elements, localeOf(language), undefined, { ignoreTag: true });
  return (values) => String(format.format(values as Record<string, string | number | Date>));
}

function joinElement(element: MessageFormatElement, values: TextArguments): string {
  if (element.type === TYPE.literal) return element.value;
  const name = (element as { value: string }).value;
  if (!(name in values)) throw new RangeError(`The sentence needs “${name}”.`);
  return String(values[name]);
}

function prepare(values: TextArguments, language: string, isMarkdown: boolean): TextArguments {
  const safe = (text: string) => (isMarkdown ? escapeMarkdown(text) : text);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'string') return [name, safe(value)];
      if (Array.isArray(value)) return [name, joinNames(language, value.map(safe))];
      return [name, value];
    }),
  );
}

/** Joins names as the language does: "Skåne, Murcia and Puglia". */
export function joinNames(language: string, names: readonly string[]): string {
  return listFormat(language, 'conjunction').format(names);
}

/** Joins what is to be chosen from: "Skåne, Murcia or Puglia". */
export function joinAlternatives(language: string, names: readonly string[]): string {
  return listFormat(language, 'disjunction').format(names);
}

/** One formatter of each kind is kept a language. */
const listFormats = new Map<string, Intl.ListFormat>();

function listFormat(language: string, type: 'conjunction' | 'disjunction'): Intl.ListFormat {
  const key = `${language} ${type}`;
  let format = listFormats.get(key);
  if (!format) {
    format = new Intl.ListFormat(localeOf(language), { type });
    listFormats.set(key, format);
  }
  return format;
}

import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Sql } from '#src/store/database/database.ts';
import type { TextSource } from '#src/texts/catalog.ts';
import { loadTexts } from '#src/texts/load.ts';
import { methodsIn } from '#src/texts/methods.ts';

/** So many words in a row that stand in an English sentence, and in none of the language, are English by accident. */
const inARow = 3;

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [];

function* listMessages(source: TextSource): Generator<string> {
  for (const value of Object.values(source))
    if (typeof value === 'string') yield value;
    else yield* listMessages(value);
}

/** The parts of a message that are written in it, without what is put in. */
function listWritten(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal) return [element.value];
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return Object.values(element.options).flatMap(({ value }) => listWritten(value));
    return [];
  });
}

function rowsOf(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(inARow - 1).map((_, at) => words.slice(at, at + inARow).join(' '));
}

const read = new Map<string, { whole: Set<string>; rows: Set<string> }>();

function readLanguage(language: string) {
  const before = read.get(language);
  if (before) return before;
  const messages = [...listMessages(loadTexts(language))];
  const methods = methodsIn(language).flatMap(({ name, paragraphs }) => [name, ...paragraphs]);
  const made = {
    whole: new Set([...messages, ...methods].map((each) => each.trim())),
    rows: new Set([
      ...messages.flatMap((message) => listWritten(parse(message, { ignoreTag: true })).flatMap(rowsOf)),
      ...methods.flatMap(rowsOf),
    ]),
  };
  read.set(language, made);
  return made;
}

/**
 * Creates what finds sentences of the English files in what somebody reads in another language: three words in a row of an English sentence, or a label that
 * is there alone; not what the files of that language have too. `given` is what people wrote in the test.
 */
export function createEnglishFinder(language: string, given: Iterable<string> = []): (texts: string[]) => string[] {
  const english = readLanguage('en');
  const own = readLanguage(language);
  const ofPeople = [...given];
  const known = new Set(ofPeople.flatMap(rowsOf));
  const isLeft = (text: string) =>
    (english.whole.has(text) && !own.whole.has(text) && !ofPeople.includes(text) && /\p{L}{4}/u.test(text)) ||
    rowsOf(text).some((row) => english.rows.has(row) && !own.rows.has(row) && !known.has(row));
  return (texts) => [...new Set(texts.map((text) => text.trim()).filter(isLeft))];
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const unescaped = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

/** What is read and heard of a page in its language: not what is marked as another’s, nor code. */
export function textsOfPage(page: string): string[] {
  const language = /<html lang="([^"]*)"/.exec(page)?.[1] ?? '';
  const marked = new RegExp(`<(\\w+)\\b[^>]*? lang="(?!${language}")[^"]*"[^>]*>.*?</\\1>`, 'gs');
  const body = page
    .replace(/<(script|style|svg|code|pre)\b.*?<\/\1>/gs, ' ')
    .replace(/^.*?<html [^>]*>/s, '')
    .replace(marked, ' ');
  const heard = [...body.matchAll(/ (?:alt|title|placeholder|aria-label|content)="([^"]*)"/g)].map(
    ([, said = '']) => said,
  );
  // Words of one sentence stay together, whatever of it is marked up.
  const read = body.replace(/<\/?(?:a|b|em|strong|i|span|abbr|time|small|bdi)\b[^>]*>/g, '').split(/<[^>]*>/);
  return [...heard, ...read].map((each) => unescaped(each.replace(/\s+/g, ' ')).trim()).filter(Boolean);
}

/** What is read of a message or a form: every text in it, but lines that buttons say and addresses. */
export function textsOfOutcome(told: unknown): string[] {
  const texts: string[] = [];
  JSON.stringify(told, (key, value: unknown) => {
    // A word of small letters alone is a code: a value that is chosen, the name of a field. A file of what is kept of somebody holds what they were told before.
    if (typeof value === 'string' && !unread.has(key) && !/^(?:[a-z\d-]+$|\{)/.test(value))
      texts.push(...value.split('\n').filter((line) => !line.startsWith('/')));
    return value;
  });
  return texts
    .map((text) =>
      text
        .replaceAll('\\', '')
        .replace(/`[^`]*`|https?:\/\/\S+/g, ' ')
        .trim(),
    )
    .filter(Boolean);
}

const unread = new Set(['line', 'type', 'id', 'url', 'key', 'style']);

const tablesOfPeople = [
  ...[
    'experience',
    'experience_revision',
    'question',
    'question_answer',
    'funding_call',
    'tool',
    'organisation',
    'training',
    'person',
  ],
  ...['networking_event', 'round', 'testbed', 'rule', 'rule_version', 'introduction'],
];

/** Lists what people wrote in a test, as it stands in the database. */
export async function listGiven(sql: Sql): Promise<string[]> {
  const given: string[] = [];
  for (const table of tablesOfPeople) given.push(...textsOfOutcome(await sql`select * from ${sql(table)}`));
  return given;
}

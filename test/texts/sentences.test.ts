import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import { createTexts, markdownSuffix, type TextArgument, type TextSource } from '#src/texts/catalog.ts';
import { listLanguages, loadTexts } from '#src/texts/load.ts';
import { type ArgumentType, describeArguments } from '../../scripts/texts/describe-arguments.ts';
import { listGenerated } from '../../scripts/texts/list-generated.ts';
import { listSchemas } from '../../scripts/texts/list-schemas.ts';

const english = loadTexts('en');

function listMessages(source: TextSource, path: string[] = []): { path: string[]; message: string }[] {
  return Object.entries(source).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ path: [...path, key], message: value }] : listMessages(value, [...path, key]),
  );
}

test.each([...listGenerated(), ...listSchemas()])('$path is as npm run texts writes it', ({ path, source }) => {
  expect(readFileSync(join(import.meta.dirname, '../..', path), 'utf8')).toBe(source);
});

const edges: Record<Exclude<ArgumentType['type'], 'choice'>, TextArgument[]> = {
  text: ['', 'Skåne', '*_`[x](y)\\~', 'x'.repeat(300), 0, [], ['one'], ['one', 'two', '<b>three</b>']],
  number: [0, 1, 2, 5, 11, 100, 1_234_567, 0.5],
  date: [new Date(0), new Date('2026-03-29T01:30:00Z')],
};

function valuesOf(argument: ArgumentType): TextArgument[] {
  return argument.type === 'choice' ? [...argument.cases, 'something else'] : edges[argument.type];
}

test.each(listLanguages())('every sentence of %s can be said, whatever is put into it', (language) => {
  for (const { path, message } of listMessages(loadTexts(language))) {
    const texts = createTexts(language, { said: message, [`safe${markdownSuffix}`]: message }) as Record<
      string,
      unknown
    >;
    const expected = [...describeArguments(message)];
    if (expected.length === 0) {
      expect(texts.said, path.join('.')).toBe(message.replaceAll("''", "'"));
      continue;
    }
    const plain = expected.map(([name, argument]) => [name, valuesOf(argument)[0]] as const);
    for (const [name, argument] of expected) {
      for (const value of valuesOf(argument)) {
        const values = { ...Object.fromEntries(plain), [name]: value };
        for (const say of [texts.said, texts.safe] as ((given: typeof values) => string)[]) {
          expect(say(values), path.join('.')).not.toMatch(/undefined|NaN|\[object/);
        }
      }
    }
  }
});

test.each(listLanguages())('the sentences of %s have the keys and placeholders of the English ones', (language) => {
  const wanted = new Map(listMessages(english).map(({ path, message }) => [path.join('.'), message]));
  for (const { path, message } of listMessages(loadTexts(language))) {
    const original = wanted.get(path.join('.'));
    expect(original, `${path.join('.')} is no English key`).toBeDefined();
    const names = [...describeArguments(message).keys()].sort();
    expect(names, path.join('.')).toEqual([...describeArguments(original ?? '').keys()].sort());
  }
});

test('a sentence in Markdown escapes what is put into it, a plain one does not', () => {
  const { plain, marked } = createTexts('en', { plain: '**{name}**', marked_md: '**{name}**' }) as Record<
    string,
    (values: object) => string
  >;
  expect(plain?.({ name: 'a*b' })).toBe('**a*b**');
  expect(marked?.({ name: 'a*b' })).toBe('**a\\*b**');
  expect(marked?.({ name: ['a*', 'b', 'c'] })).toBe('**a\\*, b and c**');
});

test('a sentence without a translation is said in English', () => {
  const own = createTexts('en', { kept: 'Kept', nested: { first: 'First', second: 'Second' } }) as object;
  expect(createTexts('sv', { nested: { first: 'Första' } }, own)).toEqual({
    kept: 'Kept',
    nested: { first: 'Första', second: 'Second' },
  });
});

test('a sentence says which value it lacks', () => {
  const { said } = createTexts('en', { said: 'Hello {name}' }) as Record<string, (values: object) => string>;
  expect(() => said?.({})).toThrow('The sentence needs “name”.');
});

test('no article stands before what a sentence is given, for nobody knows which it takes', () => {
  const source = JSON.stringify(loadTexts('en'));
  expect(source.match(/\b[Aa]n? “?\{/g)).toBeNull();
});

/** Whether a plural says its own count right before another number: "#{number}" of record 12 is "112" there. */
function joinsCount(elements: MessageFormatElement[]): boolean {
  return elements.some((element, index) => {
    if (element.type === TYPE.pound) return elements[index + 1]?.type === TYPE.argument;
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return false;
    return Object.values(element.options).some(({ value }) => joinsCount(value));
  });
}

test.each(listLanguages())('no plural of %s says its count where a number sign is meant', (language) => {
  const joined = listMessages(loadTexts(language)).filter(({ message }) =>
    joinsCount(parse(message, { ignoreTag: true })),
  );
  expect(joined).toEqual([]);
});

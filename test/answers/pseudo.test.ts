import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { commands } from '#src/commands/index.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { languages } from '#src/domain/language.ts';
import { offerLanguages } from '#src/texts/index.ts';
import { methodTopics } from '#src/texts/methods.ts';
import { pseudoLanguage } from '#src/texts/pseudo.ts';
import { everyCommand, prepareEveryCommand } from '#test/support/every-command.ts';

// Every letter of a sentence has an accent in the pseudo-language: what is read without one stands in no file of sentences.
const { speaker, as, context, database } = await prepareEveryCommand({ env: { LANGUAGES: pseudoLanguage } });
const reader = as('admin', { locale: pseudoLanguage });
afterAll(() => offerLanguages([]));
await reader.submit(await speaker.say('/me edit'), { language: pseudoLanguage });

const origins = await database.sql<{ source: string; dataset: string }[]>`
  select distinct source, dataset from observation where source is not null`;
const runs = await database.sql<{ file: string }[]>`select file from import_run`;

const wordsOf = (text: string) => text.match(/(?<![\p{L}\d_~])[A-Za-z]{3,}(?![\p{L}\d_~])/gu) ?? [];

/** What is data: names of places, what members wrote, sources, names of commands and their arguments. */
const ofData = new Set(
  [
    ...[...context.catalogue.regions.values()].flatMap(({ names, territoryNote }) => [
      ...names.map(({ name }) => name),
      territoryNote ?? '',
    ]),
    ...[...context.catalogue.territories.values(), ...context.catalogue.formerTerritories.values()].map(
      ({ name }) => name,
    ),
    ...[...context.catalogue.indicators.values()].flatMap((each) => [
      each.source,
      each.licence,
      each.dataset,
      each.nationalDataset ?? '',
    ]),
    ...origins.flatMap(({ source, dataset }) => [source, dataset]),
    ...runs.map(({ file }) => file),
    // The methods are explained in English.
    ...methodTopics.flatMap(({ name, chapter }) => [name, chapter]),
    // Months, languages and zones are Intl’s.
    ...(['long', 'short'] as const).flatMap((style) =>
      Array.from({ length: 12 }, (_, month) =>
        new Date(Date.UTC(2026, month)).toLocaleDateString('en-GB', { month: style }),
      ),
    ),
    ...Array.from({ length: 7 }, (_, day) =>
      new Date(Date.UTC(2026, 0, day)).toLocaleDateString('en', { weekday: 'long' }),
    ),
    ...Object.values(languages),
    'Interreg hall cway calls xml',
    ...commands.flatMap(({ name, subcommands }) => [
      name,
      ...[...subcommands].flatMap(([key, { args }]) => [key, ...Object.keys(args.shape)]),
    ]),
    readFileSync(new URL('../support/every-command.ts', import.meta.url), 'utf8'),
  ].flatMap((text) => wordsOf(text).map((word) => word.toLowerCase())),
);

/** What people read of an outcome: not the lines behind buttons, codes, or kinds. */
function listTexts(value: unknown, key = ''): string[] {
  // What a control stands for is a code.
  if (typeof value === 'string') return shown.has(key) && !/^[a-z\d-]+$/.test(value) ? [value] : [];
  if (Array.isArray(value))
    return value.flatMap((each) => listTexts(each, key === 'rows' || key === 'cells' ? 'text' : key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => listTexts(each, name));
}
/** "GDP"; parts of addresses and made-up code words. */
const isCode = (word: string) => /^[A-Z]+$/.test(word) || /^(?:[bdfgjklmnprstvz][aeiou]){4}$/.test(word);
const shown = new Set([
  'text',
  'markdown',
  'label',
  'title',
  'alt',
  'placeholder',
  'hint',
  'beside',
  'value',
  'description',
  'below',
]);

function plainWords(outcome: Outcome): string[] {
  const texts = listTexts(outcome).map((text) =>
    text
      .replaceAll('\\', '')
      .replaceAll(
        /`[^`]*`|https?:\/\/\S+|(?<![\w.])\/[a-z][\w/-]*(?: [^\s.,;:”]+)*|\b[\w-]+\.(?:csv|ics|md|json|xlsx|pdf)\b|\b[\w-]+=\S+/g,
        ' ',
      ),
  );
  return [...new Set(texts.flatMap(wordsOf))].filter((word) => !isCode(word) && !ofData.has(word.toLowerCase()));
}

test.each(Object.entries(everyCommand))('/%s %s says nothing in plain English', async (command, rest) => {
  expect(plainWords(await reader.say(`/${command} ${rest}`.trim()))).toEqual([]);
});

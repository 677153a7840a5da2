import { expect, test } from 'vitest';
import { z } from 'zod';
import { completeLine, completeLookup } from '#adapters/playground/complete/complete.ts';
import { encodeArguments } from '#adapters/slack/encode/arguments.ts';
import { createNaming } from '#adapters/slack/encode/naming.ts';
import type { Texts as SlackTexts } from '#adapters/slack/texts.ts';
import { numbered, shapes, term } from '#src/core/argument.ts';
import { createBot } from '#src/core/bot.ts';
import { createDefiner } from '#src/core/command.ts';
import { createDescriptions } from '#src/core/descriptions.ts';
import type { FormValues } from '#src/core/form.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { createVocabulary, numberedTerm, type TermSource } from '#src/core/vocabulary.ts';
import { createNameIndex } from '#src/domain/regions/name-index.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { platformTexts } from '#src/texts/platform.ts';
import { person } from '../contracts/house.ts';

// Two nouns that no file of the house knows: a garden has a name, a harvest a number. Everything about them stands here.
const gardens: TermSource = {
  kind: 'garden',
  ...createNameIndex([
    { value: 'g-rose', label: 'Rose garden', names: ['Rose garden', 'Roseraie', 'g-rose'] },
    { value: 'g-herb', label: 'Herb garden', names: ['Herb garden', 'Kräutergarten', 'g-herb'] },
    { value: 'g-hill', label: 'Hill garden', names: ['Hill garden', 'g-hill'] },
  ]),
};
const harvests = numberedTerm('harvest', (partial, limit) =>
  [{ value: '12', label: '#12: apples' }].filter(({ label }) => label.includes(partial)).slice(0, limit),
);
const argument = {
  ...shapes,
  garden: term('garden').one,
  ownGarden: term('garden').own,
  gardens: term('garden').several,
  harvest: numbered('harvest'),
};

const { defineGroup, subcommand } = createDefiner<null>();
const sent: FormValues[] = [];
const commands = [
  defineGroup({
    name: 'garden',
    fallback: 'show',
    subcommands: {
      show: subcommand({
        args: z.object({ garden: argument.ownGarden(), wet: argument.flag().optional() }),
        visibility: 'public',
        run: async (_, { garden }) => ({ text: `Garden ${garden}`, blocks: [] }),
      }),
      join: subcommand({
        args: z.object({
          gardens: argument.gardens({ min: 2, max: 3 }),
          to: argument.garden().optional(),
        }),
        visibility: 'public',
        run: async (_, { gardens, to }) => ({ text: `Join ${gardens.join('+')} to ${to ?? 'none'}`, blocks: [] }),
      }),
      pick: subcommand({
        args: z.object({ harvest: argument.harvest() }),
        visibility: 'public',
        run: async (_, { harvest }) => ({ text: `Harvest ${harvest}`, blocks: [] }),
      }),
      plant: subcommand({
        args: z.object({}),
        visibility: 'private',
        run: async () => ({
          title: 'Plant',
          submit: 'Send',
          values: {},
          fields: [
            { name: 'where', label: 'Where', type: 'lookup', kind: 'garden', required: true, likely: [] },
            { name: 'after', label: 'After', type: 'lookup', kind: 'harvest', required: false, likely: [] },
          ],
        }),
        submit: async (_, values) => {
          sent.push(values);
          return { text: 'Planted', blocks: [] };
        },
      }),
    },
  }),
];
const create = (sources: TermSource[]) =>
  createBot<null>({
    commands,
    vocabulary: createVocabulary(sources),
    texts: () => botTextsFor('en'),
    understand: () => ({ type: 'none' }),
    descriptions: { describe: () => createDescriptions([]), localizations: () => [] },
    identify: async () => person,
    roleOf: async () => person.role,
    own: (_, kind) => (kind === 'garden' ? 'g-hill' : null),
    context: null,
    once: (_id, _person, run) => run(null),
    drafts: { find: async () => null, save: async () => true, discard: async () => {} },
    confirmations: { create: async () => '', take: async () => false },
    opensFolds: () => false,
    changed: async () => {},
    isPassing: () => false,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    now: () => new Date('2026-11-23T09:00:00Z'),
  });
const bot = create([gardens, harvests]);
const actor = { platform: 'test', space: 'hall', user: 'maria' };
const base = () => ({ id: crypto.randomUUID(), actor, place: 'test:hall:user:maria' as const });
const say = (line: string) => bot.handle({ ...base(), type: 'action', line });
const textOf = (outcome: Outcome) => (outcome.type === 'message' ? outcome.text : JSON.stringify(outcome));

test.each([
  ['/garden roseraie', 'Garden g-rose'],
  ['/garden show "Herb garden"', 'Garden g-herb'],
  ['/garden', 'Yours: Hill garden. Garden g-hill'],
  ['/garden show kräutergartn', '“kräutergartn” is read as Herb garden. Garden g-herb'],
  ['/garden join rose garden and kräutergarten', 'Join g-rose+g-herb to none'],
  ['/garden join gardens=roseraie,g-herb to=g-hill', 'Join g-rose+g-herb to g-hill'],
  ['/garden pick #12', 'Harvest 12'],
  ['/garden pick 12', 'Harvest 12'],
])('%s', async (line, said) => {
  // A misspelt name is said above the answer.
  expect(
    textOf(await say(line))
      .split(' ')
      .slice(-said.split(' ').length)
      .join(' '),
  ).toBe(said);
});

test.each([
  ['/garden pick apples', 'is not a harvest for “harvest”. Write its number, such as 12.'],
  ['/garden pick', 'Which harvest? (#12: apples)'],
  ['/garden show zzzz', 'I know no garden called “zzzz”'],
  ['/garden join roseraie', 'Which gardens? I need at least 2 different ones. (Herb garden, Hill garden)'],
  ['/garden join g-rose g-herb g-hill g-rose to=g-herb to=g-hill', 'Only one garden fits here'],
])('%s is answered with its own noun', async (line, said) => {
  expect(textOf(await say(line)).replaceAll('\\', '')).toContain(said);
});

test('a form looks them up, and says what it does not know', async () => {
  const send = (values: FormValues) => bot.handle({ ...base(), type: 'submission', form: '/garden plant', values });
  expect(await send({ where: 'moon garden', after: 'apples' })).toMatchObject({
    problems: { where: expect.stringContaining('I know no garden called “moon garden”'), after: expect.any(String) },
  });
  expect(textOf(await send({ where: 'Roseraie', after: '#12' }))).toBe('Planted');
  expect(sent).toEqual([{ where: 'g-rose', after: '12' }]);
});

test('adapters complete and draw them without knowing them', async () => {
  const asker = { bot, actor };
  expect((await completeLine('/garden show Rose', asker)).items[0]?.text).toBe('"Rose garden" ');
  expect((await completeLine('/garden pick app', asker)).items[0]).toMatchObject({ text: '12 ', label: '#12: apples' });
  expect((await completeLookup('garden', 'herb', asker)).items[0]).toMatchObject({ value: 'g-herb' });
  const join = commands[0]?.subcommands.get('join');
  if (!join) throw new Error('no command');
  const view = encodeArguments(
    { command: 'garden', subcommand: join },
    '',
    createNaming(['garden'], ''),
    bot.describe('en'),
    platformTexts<SlackTexts>('slack', 'en'),
  );
  expect(view.blocks).toContainEqual(
    expect.objectContaining({
      block_id: 'gardens',
      element: expect.objectContaining({ type: 'multi_external_select', action_id: 'suggest:garden' }),
    }),
  );
  expect(await bot.suggest('garden', 'kräu', 5)).toMatchObject([{ value: 'g-herb' }]);
  expect(await bot.suggest('unheard-of', 'kräu', 5)).toEqual([]);
});

test('a noun that a command takes and nobody registered is told at the start', () => {
  expect(() => create([gardens])).toThrow('/garden takes a harvest, which nobody registered');
  expect(() => create([gardens, gardens, harvests])).toThrow('the same name');
});

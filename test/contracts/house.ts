import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { createBot } from '#src/core/bot.ts';
import type { BotParts } from '#src/core/bot-parts.ts';
import { type Command, createDefiner } from '#src/core/command.ts';
import { createDescriptions, createLocalization } from '#src/core/descriptions.ts';
import type { FormValues } from '#src/core/form.ts';
import type { Logger } from '#src/core/logger.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Person } from '#src/core/person.ts';
import type { AdapterContext } from '#src/core/platform.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { platformTexts } from '#src/texts/platform.ts';
import { quickPacers } from '#test/support/quick-pacer.ts';
import { vocabulary } from '../core/support.ts';

/** What a contract's commands have done so far. */
export type Record = {
  sent: FormValues[];
  counted: number;
  drafts: Map<string, FormValues>;
  secrets: Map<string, string>;
};

const { defineCommand, defineGroup, subcommand } = createDefiner<Record>();
const none = z.object({});
const say = (text: string, ...blocks: Message['blocks']): Message => ({
  text: escapeMarkdown(text),
  blocks: [{ type: 'text', markdown: escapeMarkdown(text) }, ...blocks],
});

export const hostileText =
  '<script>alert(1)</script> <!channel> <@U123> @everyone **not bold** [no](https://link.example) `x` \u202eturned';
export const longText = Array.from({ length: 16_000 }, (_, index) => `word${index}`).join(' ');
export const longLine = `/echo "${'a long line that no button of a small platform can hold '.repeat(5).trim()}"`;
export const tableRows = Array.from({ length: 300 }, (_, index) => [`row ${index}`, `${index * 2}`]);
export const picture = { key: 'contract-picture', alt: 'One dot, coloured', width: 1, height: 1 };
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const text = (name: string, required = true) => ({
  name,
  label: `Label ${name}`,
  type: 'text' as const,
  required,
  maxLength: 20,
});

/** Commands that show everything an adapter must be able to carry. */
const commands: Command<Record>[] = [
  defineCommand({
    name: 'everything',
    args: none,
    visibility: 'public',
    run: async () => ({
      text: 'Everything at once',
      blocks: [
        { type: 'heading', text: 'A heading' },
        {
          type: 'text',
          markdown: 'Some **bold** and *slanted* words, `code` and [a link](https://example.org/page)\n- an item',
        },
        {
          type: 'facts',
          items: [
            { label: 'Value', value: '12.5 %' },
            { label: 'Year', value: '2022' },
          ],
        },
        {
          type: 'table',
          columns: [{ label: 'Region' }, { label: 'Figure', align: 'right' }],
          rows: [
            ['Skåne', '14.1'],
            ['Κρήτη', '9.9'],
          ],
        },
        {
          type: 'list',
          open: 'Open',
          items: [{ title: 'A thing', line: '/echo thing', beside: 'Murcia', markdown: 'What it is' }],
        },
        { type: 'picture', ...picture },
        { type: 'divider' },
        { type: 'file', name: 'me.json', mediaType: 'application/json', content: '{"name":"Maria"}' },
        { type: 'note', markdown: 'Source: a table' },
        ...actions(button('Say hello', '/echo hello'), button('Long', longLine), {
          type: 'select',
          placeholder: 'Choose a region',
          options: [
            { label: 'Skåne (SE22)', line: '/echo skane' },
            { label: 'Catalonia (ES51)', line: '/echo catalonia' },
          ],
        }),
      ],
    }),
  }),
  defineCommand({
    name: 'pictured',
    args: none,
    visibility: 'public',
    run: async () => say('Beside a picture', { type: 'picture', ...picture }),
  }),
  defineCommand({
    name: 'echo',
    args: z.object({ words: argument.words().optional() }),
    visibility: 'public',
    run: async (_, { words }) => say(`Echo: ${words ?? 'nothing'}`),
  }),
  defineCommand({
    name: 'hostile',
    args: none,
    visibility: 'public',
    run: async () => say(hostileText),
  }),
  defineCommand({
    name: 'long',
    args: none,
    visibility: 'public',
    run: async () => say(longText),
  }),
  defineCommand({
    name: 'rows',
    args: none,
    visibility: 'public',
    run: async () => say('Rows', { type: 'table', columns: [{ label: 'Name' }, { label: 'Number' }], rows: tableRows }),
  }),
  defineCommand({
    name: 'secret',
    args: none,
    visibility: 'private',
    run: async () => say('For your eyes only'),
  }),
  defineCommand({
    name: 'count',
    args: none,
    visibility: 'public',
    writes: true,
    run: async (record) => {
      record.counted += 1;
      return say(`Counted ${record.counted}`);
    },
  }),
  defineCommand({
    name: 'broken',
    args: none,
    visibility: 'public',
    run: async () => {
      throw new Error('a bug with a token xoxb-secret');
    },
  }),
  defineCommand({
    name: 'regions',
    args: z.object({
      regions: argument.regions({ min: 2, max: 6 }),
      area: argument.area().optional(),
    }),
    visibility: 'public',
    run: async (_, { regions, area }) => say(`Regions: ${regions.join(', ')}${area ? ` on ${area}` : ''}`),
  }),
  defineGroup({
    name: 'form',
    subcommands: {
      short: subcommand({
        args: none,
        visibility: 'private',
        shortcut: {
          name: 'short-form',
          on: 'message',
          prefill: ({ message }) => ({ story: message?.text ?? '' }),
        },
        run: async () => ({
          title: 'A short form',
          submit: 'Send',
          values: {},
          fields: [
            text('title'),
            { name: 'story', label: 'Label story', type: 'long-text', required: false, maxLength: 3_000 },
            {
              name: 'area',
              label: 'Label area',
              type: 'select',
              required: true,
              options: [
                { label: 'Health', value: 'health' },
                { label: 'Housing', value: 'housing' },
              ],
            },
            {
              name: 'groups',
              label: 'Label groups',
              type: 'multi-select',
              required: false,
              options: [
                { label: 'Women', value: 'women' },
                { label: 'Families', value: 'families' },
              ],
            },
            {
              name: 'region',
              label: 'Label region',
              type: 'lookup',
              kind: 'region',
              required: true,
              likely: [{ label: 'Skåne (SE22)', value: 'SE224' }],
            },
          ],
        }),
        submit: async (record, values) => {
          if (values.title === 'taken') return { problems: { title: 'This title is taken.' } };
          record.sent.push(values);
          return say(`Sent: ${String(values.title)}`);
        },
      }),
      long: subcommand({
        args: none,
        visibility: 'private',
        run: async () => ({
          title: 'A long form',
          submit: 'Send',
          values: {},
          fields: Array.from({ length: 12 }, (_, index) => text(`field${index + 1}`)),
        }),
        submit: async (record, values) => {
          record.sent.push(values);
          return say(`Sent: ${Object.keys(values).length} fields`);
        },
      }),
    },
  }),
];

const english = createLocalization('en', {
  commands: {
    everything: { summary: 'Every kind of block' },
    pictured: { summary: 'A picture and what stands beside it' },
    echo: { summary: 'Says the same', arguments: { words: 'What to say' } },
    hostile: { summary: 'Text that must stay text' },
    long: { summary: 'A long text' },
    rows: { summary: 'A long table' },
    secret: { summary: 'For the asker alone' },
    count: { summary: 'Counts how often it ran' },
    broken: { summary: 'Fails' },
    regions: { summary: 'Takes regions', arguments: { regions: 'Regions to name', area: 'Policy area' } },
    form: {
      summary: 'Forms',
      subcommands: {
        short: { summary: 'Opens a form of each kind of field' },
        long: { summary: 'Opens a form of twelve fields' },
      },
    },
  },
  shortcuts: { 'short-form': 'Fill in a form' },
});

export const person: Person = {
  id: 1,
  displayName: 'Maria',
  language: 'en',
  timeZone: 'Europe/Madrid',
  region: null,
  interests: [],
  role: 'member',
};
const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A house whose bot says what a contract needs to see, kept in memory; `parts` replace what a test wants otherwise. */
export function createContractHouse(
  parts: Partial<BotParts<Record>> & { logger?: Logger; publicUrl?: string | null } = {},
): { house: AdapterContext; record: Record } {
  const record: Record = { sent: [], counted: 0, drafts: new Map(), secrets: new Map() };
  const outcomes = new Map<string, Promise<Outcome>>();
  const lines = new Map<string, string>();
  const installations = new Map<string, string>();
  const claims = new Set<string>();
  const notes = new Map<string, string>();
  const logger = parts.logger ?? silent;
  const now = parts.now ?? (() => new Date());
  const bot = createBot<Record>({
    commands,
    vocabulary,
    texts: () => botTextsFor('en'),
    descriptions: { describe: () => createDescriptions([english]), localizations: () => [english] },
    understand: (words) => {
      const echoed = /^say (.+)$/.exec(words)?.[1];
      return echoed ? { type: 'line', line: `/echo ${echoed}`, above: [], below: [] } : { type: 'none' };
    },
    identify: async () => person,
    roleOf: async () => person.role,
    own: ({ region }) => region,
    context: record,
    once(eventId, _, run) {
      const known = outcomes.get(eventId);
      if (known) return known;
      const running = run(record);
      outcomes.set(eventId, running);
      running.catch(() => outcomes.delete(eventId));
      return running;
    },
    drafts: {
      find: async (_, form) => record.drafts.get(form) ?? null,
      save: async (_, form, values) => Boolean(record.drafts.set(form, { ...record.drafts.get(form), ...values })),
      discard: async (_, __, form) => void record.drafts.delete(form),
    },
    confirmations: {
      create: async (_, { subject }) => {
        record.secrets.set(`secret${record.secrets.size}`, subject);
        return `secret${record.secrets.size - 1}`;
      },
      take: async (_, secret, { subject }) => record.secrets.get(secret) === subject && record.secrets.delete(secret),
    },
    opensFolds: () => false,
    changed: async () => {},
    isPassing: () => false,
    logger,
    now,
    ...parts,
  });
  const key = (platform: string, space: string) => `${platform} ${space}`;
  const house: AdapterContext = {
    bot,
    texts: platformTexts,
    pictures: { read: async (name) => (name === picture.key ? png : null) },
    conversations: { listRoots: async () => [], listSaid: async () => [] },
    lines: {
      save: async (line) => {
        lines.set(`line${lines.size}`, line);
        return `line${lines.size - 1}`;
      },
      find: async (name) => lines.get(name) ?? null,
    },
    claims: {
      claim: async (name) => {
        const isFirst = !claims.has(name);
        claims.add(name);
        return isFirst;
      },
    },
    notes: {
      find: async (name) => notes.get(name) ?? null,
      list: async (prefix) =>
        [...notes].filter(([name]) => name.startsWith(prefix)).map(([name, note]) => ({ name, note })),
      update: async (name, change) => {
        const note = await change(notes.get(name) ?? null);
        if (note === null) notes.delete(name);
        else notes.set(name, note);
      },
    },
    kept: { hand: async () => 0, count: async () => 0 },
    pacerOf: quickPacers(),
    installations: {
      find: async (platform, space) => {
        const data = installations.get(key(platform, space));
        return data === undefined ? null : { platform, space, data, updatedAt: now() };
      },
      list: async (platform) =>
        [...installations]
          .filter(([name]) => name.startsWith(`${platform} `))
          .map(([name, data]) => ({ platform, space: name.slice(platform.length + 1), data, updatedAt: now() })),
      update: async (platform, space, change) => {
        const data = await change(installations.get(key(platform, space)) ?? null);
        if (data === null) installations.delete(key(platform, space));
        else installations.set(key(platform, space), data);
        return data;
      },
    },
    logger,
    publicUrl: parts.publicUrl ?? null,
    isAlone: false,
    now,
  };
  return { house, record };
}

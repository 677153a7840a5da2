import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { createBot } from '#src/core/bot.ts';
import { createDefiner } from '#src/core/command.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { createContractHouse, person } from '#test/contracts/house.ts';
import { vocabulary } from '#test/core/support.ts';
import type { SlackSetup } from './harness.ts';

/** More than a select holds, and longer than its labels. */
const manyChoices = Array.from({ length: 130 }, (_, index) => `choice-${index}-${'x'.repeat(index)}`) as [
  string,
  ...string[],
];

/** A house with one form of these fields, kept in memory. */
export function houseWithForm(fields: Field[], problemsOf: (values: FormValues) => Problems = () => ({})) {
  const sent: FormValues[] = [];
  const drafts = new Map<string, FormValues>();
  const outcomes = new Map<string, Promise<Outcome>>();
  const { defineCommand } = createDefiner<null>();
  const { house } = createContractHouse();
  const { describe, localizations } = house.bot;
  const bot = createBot<null>({
    descriptions: { describe, localizations },
    commands: [
      defineCommand({
        name: 'where',
        args: z.object({ region: argument.region() }),
        visibility: 'public',
        run: async () => ({ text: 'There', blocks: [] }),
      }),
      defineCommand({
        name: 'pick',
        args: z.object({ choice: argument.choice(manyChoices) }),
        visibility: 'public',
        run: async (_, { choice }) => ({ text: `Picked ${choice.length}: ${choice.slice(0, 40)}`, blocks: [] }),
      }),
      defineCommand({
        name: 'fill',
        args: z.object({}),
        visibility: 'public',
        run: async () => ({
          title: 'A form with a title beyond Slack’s',
          intro: 'Please',
          submit: 'Send',
          values: {},
          fields,
        }),
        submit: async (_, values) => {
          const problems = problemsOf(values);
          if (Object.keys(problems).length > 0) return { problems };
          sent.push(values);
          return { text: 'Taken', blocks: [] };
        },
      }),
    ],
    vocabulary,
    texts: () => botTextsFor('en'),
    understand: () => ({ type: 'none' }),
    identify: async () => person,
    roleOf: async () => person.role,
    own: () => null,
    context: null,
    once(eventId, _, run) {
      const outcome = outcomes.get(eventId) ?? run(null);
      outcomes.set(eventId, outcome);
      return outcome;
    },
    drafts: {
      find: async (_, form) => drafts.get(form) ?? null,
      save: async (_, form, values) => Boolean(drafts.set(form, { ...drafts.get(form), ...values })),
      discard: async (_, __, form) => void drafts.delete(form),
    },
    confirmations: { create: async () => '', take: async () => false },
    opensFolds: () => false,
    changed: async () => {},
    isPassing: () => false,
    logger: house.logger,
    now: house.now,
  });
  return { house: { ...house, bot }, sent, drafts };
}

export const text = (name: string, more: Partial<Field> = {}) =>
  ({ name, label: `Label ${name}`, type: 'text', required: false, maxLength: 50, ...more }) as Field;

export const fileField: Field = { name: 'file', label: 'File', type: 'file', required: true, maxFiles: 2 };

/** A file a person uploaded, as it comes in a window's state. */
export function upload({ fake, team }: SlackSetup, name: string, bytes: Buffer, url?: string): string {
  const { world, settings } = fake;
  const id = world.newId('F');
  const teamId = team.id;
  world.files.set(id, {
    id,
    name,
    title: name,
    alt: null,
    bytes,
    isComplete: true,
    teamId,
    channel: null,
    readyAtMs: 0,
  });
  const address = url ?? `${settings.url}/files-pri/${id}/${name}`;
  return JSON.stringify({ id, name, mimetype: 'text/csv', url_private_download: address, size: bytes.length });
}

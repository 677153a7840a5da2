import { afterAll } from 'vitest';
import { everyPlatform } from '#adapters/index.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import type { Actor } from '#src/core/event.ts';
import type { FileStore } from '#src/core/file-store.ts';
import type { FormValues } from '#src/core/form.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Button, Message } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Place } from '#src/core/place.ts';
import { createLogger } from '#src/server/logger.ts';
import type { SwitchedOn } from '#src/server/platforms.ts';
import type { Database } from '#src/store/database/database.ts';
import { createTestDatabase } from './database.ts';

export type Speaker = {
  /** A command line ("/compare Skåne Catalonia") or plain words, as a mention. */
  say(text: string): Promise<Outcome>;
  /** Presses the button, or chooses the option, with this label. */
  press(outcome: Outcome, label: string): Promise<Outcome>;
  /** Sends the form of an outcome with these values over what it holds. `eventId` sends it as the same event again. */
  submit(outcome: Outcome, values: FormValues, eventId?: string): Promise<Outcome>;
  /** Says a line that asks first, and presses its button. */
  confirm(line: string): Promise<Outcome>;
  /** Closes the form of an outcome. */
  close(outcome: Outcome, values: FormValues): Promise<Outcome>;
  actor: Actor;
};

/**
 * The real house on a fresh database with the starter figures, and people who talk to it. `as(user)` is another person;
 * `database` may be one that the file has already. `clock.now` can be moved. `platforms` are only known, not started.
 */
export async function createDialogue(
  options: {
    database?: Database;
    env?: Record<string, string>;
    locale?: string;
    platforms?: SwitchedOn[];
    files?: FileStore;
  } = {},
) {
  const database = options.database ?? (await createTestDatabase({ figures: true }));
  const clock = { now: new Date('2026-11-23T09:00:00Z') };
  const config = parseConfig({ ADMINS: 'test:hall:admin', ...options.env });
  const logger = createLogger('error');
  const causeway = await compose({
    config,
    database,
    platforms: options.platforms ?? [],
    // Its folds open in place: what is one press away is read too.
    everyPlatform: [...everyPlatform, { name: 'test', opensFolds: true }],
    logger,
    now: () => clock.now,
    ...(options.files && { files: options.files }),
  });
  afterAll(causeway.queue.stop);

  function as(user: string, profile: Partial<Actor> = {}, place: Place = 'test:hall:channel:main'): Speaker {
    const actor: Actor = {
      platform: 'test',
      space: 'hall',
      user,
      displayName: user,
      locale: options.locale ?? 'en',
      ...profile,
    };
    const base = (id = `test:${crypto.randomUUID()}`) => ({
      id,
      actor,
      place,
    });
    const handle = causeway.bot.handle;
    return {
      actor,
      say: (text) =>
        handle(text.startsWith('/') ? { ...base(), type: 'action', line: text } : { ...base(), type: 'mention', text }),
      confirm: async (line) => {
        const asked = await handle({ ...base(), type: 'action', line });
        const [said] = asked.type === 'message' ? listButtons(asked.blocks).filter(isConfirmation(line)) : [];
        return said ? handle({ ...base(), type: 'action', line: said.line }) : asked;
      },
      press: (outcome, label) => handle({ ...base(), type: 'action', line: lineOf(outcome, label) }),
      submit: (outcome, values, eventId) => {
        const form = formOf(outcome);
        return handle({ ...base(eventId), type: 'submission', form: form.id, values: { ...form.values, ...values } });
      },
      close: (outcome, values) => handle({ ...base(), type: 'draft', form: formOf(outcome).id, values }),
    };
  }

  return { ...as('maria'), as, database, clock, ...causeway };
}

/** Of the buttons below a question those that do what the line says. */
const isConfirmation =
  (line: string) =>
  ({ line: said }: { line: string }) =>
    said.includes(' confirmed=') && said.startsWith(line.split(' ').slice(0, 3).join(' '));

/** The form an outcome shows. */
export function formOf(outcome: Outcome) {
  if (outcome.type === 'form' || outcome.type === 'problems') return outcome.form;
  throw new Error(`There is no form in ${JSON.stringify(outcome)}`);
}

/** All a message says, as a person reads it: blocks one after the other, cells with | between. */
export function read(outcome: Outcome): string {
  if (outcome.type !== 'message') throw new Error(`There is no message in ${JSON.stringify(outcome)}`);
  return [
    plainText(outcome.text),
    '---',
    ...outcome.blocks.map(readBlock),
    ...(outcome.folds ?? []).flatMap(({ label, blocks }) => [`[${label}]`, ...blocks.map(readBlock)]),
  ].join('\n');
}

function readBlock(block: Message['blocks'][number]): string {
  switch (block.type) {
    case 'heading':
      return block.text;
    case 'text':
    case 'note':
      return plainText(block.markdown);
    case 'facts':
      return block.items.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'table':
      return [block.columns.map(({ label }) => label), ...block.rows].map((row) => row.join(' | ')).join('\n');
    case 'list':
      return block.items
        .map(({ title, beside, markdown }) =>
          [`• ${title}${beside ? ` (${beside})` : ''}`, ...(markdown ? [plainText(markdown)] : [])].join('\n'),
        )
        .join('\n');
    case 'picture':
      return `[picture ${block.alt}]`;
    case 'file':
      return `[file ${block.name}] ${block.content}`;
    case 'actions':
      return `[${listButtons([block])
        .map(({ label }) => label)
        .join('] [')}]`;
    case 'divider':
      return '———';
    default:
      return block satisfies never;
  }
}

function listButtons(blocks: Message['blocks']): { label: string; line: string }[] {
  return blocks.flatMap((block) =>
    block.type === 'list'
      ? block.items.map(({ title, line }) => ({ label: title, line }))
      : block.type === 'actions'
        ? block.items.flatMap((item) =>
            item.type === 'select'
              ? item.options
              : item.type === 'button'
                ? [item as Extract<Button, { line: string }>]
                : [],
          )
        : [],
  );
}

/** What the button with this label says. */
export function lineOf(outcome: Outcome, label: string): string {
  if (outcome.type !== 'message') throw new Error(`There are no buttons in ${JSON.stringify(outcome)}`);
  const buttons = listButtons([...outcome.blocks, ...(outcome.folds ?? []).flatMap(({ blocks }) => blocks)]);
  const found =
    buttons.find((candidate) => candidate.label === label) ??
    buttons.find((candidate) => candidate.label.startsWith(label));
  if (!found)
    throw new Error(`There is no button “${label}” among ${buttons.map((candidate) => candidate.label).join(', ')}`);
  return found.line;
}

import { expect, test } from 'vitest';
import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { message, text } from '#src/core/blocks.ts';
import { createDefiner } from '#src/core/command.ts';
import { confirm } from '#src/core/confirmation.ts';
import type { Message } from '#src/core/message.ts';
import { button } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { createContractHouse, type Record } from '../contracts/house.ts';

const { defineCommand } = createDefiner<Record>();
const done: string[] = [];
const { house } = createContractHouse({
  commands: [
    defineCommand({
      name: 'empty',
      args: z.object({ what: argument.words() }),
      visibility: 'private',
      writes: true,
      asksFirst: true,
      run: async (_, { what }, { line }) => ({
        subject: `${line}, which is full`,
        ask: () => ({
          said: `Empty ${what}?`,
          choices: [
            confirm('Empty it', { subject: `${line}, which is full` }),
            confirm('Empty all', { line: '/empty all', subject: '/empty all, which is full', style: 'primary' }),
            what === 'locked' && button('Unlock', '/unlock'),
            button('Leave it', '/echo left'),
          ],
        }),
        act: async (): Promise<Message> => {
          done.push(what);
          return message(text(`${what} is empty.`));
        },
      }),
    }),
  ],
});

let count = 0;
const say = (line: string) =>
  house.bot.handle({
    id: `confirm-${++count}`,
    actor: { platform: 'test', space: 'hall', user: 'maria' },
    place: 'test:hall:channel:main',
    type: 'action',
    line,
  });
const textOf = (outcome: Outcome) => (outcome.type === 'message' ? outcome.text : outcome.type);
function buttonsOf(outcome: Outcome) {
  const actions = outcome.type === 'message' ? outcome.blocks.find(({ type }) => type === 'actions') : undefined;
  if (actions?.type !== 'actions') throw new Error(JSON.stringify(outcome));
  return actions.items.flatMap((item) => (item.type === 'button' ? [item] : []));
}

test('what asks first does nothing until its button is pressed, and does it once', async () => {
  const asked = await say('/empty bin');
  expect(textOf(asked)).toBe('Empty bin?');
  expect(done).toEqual([]);
  const [first, all, leave] = buttonsOf(asked);
  expect([first?.style, all?.style, leave?.line]).toEqual(['danger', 'primary', '/echo left']);
  expect(first?.line).toMatch(/^\/empty bin confirmed=\S+$/);
  expect(all?.line).toMatch(/^\/empty all confirmed=\S+$/);
  expect(textOf(await say(first?.line ?? ''))).toBe('bin is empty.');
  expect(textOf(await say(first?.line ?? ''))).toBe('Empty bin?');
  expect(done).toEqual(['bin']);
});

test('a secret confirms nothing else than what was asked', async () => {
  const [first] = buttonsOf(await say('/empty bin'));
  const secret = first?.line.split('confirmed=')[1];
  for (const line of [`/empty box confirmed=${secret}`, '/empty bin confirmed', '/empty bin confirmed=guess'])
    expect(textOf(await say(line))).toMatch(/^Empty b\w+\?$/);
  expect(done).toEqual(['bin']);
});

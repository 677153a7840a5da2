import { expect, test } from 'vitest';
import type { Event } from '#src/core/event.ts';
import { TakenId } from '#src/core/input-errors.ts';
import { createContractHouse } from '#test/contracts/house.ts';

const actor = { platform: 'slack', space: 'T1', user: 'U1' };
const base = { id: 'slack:T1:1', actor, place: 'slack:T1:channel:C1' };
const command = { ...base, type: 'command', command: 'echo', text: 'a' };
const submission = { ...base, type: 'submission', form: '/form short', values: { title: 'a' } };

const odd: object[] = [
  { ...command, text: ['a'] },
  { ...command, text: { 0: 'a' } },
  { ...command, command: 5 },
  { ...command, command: undefined },
  { ...command, options: { a: null } },
  { ...command, options: { a: [1] } },
  { ...command, options: { a: { b: 1 } } },
  { ...command, id: 7 },
  { ...command, id: undefined },
  { ...command, place: null },
  { ...command, place: 'slack:T1:user:' },
  { ...command, place: 'nowhere' },
  { ...command, actor: { ...actor, user: ['U1'] } },
  { ...command, actor: { ...actor, space: null } },
  { ...base, type: 'action', line: ['/echo a'] },
  { ...base, type: 'mention', text: null },
  { ...base, type: 'shortcut', shortcut: 'x', message: { text: 5 } },
  { ...base, type: 'shortcut', shortcut: 'x', person: { user: {} } },
  { ...submission, values: null },
  { ...submission, values: 'title' },
  { ...submission, values: { title: { a: 1 } } },
  { ...submission, values: { title: ['a', null] } },
  { ...submission, values: { title: [{ name: 'a', mediaType: 'b' }] } },
  { ...submission, values: { title: [{ name: 1, mediaType: 'b', content: 'c' }, null] } },
  { ...submission, form: 5 },
];

test.each(odd)(
  'what is not as a platform describes it is told in a line, and is nobody’s fault here: %j',
  async (event) => {
    const told: { level: string; message: string | undefined }[] = [];
    const log = (level: string) => (_: object | string, message?: string) => void told.push({ level, message });
    const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
    const { house } = createContractHouse({ logger });
    expect(await house.bot.handle(event as Event)).toMatchObject({ type: 'message', failed: true });
    expect(told).toEqual([{ level: 'info', message: 'an event is not as its platform describes it' }]);
  },
);

test.each([{ locale: 7 }, { timeZone: {} }, { displayName: ['x'] }, { locale: null }])(
  'what is told of a person and cannot be is left out: %j',
  async (more) => {
    const { house } = createContractHouse();
    const event = { ...command, actor: { ...actor, ...more } } as unknown as Event;
    expect(JSON.stringify(await house.bot.handle(event))).toContain('Echo');
  },
);

test('an event under the id of another person’s is told in a line, and nothing but the id is said', async () => {
  const told: unknown[][] = [];
  const log = (level: string) => (details: object | string, message?: string) =>
    void told.push([level, details, message]);
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  const once = () => Promise.reject(new TakenId('The event 1 is another person’s.'));
  const { house } = createContractHouse({ logger, once });
  const outcome = await house.bot.handle({ ...base, type: 'action', line: '/count' } as Event);
  expect(outcome).toMatchObject({ type: 'message', failed: true, text: expect.stringContaining('send it once more') });
  const details = { problem: 'The event 1 is another person’s.', event: 'action' };
  expect(told).toEqual([['info', details, 'an event came under the id of another']]);
});

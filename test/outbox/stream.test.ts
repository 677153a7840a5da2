import { expect, test, vi } from 'vitest';
import { PlatformError } from '#src/core/errors.ts';
import type { Adapter } from '#src/core/platform.ts';
import { findDelivery } from '#src/store/outbox/delivery.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { addNextOf, listHeldStreams, lockStreams } from '#src/store/outbox/stream.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { startWorker } from './start-worker.ts';

const database = await createTestDatabase();
const { sql } = database;

type Done = { text: string; thread?: string | null; instead?: string };
const done: Done[] = [];
let decide = async (_: string): Promise<void> => {};
const adapter: Adapter = {
  platform: 'fake',
  start: async () => {},
  stop: async () => {},
  async post(_place, { text }, id, _mail, thread) {
    await decide(text);
    done.push({ text, ...(thread && { thread }) });
    return { ref: `ref-${id}` };
  },
  async edit(_place, ref, { text }) {
    await decide(text);
    done.push({ text, instead: ref });
  },
};
const { queue, outbox } = await startWorker(database, [adapter], () => new Date());

let count = 0;
const write = (text: string, more: Partial<NewDelivery> = {}) =>
  database.withTransaction(async (tx) => {
    const delivery: NewDelivery = {
      ...{ recipient: `test:${++count}`, person: null, purpose: 'test', period: 'once' },
      ...{ places: ['fake:hall:user:ana'], message: { text, blocks: [] }, ...more },
    };
    return (await outbox.enqueue(tx, delivery)) as string;
  });
const until = (texts: string[]) =>
  vi.waitFor(() => expect(done.map(({ text }) => text)).toEqual(texts), { timeout: 20_000, interval: 20 });

test('a stream goes out in order, however long an earlier one takes; others do not wait for it', async () => {
  const held = Promise.withResolvers<void>();
  decide = async (text) => (text === 'first' ? held.promise : undefined);
  for (const text of ['first', 'second', 'third']) await write(text, { stream: 's' });
  await write('another', { stream: 't' });
  await write('alone');
  await vi.waitFor(() => expect(done.map(({ text }) => text).sort()).toEqual(['alone', 'another']), 20_000);
  held.resolve();
  await vi.waitFor(() => expect(done).toHaveLength(5), 20_000);
  expect(done.slice(2).map(({ text }) => text)).toEqual(['first', 'second', 'third']);
});

test('what is refused for good lets the next one go; an edit of it is called off, one of what arrived is made', async () => {
  done.length = 0;
  decide = async (text) => {
    if (text === 'refused') throw new PlatformError('fake', 'no', 'No.', undefined, 'message');
  };
  const refused = await write('refused', { stream: 'u' });
  const arrived = await write('arrives', { stream: 'u', threadOf: refused });
  const below = await write('below', { stream: 'u', threadOf: arrived });
  const vain = await write('in vain', { stream: 'u', editOf: refused });
  await write('changed', { stream: 'u', editOf: below });
  await until(['arrives', 'below', 'changed']);
  expect(done).toEqual([
    { text: 'arrives' },
    { text: 'below', thread: `ref-${arrived}` },
    { text: 'changed', instead: `ref-${below}` },
  ]);
  expect((await findDelivery(sql, vain))?.state).toBe('cancelled');
});

test('a stream whose first was deleted is found, and goes on', async () => {
  done.length = 0;
  const held = Promise.withResolvers<void>();
  decide = async (text) => (text === 'gone' ? held.promise : undefined);
  const gone = await write('gone', { stream: 'v' });
  await write('left', { stream: 'v' });
  await vi.waitFor(async () => expect((await findDelivery(sql, gone))?.state).toBe('sending'), 20_000);
  expect(await listHeldStreams(sql, new Date(Date.now() + 1_000))).toEqual([]);
  await sql`delete from delivery where id = ${gone}`;
  expect(await listHeldStreams(sql, new Date(Date.now() + 1_000))).toEqual(['v']);
  await database.withTransaction(async (tx) => {
    await lockStreams(tx, ['v']);
    await addNextOf(tx, queue, 'v');
  });
  await until(['left']);
  held.resolve();
});

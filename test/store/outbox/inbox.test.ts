import { afterAll, beforeEach, expect, test } from 'vitest';
import { findDelivery } from '#src/store/outbox/delivery.ts';
import { queueOf } from '#src/store/outbox/delivery-job.ts';
import { createInboxStore } from '#src/store/outbox/inbox.ts';
import { cancelDeliveries, createOutbox, type NewDelivery } from '#src/store/outbox/outbox.ts';
import { createQueue } from '#src/store/outbox/queue.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
const queue = createQueue(database.url, { logger: { warn: () => {} } });
afterAll(queue.stop);
let time = new Date('2026-11-23T09:00:00Z');
const now = () => time;
const outbox = createOutbox({ queue, wayTo: (place) => (place.startsWith('terminal:') ? 'pull' : 'push'), now });
const kept = createInboxStore(database, now);
const place = 'terminal:local:user:maria';

beforeEach(async () => {
  time = new Date('2026-11-23T09:00:00Z');
  await sql`delete from delivery`;
});

async function enqueue(text: string, more: Partial<NewDelivery> = {}): Promise<string> {
  const delivery: NewDelivery = {
    recipient: text,
    person: null,
    purpose: 'digest',
    period: '2026-W48',
    places: [place],
    message: { text, blocks: [] },
    ...more,
  };
  return (await database.withTransaction((tx) => outbox.enqueue(tx, delivery))) ?? '';
}

async function come(where: typeof place | 'terminal:local:user:ana' = place): Promise<string[]> {
  const shown: string[] = [];
  await kept.hand(where, async ({ text }) => void shown.push(text));
  return shown;
}

test('what is for a prompt is kept without a job, and handed out in order, once, to whom it is for', async () => {
  const first = await enqueue('first');
  time = new Date('2026-11-30T09:00:00Z');
  await enqueue('second');
  await enqueue('later', { after: new Date('2026-12-01T09:00:00Z') });
  expect(await queue.fetch(queueOf('terminal'), 10)).toEqual([]);
  expect(await findDelivery(sql, first)).toMatchObject({ state: 'kept', attempts: 0 });
  expect(await kept.count(place)).toBe(2);
  expect(await come('terminal:local:user:ana')).toEqual([]);
  expect(await come()).toEqual(['first', 'second']);
  expect(await come()).toEqual([]);
  expect(await findDelivery(sql, first)).toMatchObject({ state: 'sent', sentAt: time, attempts: 1 });
  time = new Date('2026-12-02T09:00:00Z');
  expect(await come()).toEqual(['later']);
});

test('what could not be shown stays, with all that is behind it', async () => {
  await enqueue('first');
  time = new Date('2026-11-23T09:00:01Z');
  await enqueue('second');
  const refuse = kept.hand(place, async () => {
    throw new Error('the window was closed');
  });
  await expect(refuse).rejects.toThrow('the window was closed');
  expect(await come()).toEqual(['first', 'second']);
});

test('two prompts of one person show each message once', async () => {
  for (let index = 0; index < 20; index += 1) await enqueue(`message ${index}`);
  const [left, right] = await Promise.all([come(), come()]);
  expect([...left, ...right].sort()).toEqual(Array.from({ length: 20 }, (_, index) => `message ${index}`).sort());
});

test('called off or given up it is not shown; taken up again it is kept again', async () => {
  const id = await enqueue('first');
  expect(await cancelDeliveries(sql, { recipient: 'first' })).toBe(1);
  expect(await come()).toEqual([]);
  await sql`update delivery set state = 'dead' where id = ${id}`;
  expect(await database.withTransaction((tx) => outbox.replay(tx, id))).toBe(true);
  expect(await queue.fetch(queueOf('terminal'), 10)).toEqual([]);
  expect(await come()).toEqual(['first']);
});

import { afterAll, expect, test } from 'vitest';
import { createOutbox, type DeliveryJob, type NewDelivery, queueOf } from '#src/store/outbox.ts';
import { createQueue } from '#src/store/queue.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
const logger = { warn: () => {} };
const queue = createQueue(database.url, { logger });
afterAll(() => queue.stop());
const outbox = createOutbox({ queue, hasPlatform: () => true, now: () => new Date('2026-11-23T09:00:00Z') });

const digest = (recipient: string, period = '2026-W48'): NewDelivery => ({
  recipient,
  person: null,
  purpose: 'digest',
  period,
  places: ['fake:hall:channel:main'],
  message: { text: `Hello ${recipient}`, blocks: [] },
});

test('a delivery and its job are written together', async () => {
  const id = await database.withTransaction((tx) => outbox.enqueue(tx, digest('a')));
  expect(id).toMatch(/^[\w.:-]{1,20}$/);
  const [row] = await sql`select state, message, job from delivery where id = ${id}`;
  expect(row).toMatchObject({ state: 'waiting', message: { text: 'Hello a' } });
  const jobs = await queue.fetch<DeliveryJob>(queueOf('fake'), 10);
  expect(jobs).toMatchObject([{ id: row?.job, data: { delivery: id, place: 'fake:hall:channel:main' } }]);
  await queue.finish(queueOf('fake'), jobs);
});

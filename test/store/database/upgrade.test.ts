import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import type { Place } from '#src/core/place.ts';
import { createPacers } from '#src/outbox/pacer.ts';
import { createServerCount } from '#src/outbox/server-count.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { migrate } from '#src/store/database/migrate.ts';
import { findDelivery } from '#src/store/outbox/delivery.ts';
import { queueOf } from '#src/store/outbox/delivery-job.ts';
import { createInboxStore } from '#src/store/outbox/inbox.ts';
import { createQueue } from '#src/store/outbox/queue.ts';
import { createFakePlatform } from '#test/outbox/fake.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const now = () => new Date('2026-11-23T09:00:00Z');
const migrations = join(import.meta.dirname, '../../../migrations');
const old = mkdtempSync(join(tmpdir(), 'causeway-upgrade-'));
afterAll(() => rmSync(old, { recursive: true }));

const prompt: Place = 'terminal:local:user:ana';
const channel: Place = 'fake:hall:channel:main';

/** A row as the version before the state `kept` wrote it. */
async function insert(
  id: string,
  state: string,
  places: Place[],
  more: { placeIndex?: number; errorCode?: string } = {},
) {
  const [row] = await sql<[{ job: string }]>`
    insert into delivery ${sql({
      ...{ id, state, places, recipient: id, purpose: 'digest', period: '2026-W47', job: crypto.randomUUID() },
      ...{ message: sql.json({ text: id, blocks: [] }), createdAt: now(), dueAt: now(), ...more },
    })} returning job`;
  return row.job;
}

test('what an earlier version left in the outbox goes on: kept where a reader comes for it, sent by the job it has', async () => {
  await sql`drop schema public cascade`;
  await sql`create schema public`;
  for (const name of readdirSync(migrations).filter((name) => name < '0014'))
    copyFileSync(join(migrations, name), join(old, name));
  await migrate(database, { directory: old });
  await insert('waits', 'waiting', [prompt]);
  await insert('not taken', 'dead', [prompt], { errorCode: 'not-taken' });
  await insert('begun', 'sending', ['playground:local:user:ana']);
  await insert('refused', 'dead', [prompt], { errorCode: 'fault' });
  await insert('elsewhere', 'waiting', [prompt, channel], { placeIndex: 1 });
  const job = await insert('posted', 'waiting', [channel]);
  const queue = createQueue(database.url, { logger, maxConnections: 2 });
  await database.withTransaction((tx) =>
    queue.add(tx, queueOf('fake'), [{ id: job, data: { delivery: 'posted', place: channel } }]),
  );

  await migrate(database, { directory: migrations });
  const rows = await sql<{ id: string; state: string }[]>`select id, state from delivery order by id`;
  expect(Object.fromEntries(rows.map(({ id, state }) => [id, state]))).toEqual({
    ...{ waits: 'kept', 'not taken': 'kept', begun: 'kept' },
    ...{ refused: 'dead', elsewhere: 'waiting', posted: 'waiting' },
  });
  const shown: string[] = [];
  await createInboxStore(database, now).hand(prompt, async ({ text }) => void shown.push(text));
  expect(shown.sort()).toEqual(['not taken', 'waits']);
  const { adapter, arrived } = createFakePlatform();
  const worker = createOutboxWorker({
    database,
    queue,
    adapters: [adapter],
    pacerOf: createPacers(createServerCount(queue)),
    wayTo: () => 'push',
    logger,
    now,
  });
  await worker.start();
  await vi.waitFor(async () => expect((await findDelivery(sql, 'posted'))?.state).toBe('sent'), { timeout: 20_000 });
  await worker.stop();
  await queue.stop();
  expect(arrived.map(({ id }) => id)).toEqual(['posted']);
});

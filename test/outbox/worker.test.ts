import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PlatformError } from '#src/core/errors.ts';
import type { Place } from '#src/core/place.ts';
import type { Adapter } from '#src/core/platform.ts';
import type { Refusal } from '#src/core/refusal.ts';
import { createPacers } from '#src/outbox/pacer.ts';
import { createServerCount } from '#src/outbox/server-count.ts';
import { createOutboxWorker, type OutboxWorker } from '#src/outbox/worker.ts';
import { type Delivery, findDelivery } from '#src/store/outbox/delivery.ts';
import { queueOf } from '#src/store/outbox/delivery-job.ts';
import { createOutbox, type NewDelivery } from '#src/store/outbox/outbox.ts';
import { createQueue, type Queue } from '#src/store/outbox/queue.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createFakePlatform } from './fake.ts';

const database = await createTestDatabase();
const { sql } = database;
const logger = { debug() {}, info() {}, warn() {}, error() {} };
let time = new Date('2026-11-23T09:00:00Z');
const now = () => time;
const queues: Queue[] = [];
const workers: OutboxWorker[] = [];
let platforms = ['fake', 'mail'];

function openQueue(): Queue {
  const queue = createQueue(database.url, { logger, maxConnections: 2 });
  queues.push(queue);
  return queue;
}
/** The terminal calls nobody. */
function wayTo(platforms: string[], place: string): 'push' | 'pull' | null {
  const [platform = ''] = place.split(':');
  if (platform === 'terminal') return 'pull';
  return platforms.includes(platform) ? 'push' : null;
}
const writing = createQueue(database.url, { logger, maxConnections: 1 });
afterAll(writing.stop);
const outbox = createOutbox({
  queue: writing,
  wayTo: (place) => wayTo(platforms, place),
  now,
});

beforeEach(() => {
  time = new Date('2026-11-23T09:00:00Z');
  platforms = ['fake', 'mail'];
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await Promise.all(queues.splice(0).map((queue) => queue.stop()));
});

async function work(...adapters: Adapter[]): Promise<OutboxWorker> {
  const worker = createOutboxWorker({
    database,
    queue: openQueue(),
    adapters,
    pacerOf: createPacers(createServerCount(writing)),
    wayTo: (place) =>
      wayTo(
        adapters.map(({ platform }) => platform),
        place,
      ),
    logger,
    now,
  });
  workers.push(worker);
  await worker.start();
  return worker;
}

let count = 0;
async function enqueue(more: Partial<NewDelivery> = {}): Promise<string> {
  count += 1;
  const delivery: NewDelivery = {
    recipient: `test:${count}`,
    person: null,
    purpose: 'test',
    period: 'once',
    places: ['fake:hall:channel:main'],
    message: { text: `Message ${count}`, blocks: [] },
    ...more,
  };
  const id = await database.withTransaction((tx) => outbox.enqueue(tx, delivery));
  if (!id) throw new Error('It was there already.');
  return id;
}

const become = (id: string, expected: Partial<Delivery>) =>
  vi.waitFor(async () => expect(await findDelivery(sql, id)).toMatchObject(expected), {
    timeout: 20_000,
    interval: 50,
  });
const refuse = (code: string, options: { retryAfterMs?: number; refusal?: Refusal } = {}) => {
  throw new PlatformError('fake', code, `Refused: ${code}.`, options.retryAfterMs, options.refusal);
};

test('what was written goes out, with all it has', async () => {
  const { adapter, arrived } = createFakePlatform();
  await work(adapter);
  const id = await enqueue({ mail: { subject: 'Your week' } });
  await become(id, { state: 'sent', ref: `ref-${id}`, attempts: 1, isUncertain: false, sentAt: now() });
  expect(arrived).toEqual([
    { place: 'fake:hall:channel:main', id, text: `Message ${count}`, mail: { subject: 'Your week' } },
  ]);
});

test('two servers at once hand over each message once', async () => {
  const { adapter, arrived } = createFakePlatform();
  const ids = await Promise.all(Array.from({ length: 200 }, () => enqueue()));
  await Promise.all([work(adapter), work(adapter)]);
  await vi.waitFor(() => expect(arrived).toHaveLength(200), { timeout: 20_000 });
  for (const id of ids) await become(id, { state: 'sent' });
  expect(new Set(arrived.map(({ id }) => id)).size).toBe(200);
});

test('an answer that got lost: the platform is asked, and the message is not sent again', async () => {
  const { adapter, fake, arrived, asked } = createFakePlatform();
  fake.lose = () => true;
  await work(adapter);
  const id = await enqueue();
  await become(id, { state: 'sent', ref: `found-${id}`, attempts: 2, error: 'socket hang up' });
  expect(arrived).toHaveLength(1);
  expect(asked).toEqual([id]);
});

test('a message that did not arrive is not found, and sent again', async () => {
  const { adapter, fake, arrived } = createFakePlatform();
  let fails = 1;
  fake.before = () => {
    if (fails-- > 0) throw new Error('connection refused');
  };
  await work(adapter);
  const id = await enqueue();
  await become(id, { state: 'sent', ref: `ref-${id}`, attempts: 2 });
  expect(arrived).toHaveLength(1);
});

/** As a server leaves it that died between the two statements. */
async function crash(id: string, adapter: Adapter, did: 'arrive' | 'nothing') {
  const [row] = await sql<[{ place: Place }]>`
    update delivery set state = 'sending', is_uncertain = true, attempts = 1 where id = ${id}
    returning places[1] as place`;
  if (did === 'arrive') await adapter.post(row.place, { text: 'before the crash', blocks: [] }, id);
}

test.each([
  ['arrive', 1],
  ['nothing', 1],
] as const)('after a crash in between that let it %s, the platform has it once', async (did, times) => {
  const { adapter, arrived } = createFakePlatform();
  const id = await enqueue();
  await crash(id, adapter, did);
  await work(adapter);
  await become(id, { state: 'sent' });
  expect(arrived).toHaveLength(times);
});

test('where a platform cannot be asked, a crash in between sends it again under the same id', async () => {
  const { adapter, arrived } = createFakePlatform({ canFind: false });
  const id = await enqueue();
  await crash(id, adapter, 'arrive');
  await work(adapter);
  await become(id, { state: 'sent' });
  expect(arrived.map((one) => one.id)).toEqual([id, id]);
});

test('asked to wait when it looks, it looks again', async () => {
  const { adapter, arrived } = createFakePlatform();
  let refusals = 1;
  const find = adapter.findDelivery;
  adapter.findDelivery = async (place, id) => {
    if (refusals-- > 0) refuse('ratelimited', { retryAfterMs: 1_000 });
    return (await find?.(place, id)) ?? null;
  };
  const id = await enqueue();
  await crash(id, adapter, 'arrive');
  await work(adapter);
  await become(id, { state: 'sent', ref: `found-${id}` });
  expect(arrived).toHaveLength(1);
});

test('where looking is refused for good it is sent again; otherwise looked for again later', async () => {
  const { adapter, arrived } = createFakePlatform();
  let refusals = 1;
  const find = adapter.findDelivery;
  adapter.findDelivery = async (place, id) => {
    if (refusals-- > 0) refuse('busy');
    return (await find?.(place, id)) ?? null;
  };
  const id = await enqueue();
  await crash(id, adapter, 'arrive');
  await work(adapter);
  await become(id, { state: 'sent', ref: `found-${id}`, errorCode: 'busy' });
  expect(arrived).toHaveLength(1);
  adapter.findDelivery = async () => refuse('may_not_read', { refusal: 'place' });
  const other = await enqueue();
  await crash(other, adapter, 'nothing');
  await become(other, { state: 'sent', ref: `ref-${other}` });
});

test('a job left over from an earlier try does nothing', async () => {
  const { adapter, arrived } = createFakePlatform();
  const id = await enqueue();
  await sql`update delivery set job = gen_random_uuid() where id = ${id}`;
  const second = await enqueue();
  await work(adapter);
  await become(second, { state: 'sent' });
  expect(arrived.map((one) => one.id)).toEqual([second]);
  await become(id, { state: 'waiting', attempts: 0 });
});

test('a lasting refusal passes to the next place, and is told', async () => {
  const chat = createFakePlatform();
  const mail = createFakePlatform({ platform: 'mail', canFind: false });
  chat.fake.before = (place) => {
    if (place.includes(':channel:')) refuse('is_archived', { refusal: 'place' });
    refuse('50007', { refusal: 'place' });
  };
  await work(chat.adapter, mail.adapter);
  const places: Place[] = ['fake:hall:channel:c', 'fake:hall:user:u', 'away:x:user:u', 'mail::mail:a@example.org'];
  const id = await enqueue({ places });
  await become(id, { state: 'sent', place: 'mail::mail:a@example.org', errorCode: '50007', error: 'Refused: 50007.' });
  expect(chat.fake.posts).toBe(2);
  expect(mail.arrived).toHaveLength(1);
});

test('a place whose reader has to come is a place too: the message is kept there', async () => {
  const { adapter, fake } = createFakePlatform();
  fake.before = () => refuse('50007', { refusal: 'place' });
  await work(adapter);
  const id = await enqueue({ places: ['fake:hall:user:u', 'terminal:local:user:u'] });
  await become(id, { state: 'kept', place: 'terminal:local:user:u', attempts: 0, errorCode: '50007' });
  expect(fake.posts).toBe(1);
});

test('refused everywhere it is dead, not tried again, and goes out when it is replayed', async () => {
  const { adapter, fake, arrived } = createFakePlatform();
  fake.before = () => refuse('channel_not_found', { refusal: 'place' });
  await work(adapter);
  const id = await enqueue({ places: ['fake:hall:channel:a', 'fake:hall:channel:b'] });
  await become(id, { state: 'dead', errorCode: 'channel_not_found', place: 'fake:hall:channel:b' });
  expect(fake.posts).toBe(2);
  fake.before = () => {};
  expect(await database.withTransaction((tx) => outbox.replay(tx, id))).toBe(true);
  await become(id, { state: 'sent', place: 'fake:hall:channel:a' });
  expect(arrived).toHaveLength(1);
  expect(await database.withTransaction((tx) => outbox.replay(tx, id))).toBe(false);
});

test('given up after two days of trying; what may have arrived is asked for before it is replayed', async () => {
  const { adapter, fake, arrived } = createFakePlatform();
  fake.lose = () => true;
  const find = adapter.findDelivery;
  adapter.findDelivery = async () => refuse('away');
  await work(adapter);
  const id = await enqueue();
  await become(id, { state: 'waiting', attempts: 1 });
  time = new Date(time.getTime() + 49 * 3_600_000);
  await become(id, { state: 'dead', isUncertain: true });
  adapter.findDelivery = find as NonNullable<typeof find>;
  await database.withTransaction((tx) => outbox.replay(tx, id));
  await become(id, { state: 'sent', ref: `found-${id}` });
  expect(arrived).toHaveLength(1);
});

test('being asked to wait counts as no attempt, and is not asked of others for each of theirs', async () => {
  const { adapter, fake, arrived } = createFakePlatform();
  const ids = await Promise.all(Array.from({ length: 40 }, () => enqueue()));
  const calls: string[] = [];
  fake.before = (_, id) => {
    if (calls.push(id) === 1) refuse('ratelimited', { retryAfterMs: 1_500 });
  };
  await work(adapter);
  for (const id of ids) await become(id, { state: 'sent', attempts: 1 });
  expect(arrived).toHaveLength(40);
  expect(calls).toHaveLength(41);
});

test.each([0, -5_000, 200])('asked to wait %i ms, it asks less and less often', async (retryAfterMs) => {
  const { adapter, fake } = createFakePlatform();
  let calls = 0;
  fake.before = () => {
    calls += 1;
    refuse('ratelimited', { retryAfterMs });
  };
  const id = await enqueue();
  await work(adapter);
  await sleep(5_000);
  // After 0 and 1, and 3 seconds, each up to a quarter later, and a look at the queue a second.
  expect(calls).toBeGreaterThanOrEqual(2);
  expect(calls).toBeLessThanOrEqual(3);
  await become(id, { attempts: calls, error: 'Refused: ratelimited.' });
});

test('asked to wait for ten years, a lane goes on within the hour, and it is logged', async () => {
  const { adapter, fake } = createFakePlatform();
  fake.before = () => refuse('ratelimited', { retryAfterMs: 10 * 365 * 24 * 3_600_000 });
  const warned: object[] = [];
  const worker = createOutboxWorker({
    database,
    queue: openQueue(),
    adapters: [adapter],
    pacerOf: createPacers(createServerCount(writing)),
    wayTo: () => 'push',
    logger: { ...logger, warn: (details: object | string) => void warned.push(Object(details)) },
    now,
  });
  workers.push(worker);
  await worker.start();
  const ids = [await enqueue(), await enqueue()];
  const startsInS = async () =>
    (
      await sql<{ s: number }[]>`
        select extract(epoch from j.start_after - now())::int as s from pgboss.job j join delivery d on d.job = j.id
        where d.id = any(${ids}) and j.start_after > now() + interval '1 minute'`
    ).map(({ s }) => s);
  await vi.waitFor(async () => expect(await startsInS()).toHaveLength(2), { timeout: 20_000, interval: 50 });
  for (const s of await startsInS()) {
    expect(s).toBeGreaterThan(3_400);
    expect(s).toBeLessThan(4_600);
  }
  expect(warned).toContainEqual(expect.objectContaining({ askedMs: 315_360_000_000, waitsMs: 3_600_000 }));
  await sql`delete from delivery where id = any(${ids})`;
});

test('a crowded place keeps no other waiting', async () => {
  const { adapter, arrived } = createFakePlatform({ pace: { perPlacePerSecond: 0.2 } });
  for (let index = 0; index < 40; index += 1) await enqueue({ places: ['fake:hall:channel:crowded'] });
  const other = await enqueue({ places: ['fake:hall:channel:quiet'] });
  await work(adapter);
  await become(other, { state: 'sent' });
  expect(arrived.filter(({ place }) => place.endsWith('crowded')).length).toBeLessThan(10);
  await sql`delete from delivery where state = 'waiting'`;
});

test('called off or gone with its person before its turn, it does not go out', async () => {
  const { adapter, arrived } = createFakePlatform();
  const { id: person } = await insertPerson(sql, { displayName: 'Ana', language: null, timeZone: null }, true);
  const gone = await enqueue({ person });
  const off = await enqueue();
  await sql`delete from person where id = ${person}`;
  await sql`update delivery set state = 'cancelled' where id = ${off}`;
  const last = await enqueue();
  await work(adapter);
  await become(last, { state: 'sent' });
  expect(arrived.map(({ id }) => id)).toEqual([last]);
  expect(await findDelivery(sql, gone)).toBeNull();
});

test('stopping finishes what was begun and gives back the rest', async () => {
  const { adapter, fake, arrived } = createFakePlatform({ pace: { perSecond: 1 } });
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  fake.before = async () => {
    begun.resolve();
    await gate.promise;
  };
  const ids = await Promise.all([enqueue(), enqueue(), enqueue()]);
  const worker = await work(adapter);
  await begun.promise;
  const stopped = worker.stop();
  gate.resolve();
  await stopped;
  expect(arrived).toHaveLength(1);
  const states = await Promise.all(ids.map(async (id) => (await findDelivery(sql, id))?.state));
  expect(states.sort()).toEqual(['sent', 'waiting', 'waiting']);
  // Another server takes them up at once.
  const next = createFakePlatform();
  await work(next.adapter);
  for (const id of ids) await become(id, { state: 'sent' });
  expect(next.arrived).toHaveLength(2);
});

test('an outcome is not forgotten while the database is away', async () => {
  const { adapter, fake, arrived } = createFakePlatform({ canFind: false });
  fake.before = async () => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  };
  await work(adapter);
  const id = await enqueue();
  await become(id, { state: 'sent' });
  expect(arrived).toHaveLength(1);
});

test('a job that comes back while it is worked on here is not begun again', async () => {
  const { adapter, fake, arrived } = createFakePlatform({ canFind: false });
  const gate = Promise.withResolvers<void>();
  fake.before = () => gate.promise;
  await work(adapter);
  const id = await enqueue();
  await become(id, { state: 'sending' });
  const jobIs = (state: string) =>
    vi.waitFor(
      async () =>
        expect(
          await sql`select j.state::text from pgboss.job j join delivery d on d.job = j.id where d.id = ${id}`,
        ).toEqual([{ state }]),
      { timeout: 20_000, interval: 50 },
    );
  // As the queue does with what was not renewed in time.
  await sql`update pgboss.job j set state = 'retry' from delivery d where d.job = j.id and d.id = ${id}`;
  await jobIs('active');
  gate.resolve();
  await become(id, { state: 'sent', attempts: 1 });
  await jobIs('completed');
  expect(arrived).toHaveLength(1);
});

test('what a platform says is kept, also where the database cannot hold all of it', async () => {
  const { adapter, fake } = createFakePlatform();
  fake.before = () => {
    throw new PlatformError('fake', 'odd\0', 'It said \0 and \ud83d.', undefined, 'place');
  };
  await work(adapter);
  await become(await enqueue(), { state: 'dead', errorCode: 'odd', error: 'It said  and \ufffd.' });
});

test('a fault of ours is kept like any other failure', async () => {
  const { adapter, fake } = createFakePlatform();
  fake.before = () => {
    throw new TypeError('undefined is not a function');
  };
  await work(adapter);
  const id = await enqueue();
  await become(id, { errorCode: 'fault', error: 'undefined is not a function', attempts: 1 });
  fake.before = () => {};
  await become(id, { state: 'sent', attempts: 2 });
});

test('queues are by platform', () => expect(queueOf('fake')).toBe('delivery.fake'));

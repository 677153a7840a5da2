import { afterAll, expect, test } from 'vitest';
import { UserError } from '#src/core/errors.ts';
import { findDelivery, findDeliveryFor } from '#src/store/outbox/delivery.ts';
import { type DeliveryJob, queueOf } from '#src/store/outbox/delivery-job.ts';
import { cancelDeliveries, createOutbox, type NewDelivery } from '#src/store/outbox/outbox.ts';
import { createQueue } from '#src/store/outbox/queue.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
const queue = createQueue(database.url, { logger: { warn: () => {} } });
afterAll(queue.stop);
const now = () => new Date('2026-11-23T09:00:00Z');
const outbox = createOutbox({ queue, wayTo: (place) => (place.startsWith('fake:') ? 'push' : null), now });

const digest = (recipient: string, more: Partial<NewDelivery> = {}): NewDelivery => ({
  recipient,
  person: null,
  purpose: 'digest',
  period: '2026-W48',
  places: ['fake:hall:channel:main'],
  message: { text: `Hello ${recipient}`, blocks: [] },
  ...more,
});
const enqueue = (delivery: NewDelivery) => database.withTransaction((tx) => outbox.enqueue(tx, delivery));
async function takeJobs() {
  const jobs = await queue.fetch<DeliveryJob>(queueOf('fake'), 5_000);
  await queue.finish(queueOf('fake'), jobs);
  return jobs;
}

test('a delivery and its job are written together', async () => {
  const id = await enqueue(digest('a'));
  expect(id).toMatch(/^[\w.:-]{1,20}$/);
  const found = await findDelivery(sql, id ?? '');
  expect(found).toMatchObject({ state: 'waiting', message: { text: 'Hello a' }, place: 'fake:hall:channel:main' });
  expect(await findDeliveryFor(sql, { recipient: 'a', purpose: 'digest', period: '2026-W48' })).toEqual(found);
  expect((await takeJobs()).map(({ data }) => data)).toEqual([{ delivery: id }]);
});

test('a transaction that is rolled back leaves neither', async () => {
  const refused = database.withTransaction(async (tx) => {
    expect(await outbox.enqueue(tx, digest('b'))).not.toBeNull();
    throw new UserError('changed my mind');
  });
  await expect(refused).rejects.toThrow('changed my mind');
  expect(await findDeliveryFor(sql, { recipient: 'b', purpose: 'digest', period: '2026-W48' })).toBeNull();
  expect(await takeJobs()).toEqual([]);
});

test('one for a recipient, purpose and period, however many write it at once', async () => {
  const ids = await Promise.all(Array.from({ length: 4 }, () => enqueue(digest('c'))));
  expect(ids.filter(Boolean)).toHaveLength(1);
  expect(await enqueue(digest('c', { period: '2026-W49' }))).not.toBeNull();
  expect(await enqueue(digest('c', { purpose: 'reminder' }))).not.toBeNull();
  expect(await takeJobs()).toHaveLength(3);
});

test('many at once, those that are there already left out', async () => {
  await enqueue(digest('many-7'));
  const ids = await database.withTransaction((tx) =>
    outbox.enqueueAll(
      tx,
      Array.from({ length: 2_500 }, (_, index) => digest(`many-${index}`)),
    ),
  );
  expect(ids).toHaveLength(2_500);
  expect(ids.flatMap((id, index) => (id === null ? [index] : []))).toEqual([7]);
  expect(await takeJobs()).toHaveLength(2_500);
});

test('two that write the same at once in another order do not block each other', async () => {
  const all = Array.from({ length: 300 }, (_, index) => digest(`both-${index}`));
  const write = (some: NewDelivery[]) => database.withTransaction((tx) => outbox.enqueueAll(tx, some));
  const [first, second] = await Promise.all([write(all), write(all.toReversed())]);
  expect([...first, ...second].filter(Boolean)).toHaveLength(300);
  expect(await takeJobs()).toHaveLength(300);
});

test('it begins with the first place whose platform is switched on', async () => {
  const places = ['away:hall:user:x', 'fake:hall:user:x'] as NewDelivery['places'];
  expect(await findDelivery(sql, (await enqueue(digest('d', { places }))) ?? '')).toMatchObject({
    place: 'fake:hall:user:x',
  });
  expect(await takeJobs()).toHaveLength(1);
  await expect(enqueue(digest('e', { places: [] }))).rejects.toThrow();
});

test('taken up again it begins there too, unless it may have arrived where it was last', async () => {
  const places = ['away:hall:user:x', 'fake:hall:user:x', 'fake:hall:user:y'] as NewDelivery['places'];
  const replay = async (recipient: string, isUncertain: boolean) => {
    const id = (await enqueue(digest(recipient, { places }))) ?? '';
    await sql`update delivery set state = 'dead', place_index = 2, is_uncertain = ${isUncertain} where id = ${id}`;
    await takeJobs();
    expect(await database.withTransaction((tx) => outbox.replay(tx, id))).toBe(true);
    expect((await takeJobs()).map(({ data }) => data.delivery)).toEqual([id]);
    return (await findDelivery(sql, id))?.place;
  };
  expect(await replay('again', false)).toBe('fake:hall:user:x');
  expect(await replay('perhaps', true)).toBe('fake:hall:user:y');
});

test('not before its time', async () => {
  await enqueue(digest('f', { after: new Date('2026-11-23T10:00:00Z') }));
  expect(await takeJobs()).toEqual([]);
});

test('called off', async () => {
  const id = await enqueue(digest('g'));
  await enqueue(digest('g', { purpose: 'reminder' }));
  expect(await cancelDeliveries(sql, { recipient: 'g', purpose: 'digest' })).toBe(1);
  expect((await findDelivery(sql, id ?? ''))?.state).toBe('cancelled');
  expect(await cancelDeliveries(sql, { recipient: 'g' })).toBe(1);
  const given = (await enqueue(digest('g', { period: '2026-W50' }))) ?? '';
  await sql`update delivery set state = 'dead' where id = ${given}`;
  expect(await cancelDeliveries(sql, { recipient: 'g' })).toBe(1);
  expect(await outbox.replay(sql, given)).toBe(false);
  expect(await outbox.replay(sql, id ?? '')).toBe(false);
});

test('what waits for somebody goes with them, and the queue keeps nothing that names them', async () => {
  const { id: person } = await insertPerson(sql, { displayName: 'Ana', language: null, timeZone: null }, true);
  const id = await enqueue(digest('h', { person, places: ['fake::mail:ana@example.org'] }));
  await sql`delete from person where id = ${person}`;
  expect(await findDelivery(sql, id ?? '')).toBeNull();
  const jobs = await sql<{ job: string }[]>`select to_jsonb(j)::text as job from pgboss.job j`;
  expect(jobs.filter(({ job }) => job.includes(id ?? ''))).toHaveLength(1);
  expect(jobs.filter(({ job }) => /ana@|fake:/.test(job))).toEqual([]);
});

test('signs PostgreSQL cannot hold are taken out', async () => {
  const id = await enqueue(digest('i\0i', { message: { text: 'a\0b\ud800c', blocks: [] } }));
  expect(await findDelivery(sql, id ?? '')).toMatchObject({ recipient: 'ii', message: { text: 'ab\ufffdc' } });
});

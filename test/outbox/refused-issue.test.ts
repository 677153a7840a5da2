import { expect, test, vi } from 'vitest';
import { PlatformError } from '#src/core/errors.ts';
import { writeIssues } from '#src/operations/digests/issues.ts';
import { countMissed } from '#src/store/digests/issue.ts';
import { listTold } from '#src/store/digests/item.ts';
import { insertSubscription } from '#src/store/digests/subscription.ts';
import { giveUpStranded } from '#src/store/outbox/delivery.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createFakePlatform } from './fake.ts';
import { startWorker } from './start-worker.ts';

const database = await createTestDatabase();
const { sql } = database;
const day = (text: string) => new Date(`2027-${text}T09:00:00Z`);
const clock = { now: day('02-01') };
const now = () => clock.now;
const { adapter, fake } = createFakePlatform();
const { outbox } = await startWorker(database, [adapter], now);
const refusing = (isRefusing: boolean) => {
  fake.before = () => {
    if (isRefusing) throw new PlatformError('fake', 'is_archived', 'Archived.', undefined, 'place');
  };
};

const author = (await insertPerson(sql, { displayName: 'Jordi', language: 'en', timeZone: 'UTC' }, true)).id;
async function subscribe(place: string): Promise<number> {
  const wish = {
    weekday: 1,
    localTime: '09:00',
    timeZone: 'UTC',
    language: 'en',
    areas: [],
    regions: [],
    sections: [],
  };
  const subscription = await insertSubscription(
    sql,
    { ...wish, tellsEmpty: false, person: author, places: [`fake:hall:channel:${place}`], nextDue: day('02-01') },
    day('01-01'),
  );
  return subscription?.id ?? 0;
}

/** An issue of a week, handed to the outbox. */
async function send(subscription: number, period: string, cutOff: Date, keys: string[]): Promise<string> {
  return database.withTransaction(async (tx) => {
    const told = keys.map((key) => ({ key, isLead: false }));
    await writeIssues(tx, [{ subscription, period, cutOff, state: 'sent', reason: null, digest: null, told }], cutOff);
    const id = await outbox.enqueue(tx, {
      recipient: `subscription:${subscription}`,
      person: author,
      purpose: 'digest',
      period,
      places: [`fake:hall:channel:c${subscription}`],
      message: { text: period, blocks: [] },
    });
    return id ?? '';
  });
}
const becomes = (id: string, state: string) =>
  vi.waitFor(async () => expect(await sql`select state from delivery where id = ${id}`).toEqual([{ state }]), {
    timeout: 20_000,
    interval: 50,
  });
const told = async (subscription: number) =>
  [...((await listTold(sql, [subscription], null)).get(subscription) ?? [])].sort();

test('what was in an issue that nobody took comes again, and is counted as missed', async () => {
  const id = await subscribe('a');
  refusing(true);
  const first = await send(id, '2027-W05', day('02-01'), ['e1', 'e2']);
  await becomes(first, 'dead');
  expect(await told(id)).toEqual([]);
  expect(await countMissed(sql, [id], day('02-08'))).toEqual(new Map([[id, 1]]));
  refusing(false);
  const second = await send(id, '2027-W06', day('02-08'), ['e1', 'e2', 'e3']);
  await becomes(second, 'sent');
  expect(await told(id)).toEqual(['e1', 'e2', 'e3']);
  expect(await countMissed(sql, [id], day('02-15'))).toEqual(new Map());
});

test('sent again by staff it counts as told; refused once more it does not', async () => {
  const id = await subscribe('b');
  refusing(true);
  const first = await send(id, '2027-W05', day('02-01'), ['e1']);
  await becomes(first, 'dead');
  refusing(false);
  await database.withTransaction((tx) => outbox.replay(tx, first));
  expect(await told(id)).toEqual(['e1']);
  await becomes(first, 'sent');
  expect(await told(id)).toEqual(['e1']);
});

test('sent again after a later issue told it, the later one keeps it', async () => {
  const id = await subscribe('c');
  refusing(true);
  const first = await send(id, '2027-W05', day('02-01'), ['e1', 'e2']);
  await becomes(first, 'dead');
  const second = await send(id, '2027-W06', day('02-08'), ['e1']);
  await becomes(second, 'dead');
  refusing(false);
  await database.withTransaction((tx) => outbox.replay(tx, first));
  await becomes(first, 'sent');
  expect(await told(id)).toEqual(['e2']);
  await database.withTransaction((tx) => outbox.replay(tx, second));
  expect(await told(id)).toEqual(['e1', 'e2']);
});

test('what may have arrived does not come again', async () => {
  const id = await subscribe('d');
  fake.before = () => {
    throw new PlatformError('fake', 'no-answer', 'No answer.');
  };
  adapter.findDelivery = async () => {
    throw new PlatformError('fake', 'no-answer', 'No answer.');
  };
  const first = await send(id, '2027-W05', day('02-01'), ['e1']);
  await becomes(first, 'waiting');
  clock.now = day('02-04');
  await becomes(first, 'dead');
  expect(await told(id)).toEqual(['e1']);
});

test('what no server took in days comes again too', async () => {
  const id = await subscribe('e');
  const first = await send(id, '2027-W05', day('02-01'), ['e1']);
  await sql`update delivery set places = ${['away:x:user:u']}, due_at = ${day('01-01')}, is_uncertain = false, state = 'waiting' where id = ${first}`;
  await giveUpStranded(sql, day('01-20'));
  await becomes(first, 'dead');
  expect(await told(id)).toEqual([]);
});

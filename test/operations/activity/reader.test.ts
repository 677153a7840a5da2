import { beforeEach, expect, test } from 'vitest';
import type { AppContext } from '#src/context.ts';
import type { Activity } from '#src/domain/activity/activity.ts';
import { forgetActivities } from '#src/operations/activity/forget.ts';
import { placeAll, readOnward } from '#src/operations/activity/read.ts';
import { record } from '#src/operations/activity/record.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql, withTransaction } = database;
const context = { sql, withTransaction } as Pick<AppContext, 'sql' | 'withTransaction'>;
const now = new Date('2026-11-24T09:00:00Z');
let readers = 0;

const happened = (number: number, at = now) =>
  ({ type: 'question.closed', subject: `question:${number}`, actor: null, at }) as const;
const numbersOf = (activities: readonly Activity[]) => activities.map(({ subject }) => Number(subject.split(':')[1]));

beforeEach(async () => {
  await sql`delete from activity`;
  readers += 1;
});

async function read(how: Partial<Parameters<typeof readOnward>[1]> = {}, limit?: number): Promise<number[]> {
  const numbers: number[] = [];
  const reader = { name: `reader ${readers}`, begins: 'with what is kept' as const, ...how };
  await readOnward(context, reader, { now, ...(limit && { limit }) }, async (_, activities) => {
    numbers.push(...numbersOf(activities));
  });
  return numbers;
}

test('what ends late is read late, and not passed over', async () => {
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const slow = withTransaction(async (inside) => {
    await record(inside, happened(1));
    begun.resolve();
    await mayEnd.promise;
  });
  await begun.promise;
  await withTransaction((inside) => record(inside, happened(2)));
  expect(await read()).toEqual([2]);
  mayEnd.resolve();
  await slow;
  expect(await read()).toEqual([1]);
  expect(await read()).toEqual([]);
});

test('with writers and readers at once, each reader reads everything once', async () => {
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let index = 0; index < 25; index += 1)
      await withTransaction(async (inside) => {
        await record(inside, happened(writer * 100 + index * 2 + 1));
        await inside`select pg_sleep(random() * 0.005)`;
        await record(inside, happened(writer * 100 + index * 2 + 2));
      });
  });
  let areDone = false;
  const readAll = async (name: string) => {
    const numbers: number[] = [];
    for (let wasDone = false; ; ) {
      const some = await read({ name }, 7);
      numbers.push(...some);
      if (wasDone && some.length === 0) return numbers;
      wasDone = areDone;
    }
  };
  const reading = [readAll('one of two'), readAll('one of two'), readAll('another')];
  await Promise.all(writers);
  areDone = true;
  const [first = [], second = [], other = []] = await Promise.all(reading);
  const all = Array.from({ length: 4 }, (_, writer) => Array.from({ length: 50 }, (__, at) => writer * 100 + at + 1));
  const sort = (numbers: number[]) => numbers.toSorted((left, right) => left - right);
  expect(sort(other)).toEqual(all.flat());
  expect(sort([...first, ...second])).toEqual(all.flat());
});

test('a reader whose work fails reads the same again, and keeps nothing of it', async () => {
  await withTransaction((inside) => record(inside, happened(1), happened(2)));
  const reader = { name: 'fails', begins: 'with what is kept' } as const;
  const failing = readOnward(context, reader, { now }, async ({ sql: inside }) => {
    await record(inside, happened(3));
    throw new Error('Something broke.');
  });
  await expect(failing).rejects.toThrow('Something broke.');
  expect(await read({ name: 'fails' })).toEqual([1, 2]);
});

test('a reader begins where it says, goes on where it was, and reads the types it names', async () => {
  await withTransaction((inside) => record(inside, happened(1)));
  expect(await read({ name: 'from now', begins: 'now' })).toEqual([]);
  await withTransaction((inside) =>
    record(inside, happened(2), { type: 'question.restored', subject: 'question:3', actor: null, at: now }),
  );
  expect(await read({ name: 'from now', begins: 'now' })).toEqual([2, 3]);
  expect(await read({ name: 'restored', types: ['question.restored'] })).toEqual([3]);
  expect(await read({ name: 'bit by bit' }, 1)).toEqual([1]);
  expect(await read({ name: 'bit by bit' }, 1)).toEqual([2]);
});

test('a place is never given twice, also where the last ones were deleted', async () => {
  await withTransaction((inside) => record(inside, happened(1), happened(2)));
  expect(await read({ name: 'goes on' })).toEqual([1, 2]);
  await sql`delete from activity`;
  await withTransaction((inside) => record(inside, happened(3)));
  expect(await read({ name: 'goes on' })).toEqual([3]);
});

test('what was kept long enough is deleted, also unread', async () => {
  const longAgo = new Date(now.getTime() - 401 * 24 * 3_600_000);
  const notSo = new Date(now.getTime() - 399 * 24 * 3_600_000);
  await withTransaction((inside) => record(inside, happened(1, longAgo), happened(2, notSo)));
  await placeAll(context);
  expect(await forgetActivities({ sql }, now)).toBe(1);
  expect(await read()).toEqual([2]);
});

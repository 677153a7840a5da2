import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isPassingFailure } from '#src/store/database/connection-failure.ts';
import { createConnectionQueue } from '#src/store/database/connection-queue.ts';
import { createDatabase } from '#src/store/database/database.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { url, sql: direct } = await createTestDatabase();

const outcome = (work: PromiseLike<unknown>) =>
  Promise.resolve(work).then(
    () => 'served',
    (error) => (isPassingFailure(error) ? error.code : error),
  );

test('those who wait come in order, and leave the queue when their time is over', async () => {
  const queue = createConnectionQueue(1, 100);
  await queue.enter();
  const order: string[] = [];
  const first = queue.enter().then(() => order.push('first'));
  const second = queue.enter().then(() => order.push('second'));
  queue.leave();
  await first;
  expect(order).toEqual(['first']);
  queue.leave();
  await second;
  expect(await outcome(queue.enter())).toBe('CONNECTIONS_BUSY');
  queue.leave();
  await queue.enter();
});

test('once one waited in vain others are refused at once, until a connection comes free', async () => {
  const queue = createConnectionQueue(1, 200);
  await queue.enter();
  expect(await outcome(queue.enter())).toBe('CONNECTIONS_BUSY');
  expect(await Promise.race([outcome(queue.enter()), wait(50, 'it waits')])).toBe('CONNECTIONS_BUSY');
  queue.leave();
  await queue.enter();
  expect(await Promise.race([outcome(queue.enter()), wait(50, 'it waits')])).toBe('it waits');
});

test('closed, it refuses who waits and who comes, and is over when the last one left', async () => {
  const queue = createConnectionQueue(1, 5_000);
  await queue.enter();
  const waiting = outcome(queue.enter());
  const closed = queue.close(10_000);
  expect(await waiting).toBe('CONNECTION_ENDED');
  expect(await outcome(queue.enter())).toBe('CONNECTION_ENDED');
  queue.leave();
  await closed;
});

test('with every connection at work, queries and transactions are refused in their time, and served once one is free', async () => {
  const database = createDatabase(url, { maxConnections: 2, statementMs: 8_000, waitMs: 300 });
  const held = [1, 2].flatMap(() => [
    outcome(database.sql`select pg_sleep(1.5)`),
    outcome(database.withTransaction((sql) => sql`select pg_sleep(1.5)`)),
  ]);
  await wait(200);
  const query = async () => database.sql`select ${1}::int as one`;
  const late = await Promise.all([
    ...Array.from({ length: 20 }, () => outcome(query())),
    ...Array.from({ length: 20 }, () => outcome(database.withTransaction((sql) => sql`select 1`))),
  ]);
  expect(new Set(late)).toEqual(new Set(['CONNECTIONS_BUSY']));
  expect(new Set(await Promise.all(held))).toEqual(new Set(['served']));
  expect(await query()).toEqual([{ one: 1 }]);
  expect(await outcome(database.withTransaction((sql) => sql`select 1`))).toBe('served');
  await database.close();
});

test('a slow statement keeps nobody waiting whom another connection could serve', async () => {
  const database = createDatabase(url, { maxConnections: 2 });
  let isSlowDone = false;
  const slow = database.sql`select pg_sleep(1)`.then(() => {
    isSlowDone = true;
  });
  await Promise.all(Array.from({ length: 30 }, (_, index) => database.sql`select ${index}::int`));
  expect(isSlowDone).toBe(false);
  await slow;
  await database.close();
});

test('a query may be a part of another, and is sent once however often it is awaited', async () => {
  const database = createDatabase(url, { maxConnections: 1 });
  const { sql } = database;
  await direct`create table counted (n int)`;
  const part = sql`where n > ${0}`;
  const insert = sql`insert into counted ${sql([{ n: 1 }, { n: 2 }])} returning n`;
  expect(await Promise.all([insert, insert])).toHaveLength(2);
  expect(await sql`select count(*) from counted ${part}`).toEqual([{ count: 2 }]);
  expect(await sql.unsafe('select n from counted order by n')).toEqual([{ n: 1 }, { n: 2 }]);
  await expect(sql`select nothing`.catch((error) => error.code)).resolves.toBe('42703');
  await database.close();
});

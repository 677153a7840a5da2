import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { isPassingFailure } from '#src/store/database/connection-failure.ts';
import { createDatabase } from '#src/store/database/database.ts';
import { watchDatabase } from '#src/store/database/watch.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { url, sql: direct } = await createTestDatabase();
await direct`create table held_thing (id int primary key)`;
await direct`create table free_thing (id int primary key)`;
const database = createDatabase(url, { maxConnections: 2, statementMs: 20_000 });
const backup = createDatabase(url, { maxConnections: 1, applicationName: 'a backup' });
const watch = watchDatabase({
  url,
  logger: { info() {}, warn() {} },
  away: () => database.giveUp(),
  timing: { everyMs: 200, patienceMs: 3_500, writeEveryMs: 1_000 },
});
afterAll(async () => {
  await Promise.all([watch.stop(), database.close(), backup.close()]);
});

test('who waits for a held table is told before a statement’s time is over, whoever needs another is served, and the trouble is told', async () => {
  watch.start();
  // Both connections are open before anything waits: opening one takes seconds on a busy machine.
  await Promise.all([1, 2].map(async () => database.sql`select pg_sleep(0.3)`));
  let letGo = () => {};
  const held = backup.withTransaction(async (sql) => {
    await sql`lock table held_thing in access exclusive mode`;
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
  });
  await wait(300);
  const begun = performance.now();
  const waiting = Promise.allSettled([1, 2, 3, 4].map(async () => database.sql`select * from held_thing`));
  const other = Promise.resolve(database.sql`select * from free_thing`);
  // One may have begun to wait before the other.
  const words = '2 statements wait for a lock that is held by a backup.';
  await vi.waitFor(() => expect(watch.waits()).toContain(words), { timeout: 19_000 });
  // The server is still ready: most of it goes on.
  expect([watch.isAway(), watch.trouble()]).toEqual([false, null]);
  for (const one of await waiting) {
    if (one.status !== 'rejected') throw new Error('it was served');
    expect(one.reason.code).toBe('55P03');
    expect(isPassingFailure(one.reason)).toBe(true);
  }
  expect(await other).toEqual([]);
  // Two at a time wait for half of a statement's time.
  expect(performance.now() - begun).toBeLessThan(26_000);
  letGo();
  await held;
  expect(await database.sql`select * from held_thing`).toEqual([]);
  await vi.waitFor(() => expect(watch.waits()).toBeNull(), { timeout: 20_000 });
});

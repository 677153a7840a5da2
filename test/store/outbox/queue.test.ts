import { afterAll, expect, test, vi } from 'vitest';
import { createQueue } from '#src/store/outbox/queue.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const queue = createQueue(database.url, { logger: { warn: () => {} }, abandonedAfterS: 10 });
afterAll(queue.stop);
afterAll(() => vi.useRealTimers());

test('what a server abandoned is given to another, though the clock had jumped ahead and back', async () => {
  const overflows: string[] = [];
  process.on('warning', ({ name }) => overflows.push(name));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 400 * 24 * 3_600_000 });
  await queue.start();
  // Its timers wait until a time of this clock now.
  await database.withTransaction((sql) => queue.add(sql, 'jump', [{ id: crypto.randomUUID(), data: { a: 1 } }]));
  await expect.poll(() => queue.countServers()).toBe(1);
  vi.useRealTimers();
  expect(await queue.fetch('jump', 10)).toMatchObject([{ data: { a: 1 }, retryCount: 0 }]);
  await expect
    .poll(() => queue.fetch('jump', 10), { timeout: 60_000, interval: 500 })
    .toMatchObject([{ data: { a: 1 }, retryCount: 1 }]);
  expect(overflows).toEqual([]);
});

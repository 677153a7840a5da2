import { afterAll, expect, test, vi } from 'vitest';
import { createLogger } from '#src/server/logger.ts';
import { createQueue } from '#src/store/outbox/queue.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const machine = Date.now;
let shiftMs = 0;
Date.now = () => machine() + shiftMs;
const warnings: string[] = [];
const hear = ({ name }: Error) => warnings.push(name);
process.on('warning', hear);
afterAll(() => {
  Date.now = machine;
  process.off('warning', hear);
});

test('the queue looks after its jobs again once a clock that was a year ahead is right', async () => {
  shiftMs = 400 * 86_400_000;
  const queue = createQueue(database.url, { logger: createLogger('error'), abandonedAfterS: 10, maxConnections: 2 });
  afterAll(queue.stop);
  await database.withTransaction((sql) => queue.add(sql, 'clock', [{ id: crypto.randomUUID(), data: {} }]));
  await queue.start();
  shiftMs = 0;
  const looked = async (): Promise<number> =>
    (await database.sql`select extract(epoch from max(monitor_on))::float8 as at from pgboss.queue`)[0]?.at ?? 0;
  const first = await looked();
  await vi.waitFor(async () => expect(await looked()).toBeGreaterThan(first), { timeout: 60_000, interval: 500 });
  const second = await looked();
  await vi.waitFor(async () => expect(await looked()).toBeGreaterThan(second), { timeout: 60_000, interval: 500 });
  expect(warnings).not.toContain('TimeoutOverflowWarning');
}, 150_000);

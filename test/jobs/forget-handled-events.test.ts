import { expect, test } from 'vitest';
import { forgetHandledEvents } from '#jobs/forget-handled-events.ts';
import type { AppContext } from '#src/context.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase();
const silent = { debug() {}, info() {}, warn() {}, error() {} };

test('what was handled more than a week before is forgotten, what is newer stays', async () => {
  const dueAt = new Date('2026-03-10T03:00:00Z');
  for (const [key, time] of [
    ['old', '2026-03-03T02:59:59Z'],
    ['new', '2026-03-03T03:00:01Z'],
  ] as const)
    await sql`insert into claim ${sql({ key, claimedAt: new Date(time) })}`;
  const context = { sql, logger: silent } as unknown as AppContext;
  await forgetHandledEvents.run(context, { dueAt, signal: new AbortController().signal });
  expect(await sql`select key from claim`).toEqual([{ key: 'new' }]);
});

import { expect, test } from 'vitest';
import { tidyOutbox } from '#jobs/tidy-outbox.ts';
import type { AppContext } from '#src/context.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase();
const silent = { debug() {}, info() {}, warn() {}, error() {} };

async function insert(
  id: string,
  state: string,
  dueAt: string,
  triedAt: string | null = null,
  place = 'fake:hall:channel:main',
) {
  await sql`
    insert into delivery (id, recipient, purpose, period, places, message, state, job, created_at, due_at, tried_at)
    values (${id}, ${id}, 'test', 'once', ${[place]}, '{}', ${state}, gen_random_uuid(), ${dueAt}, ${dueAt}, ${triedAt})`;
}

test('what no server takes, or nobody comes for in 90 days, is given up, and what ended more than a year ago is forgotten', async () => {
  await insert('stranded', 'waiting', '2026-11-20T03:19:59Z');
  await insert('tried', 'waiting', '2026-11-20T03:19:59Z', '2026-11-22T08:00:00Z');
  await insert('fresh', 'waiting', '2026-11-20T03:20:01Z');
  await insert('kept', 'kept', '2026-08-25T03:20:01Z');
  await insert('not-fetched', 'kept', '2026-08-25T03:19:59Z');
  await insert('on-a-page', 'kept', '2026-08-25T03:19:59Z', null, 'mail::user:ines@partner.example');
  await insert('still-on-a-page', 'kept', '2026-08-25T03:20:01Z', null, 'mail::user:ines@partner.example');
  await insert('sent-long-ago', 'sent', '2025-10-19T00:00:00Z');
  await insert('sent-lately', 'sent', '2025-10-20T00:00:00Z');
  const context = { sql, mailPlatform: 'mail', logger: silent } as unknown as AppContext;
  const dueAt = new Date('2026-11-23T03:20:00Z');
  await tidyOutbox.run(context, { dueAt, signal: new AbortController().signal });
  const rows = await sql`select id, state, error_code from delivery order by id`;
  expect(rows.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'fresh waiting',
    'kept kept',
    'not-fetched dead',
    // Where it stood its reader could read it.
    'on-a-page sent',
    'sent-lately sent',
    'still-on-a-page kept',
    'stranded dead',
    'tried waiting',
  ]);
  expect(rows.find(({ id }) => id === 'stranded')?.errorCode).toBe('not-taken');
  expect(rows.find(({ id }) => id === 'not-fetched')?.errorCode).toBe('not-fetched');
});

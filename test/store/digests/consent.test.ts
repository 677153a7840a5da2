import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findConsent } from '#src/store/digests/consent.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase();
const migration = readFileSync(new URL('../../../migrations/0019_mailbox_consent.sql', import.meta.url), 'utf8');
const carryOver = migration.slice(migration.indexOf('insert into mailbox_consent'));

test('what addresses said before it was kept by mailbox is carried over', async () => {
  const [person] = await sql<
    [{ id: number }]
  >`insert into person (language, time_zone) values ('en', 'UTC') returning id`;
  const insert = (place: string, token: string, confirmedAt: string | null, endedAt: string | null) => sql`
    insert into digest_subscription (person, places, weekday, local_time, time_zone, language, state, token, confirmed_at, ended_at, created_at)
    values (${person.id}, array[${place}], 1, '09:00', 'UTC', 'en', ${endedAt ? 'ended' : 'unconfirmed'}, ${token}, ${confirmedAt}, ${endedAt}, now())`;
  const [early, late, end] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'];
  await insert('mail::mail:Maria+news@example.org', 't1', early, end);
  await insert('mail::mail:maria@example.org', 't2', late, null);
  await insert('mail::mail:never@example.org', 't3', null, null);
  await insert('slack:T1:user:U1', 't4', early, null);
  await sql.unsafe(carryOver);
  expect(await findConsent(sql, 'MARIA@example.org')).toEqual({
    ...{ askedAt: null, unanswered: 0, confirmedAt: new Date(late), endedAt: new Date(end) },
  });
  expect(await findConsent(sql, 'never@example.org')).toBeNull();
  expect(await sql`select count(*)::int from mailbox_consent`).toEqual([{ count: 1 }]);
});

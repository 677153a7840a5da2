import { expect, test } from 'vitest';
import { listLatestPeriods, listMeasures } from '#src/store/digests/measure.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase();

test('the latest weeks that have issues, counted each by itself', async () => {
  const { id: person } = await insertPerson(sql, { displayName: 'Ana', language: null, timeZone: null }, true);
  const issues = [
    { period: '2026-W47', state: 'sent', reason: null, opened: 1, endedIt: true, verdict: true },
    { period: '2026-W47', state: 'sent', reason: null, opened: 2, endedIt: false, verdict: false },
    { period: '2026-W48', state: 'sent', reason: null, opened: 3, endedIt: false, verdict: true },
    { period: '2026-W48', state: 'skipped', reason: 'empty', opened: 0, endedIt: false, verdict: null },
    { period: '2026-W48', state: 'skipped', reason: 'late', opened: 0, endedIt: false, verdict: null },
    { period: '2027-W01', state: 'held', reason: null, opened: 0, endedIt: false, verdict: null },
  ];
  for (const [index, { verdict, ...issue }] of issues.entries()) {
    const [subscription] = await sql<[{ id: number }]>`
      insert into digest_subscription (person, places, weekday, local_time, time_zone, language, state, token, created_at)
      values (${person}, ${[`test:hall:channel:${index}`]}, 1, '09:00', 'UTC', 'en', 'ended', ${`s${index}`}, now()) returning id`;
    const [written] = await sql<[{ id: number }]>`
      insert into digest_issue ${sql({ ...issue, subscription: subscription.id, cutOff: new Date(), token: `i${index}`, createdAt: new Date() })}
      returning id`;
    if (verdict !== null)
      await sql`insert into digest_verdict (issue, person, is_useful, said_at) values (${written.id}, ${person}, ${verdict}, now())`;
  }
  const none = { sent: 0, empty: 0, opened: 0, useful: 0, notUseful: 0, unsubscribed: 0 };
  const newest = [
    { ...none, period: '2027-W01' },
    { ...none, period: '2026-W48', sent: 1, empty: 1, opened: 1, useful: 1 },
  ];
  const all = [
    ...newest,
    { ...none, period: '2026-W47', sent: 2, opened: 2, useful: 1, notUseful: 1, unsubscribed: 1 },
  ];
  expect(await listMeasures(sql, await listLatestPeriods(sql, 12))).toEqual(all);
  expect(await listMeasures(sql, await listLatestPeriods(sql, 2))).toEqual(newest);
});

test('no issues, no weeks', async () => {
  await sql`delete from digest_issue`;
  expect(await listMeasures(sql, await listLatestPeriods(sql, 12))).toEqual([]);
});

import { expect, test } from 'vitest';
import { createClaimStore, deleteClaimsBefore } from '#src/store/bot/claim.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase();

test('of many who claim at once exactly one wins, and nobody after', async () => {
  const claims = createClaimStore(sql);
  const won = await Promise.all(Array.from({ length: 20 }, () => claims.claim('interaction')));
  expect(won.filter(Boolean)).toHaveLength(1);
  expect(await claims.claim('interaction')).toBe(false);
  expect(await claims.claim('another')).toBe(true);
});

test('old claims are removed', async () => {
  await sql`insert into claim (key, claimed_at) values ('old', '2026-01-01')`;
  expect(await deleteClaimsBefore(sql, new Date('2026-01-02'))).toBe(1);
  expect(await createClaimStore(sql).claim('old')).toBe(true);
});

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

test('claims that come together are written together, and each is won by one', async () => {
  const [first, second] = [createClaimStore(sql), createClaimStore(sql)];
  // Two servers, the same thousand claims in opposite orders, each of them twice.
  const keys = Array.from({ length: 1_000 }, (_, index) => `together ${index}`);
  const ask = (store: typeof first, asked: string[]) => Promise.all(asked.map((key) => store.claim(key)));
  const answers = await Promise.all([
    ask(first, [...keys, ...keys]),
    ask(second, [...keys.toReversed(), ...keys.toReversed()]),
  ]);
  const won = (key: number, [one, other]: boolean[][]) =>
    [one?.[key], one?.[key + 1_000], other?.[999 - key], other?.[1_999 - key]].filter(Boolean).length;
  expect(keys.map((_, key) => won(key, answers))).toEqual(keys.map(() => 1));
});

test('names that the database cannot hold are claimed too, and differ no more than it can tell', async () => {
  const claims = createClaimStore(sql);
  const keys = ['a\0b', 'ab', '\ud800', '"{}\\', 'null', ''];
  const [first, second, ...others] = await Promise.all(keys.map((key) => claims.claim(key)));
  // The first two are one name to the database: either may come first, and one has it.
  expect([first, second].sort()).toEqual([false, true]);
  expect(others).toEqual([true, true, true, true]);
});

test('a claim that cannot be written is refused to each who asked, and the next is written', async () => {
  const { sql: closed, close } = await createTestDatabase();
  await close();
  const claims = createClaimStore(closed);
  const refused = await Promise.allSettled([claims.claim('x'), claims.claim('y')]);
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(claims.claim('z')).rejects.toThrow();
});

test('old claims are removed', async () => {
  await sql`insert into claim (key, claimed_at) values ('old', '2026-01-01')`;
  expect(await deleteClaimsBefore(sql, new Date('2026-01-02'))).toBe(1);
  expect(await createClaimStore(sql).claim('old')).toBe(true);
});

import { expect, test, vi } from 'vitest';
import { forgetPictures } from '#jobs/forget-pictures.ts';
import type { AppContext } from '#src/context.ts';
import { findPicture, keepPictures, savePicture } from '#src/store/bot/picture.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { sql } = await createTestDatabase();

async function forget() {
  const context = { sql, logger: { info() {} } } as unknown as AppContext;
  await forgetPictures.run(context, { dueAt: new Date('2026-11-23T03:30:00Z'), signal: new AbortController().signal });
}

test('a picture that nobody asked for in more than a year is forgotten', async () => {
  for (const key of ['old', 'fresh']) await savePicture(sql, { key, spec: {}, width: 1, height: 1, alt: 'A dot' });
  await keepPictures(sql, ['old', 'fresh']);
  await sql`update picture set last_used_at = '2025-10-18' where key = 'old'`;
  await sql`update picture set last_used_at = '2025-10-20' where key = 'fresh'`;
  await forget();
  expect(await findPicture(sql, 'old')).toBeNull();
  expect(await findPicture(sql, 'fresh')).not.toBeNull();
});

test('a picture that was in no message is forgotten after a week, and those beyond twenty thousand at once', async () => {
  for (const key of ['last-week', 'this-week'])
    await savePicture(sql, { key, spec: {}, width: 1, height: 1, alt: 'x' });
  await sql`update picture set last_used_at = '2026-11-16T03:00Z' where key = 'last-week'`;
  await sql`update picture set last_used_at = '2026-11-16T04:00Z' where key = 'this-week'`;
  await forget();
  expect(await findPicture(sql, 'last-week')).toBeNull();
  expect(await findPicture(sql, 'this-week')).not.toBeNull();
  await sql`
    insert into picture (key, spec, width, height, alt, last_used_at)
    select 'many-' || n, '{}', 1, 1, 'x', timestamptz '2026-11-20' + n * interval '1 second' from generate_series(1, 20010) n`;
  await sql`update picture set last_used_at = '2026-11-22' where key = 'this-week'`;
  await savePicture(sql, { key: 'sent', spec: {}, width: 1, height: 1, alt: 'x' });
  await keepPictures(sql, ['sent']);
  await forget();
  const left =
    await sql`select key from picture where key = any('{many-11,many-12,this-week,sent,fresh}') order by key`;
  expect(left.map(({ key }) => key)).toEqual(['fresh', 'many-12', 'sent', 'this-week']);
});

test('the picture of an answer counts as sent, that of a page does not', async () => {
  const { bot, say, database, context } = await createDialogue();
  const keysOf = (answer: unknown) =>
    [...JSON.stringify(answer).matchAll(/"type":"picture","key":"([\w-]+)"/g)].map(([, key]) => key);
  const said = keysOf(await say('/compare SE224 ES51'));
  const read = keysOf(await bot.read('/compare PT20 ITF4', { language: 'en', timeZone: 'UTC' }));
  expect([said.length, read.length].every((count) => count > 0)).toBe(true);
  await context.pictures.flush();
  await vi.waitFor(
    async () => {
      const sent = (await database.sql`select key from picture where is_sent`).map(({ key }) => key);
      expect(sent.sort()).toEqual([...new Set(said)].sort());
    },
    { timeout: 20_000 },
  );
});

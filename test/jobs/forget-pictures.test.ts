import { expect, test } from 'vitest';
import { forgetPictures } from '#jobs/forget-pictures.ts';
import type { AppContext } from '#src/context.ts';
import { findPicture, savePicture } from '#src/store/bot/picture.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase();

test('a picture that nobody asked for in more than a year is forgotten', async () => {
  for (const key of ['old', 'fresh']) await savePicture(sql, { key, spec: {}, width: 1, height: 1, alt: 'A dot' });
  await sql`update picture set last_used_at = '2025-10-18' where key = 'old'`;
  await sql`update picture set last_used_at = '2025-10-20' where key = 'fresh'`;
  const context = { sql, logger: { info() {} } } as unknown as AppContext;
  await forgetPictures.run(context, { dueAt: new Date('2026-11-23T03:30:00Z'), signal: new AbortController().signal });
  expect(await findPicture(sql, 'old')).toBeNull();
  expect(await findPicture(sql, 'fresh')).not.toBeNull();
});

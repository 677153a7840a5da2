import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { migrate } from '#src/store/database/migrate.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
const migrations = join(import.meta.dirname, '../../../migrations');
const old = mkdtempSync(join(tmpdir(), 'causeway-signs-'));
afterAll(() => rmSync(old, { recursive: true }));

test('what was kept with signs that nobody sees loses them, and nothing else', async () => {
  await sql`drop schema public cascade`;
  await sql`create schema public`;
  for (const name of readdirSync(migrations).filter((name) => name < '0017'))
    copyFileSync(join(migrations, name), join(old, name));
  await migrate(database, { directory: old });
  const texts = {
    title: 'Inte\u00adgra\u00adtion',
    challenge: 'zero\u200bwidth',
    action: '\ufeffmark',
    lesson: 'l',
    language: 'en',
  };
  await sql`insert into area (code, level, country, name) values ('SE', 0, 'SE', 'Sweden') on conflict do nothing`;
  await sql`insert into region (code, area, is_member) values ('SE', 'SE', false) on conflict do nothing`;
  const [row] = await sql<[{ number: number }]>`
    insert into experience ${sql({ ...texts, region: 'SE', policyAreas: ['health'], targetGroups: [], details: sql.json({ tips: 'word\u2060joiner "\u00ad"' }) } as never)}
    returning number`;
  await sql`insert into question ${sql({ title: 'Bil\u00addung 👩\u200d👧', detail: 'd', askedAt: new Date(), language: 'en', policyAreas: ['health'], targetGroups: [] } as never)}`;
  await migrate(database, { directory: migrations });
  const [kept] =
    await sql`select title, challenge, action, lesson, details from experience where number = ${row.number}`;
  expect(kept).toEqual({
    ...{ title: 'Integration', challenge: 'zerowidth', action: 'mark', lesson: 'l' },
    details: { tips: 'wordjoiner ""' },
  });
  expect((await sql`select title from question`)[0]?.title).toBe('Bildung 👩\u200d👧');
});

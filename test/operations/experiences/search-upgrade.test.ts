import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { searchExperiences } from '#src/operations/experiences/search.ts';
import { migrate } from '#src/store/database/migrate.ts';
import { countOpenExperiences } from '#src/store/experiences/count.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
const migrations = join(import.meta.dirname, '../../../migrations');
const old = mkdtempSync(join(tmpdir(), 'causeway-upgrade-'));
afterAll(() => rmSync(old, { recursive: true }));

test('what was logged before is found by the words inside its tokens, and counted', async () => {
  await sql`drop schema public cascade`;
  await sql`create schema public`;
  for (const name of readdirSync(migrations).filter((name) => name < '0017'))
    copyFileSync(join(migrations, name), join(old, name));
  await migrate(database, { directory: old });
  await sql`insert into area (code, level, country, name) values ('SE', 0, 'SE', 'Sverige')`;
  await sql`insert into region (code, area) values ('SE224', 'SE')`;
  await sql`
    insert into experience (language, title, region, policy_areas, challenge, action, lesson, withdrawn_at)
    values ('en', 'Meeting room for women/girls', 'SE224', '{housing}', '–', '–', '–', null),
      ('en', 'Taken back', 'SE224', '{housing}', '–', '–', '–', now())`;

  await migrate(database, { directory: migrations });
  const { matches } = await searchExperiences(sql, { words: 'girls', language: 'en', limit: 5 });
  expect(matches.map(({ title }) => title)).toEqual(['Meeting room for women/girls']);
  expect(await countOpenExperiences(sql, { area: 'housing' })).toBe(1);
  expect((await sql`select word from vocabulary where word in ('girls', 'taken')`).map(({ word }) => word)).toEqual([
    'girls',
  ]);
});

import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '#src/store/database/migrate.ts';
import { migrationsFolder } from '#src/store/database/open.ts';
import { loadStarterFigures } from '#src/store/figures/starter.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

/** Contents of databases as the migrations up to that number left them, and what their people see of them today. */
const folder = join(import.meta.dirname, 'released');
const releases = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.slice(0, 4));

test.each(releases)(
  'a database of migration %s is brought to today, and its people find all that was theirs',
  async (release) => {
    const database = await createTestDatabase();
    const { sql } = database;
    await sql`drop schema public cascade`;
    await sql`create schema public`;
    const old = mkdtempSync(join(tmpdir(), 'causeway-release-'));
    for (const name of readdirSync(migrationsFolder).filter((each) => each.slice(0, 4) <= release))
      copyFileSync(join(migrationsFolder, name), join(old, name));
    await migrate(database, { directory: old });
    rmSync(old, { recursive: true });
    await database.withTransaction((tx) => tx.unsafe(readFileSync(join(folder, `${release}.sql`), 'utf8')));

    await migrate(database, { directory: migrationsFolder });
    await loadStarterFigures(database, { progress() {} });
    const { as } = await createDialogue({ database });
    const { say } = as('maria', { displayName: 'Maria Andersson' });
    const expected = JSON.parse(readFileSync(join(folder, `${release}.json`), 'utf8')) as Record<string, string[]>;
    for (const [line, words] of Object.entries(expected)) {
      const said = read(await say(line));
      for (const word of words) expect(said, line).toContain(word);
    }
    expect(formOf(await say('/question ask')).values).toMatchObject({ title: 'Typed and not sent' });
    expect(read(await as('jordi', { displayName: 'Jordi Puig' }).say('/experience queue'))).toContain(
      'Homes above the library',
    );
    const [own] = await sql<[{ value: number }]>`
    select value from observation where indicator = 'unemployment' and area = 'SE22' and year = 1999`;
    expect(own.value).toBe(7.7);
    expect(JSON.stringify(await say('/me export'))).toContain('maria@example.org');
  },
);

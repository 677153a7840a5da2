import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '#src/store/database/migrate.ts';
import { migrationsFolder } from '#src/store/database/open.ts';
import { createTestDatabase } from '#test/support/database.ts';

/** Versions that landed before migrations of lower numbers did: their databases run those afterwards, in another order than a new one. */
const landings: { last: string; without: string[] }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'released/landings.json'), 'utf8'),
);
const names = readdirSync(migrationsFolder);

test.each(landings)(
  'a database of the version up to $last comes to the tables of a new one',
  async ({ last, without }) => {
    const [fresh, old] = [await createTestDatabase(), await createTestDatabase()];
    await old.sql`drop schema public cascade`;
    await old.sql`create schema public`;
    const folder = mkdtempSync(join(tmpdir(), 'causeway-landing-'));
    const had = names.filter((name) => name.slice(0, 4) <= last && !without.includes(name.slice(0, 4)));
    expect(had.length).toBeGreaterThan(80);
    for (const name of had) cpSync(join(migrationsFolder, name), join(folder, name));
    await migrate(old, { directory: folder });
    rmSync(folder, { recursive: true });
    await migrate(old, { directory: migrationsFolder });
    expect(await listSchema(old)).toEqual(await listSchema(fresh));
  },
);

/** Says what the tables are made of: columns, rules, indexes, triggers and functions. */
async function listSchema({ sql }: Pick<Awaited<ReturnType<typeof createTestDatabase>>, 'sql'>): Promise<string[]> {
  const rows = await sql<{ said: string }[]>`
    select concat_ws(' ', 'column', table_name, column_name, data_type, is_nullable, column_default) as said
    from information_schema.columns where table_schema = 'public'
    union all
    select concat_ws(' ', 'rule', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select concat_ws(' ', 'index', indexdef) from pg_indexes where schemaname = 'public'
    union all
    select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid)) from pg_trigger t
    join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
    union all
    select concat_ws(' ', 'function', p.proname, md5(p.prosrc)) from pg_proc p
    where p.pronamespace = 'public'::regnamespace and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
  return rows.map(({ said }) => said).sort();
}

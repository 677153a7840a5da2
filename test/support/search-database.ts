import type { Sql } from '#src/store/database/database.ts';

/**
 * Where texts stand in any table of any schema, in whatever type and case: 'maria in public.person.display_name'. Read are the rows that were written
 * since the database was made: what it is a copy of, such as 120,000 figures, was there before anybody. Of a copy of a test database, since `since`
 * was made, which is the name of that one.
 */
export async function findEverywhere(sql: Sql, texts: readonly string[], since?: string): Promise<string[]> {
  const tables = await sql<{ schema: string; table: string }[]>`
    select n.nspname as schema, c.relname as table
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1, 2`;
  // What is binary reads as hexadecimal.
  const sought = texts.flatMap((text) => [text.toLowerCase(), Buffer.from(text).toString('hex')]);
  const found: string[] = [];
  for (const { schema, table } of tables) {
    const rows = await sql<{ row: Record<string, unknown> }[]>`
      select to_jsonb(t) as row from ${sql(schema)}.${sql(table)} t
      where age(t.xmin) <= (select age(xmin) from pg_database where datname = coalesce(${since ?? null}, current_database()))
        and lower(t::text) like any(${sought.map((text) => `%${text.replace(/[%_\\]/g, '\\$&')}%`)}::text[])`;
    for (const { row } of rows)
      for (const [column, value] of Object.entries(row)) {
        const held = JSON.stringify(value).toLowerCase();
        for (const [index, text] of sought.entries())
          if (held.includes(text)) found.push(`${texts[index >> 1]} in ${schema}.${table}.${column}`);
      }
  }
  return [...new Set(found)].sort();
}

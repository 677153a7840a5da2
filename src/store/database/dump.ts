import type { Readable } from 'node:stream';
import type { Sql } from './client.ts';
import { fileColumns } from './file-columns.ts';

/** A table and those of its columns that hold values of their own, in order. */
export type DumpedTable = { name: string; columns: string[] };

/** Makes a transaction that has asked nothing yet see one moment of the database, and change nothing, for as long as it takes. */
export async function holdMoment(sql: Sql): Promise<void> {
  await sql`set transaction isolation level repeatable read, read only`;
  await waitLong(sql);
}

/** Lets a transaction stand still for as long as it takes. */
export async function waitLong(sql: Sql): Promise<void> {
  await sql`
    select set_config('idle_in_transaction_session_timeout', '0', true), set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true)`;
}

/** Lists the tables of the schema `public` that outlive a crash, by name; those of the queue are elsewhere. */
export async function listTables(sql: Sql): Promise<DumpedTable[]> {
  return sql`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    group by c.relname order by c.relname collate "C"`;
}

/** Reads a table as COPY writes it: a line a row. */
export async function readTable(sql: Sql, { name, columns }: DumpedTable): Promise<Readable> {
  return sql`copy ${sql(name)} (${sql(columns)}) to stdout`.readable();
}

/** Lists how far each sequence is; null where nothing was taken from it yet. */
export async function listSequences(sql: Sql): Promise<{ name: string; last: number | null }[]> {
  return sql`
    select sequencename as name, last_value as last from pg_sequences where schemaname = 'public' order by sequencename collate "C"`;
}

/** Sets a sequence, so that the next value comes after this one. */
export async function setSequence(sql: Sql, name: string, last: number): Promise<void> {
  await sql`select setval(format('public.%I', ${name}::text)::regclass, ${last}::bigint)`;
}

/** Empties tables of what migrations put into them. */
export async function emptyTables(sql: Sql, names: readonly string[]): Promise<void> {
  await sql`truncate ${sql([...names])}`;
}

/**
 * Takes foreign keys and triggers out of the way of rows that come table by table. Returns what brings them back, which checks every reference. All in one transaction.
 */
export async function suspendRules(sql: Sql, names: readonly string[]): Promise<() => Promise<void>> {
  const keys = await sql<{ owner: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as owner, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
  for (const { owner, name } of keys) await sql.unsafe(`alter table ${owner} drop constraint ${name}`);
  for (const name of names) await sql`alter table ${sql(name)} disable trigger user`;
  return async () => {
    for (const { owner, name, definition } of keys)
      await sql.unsafe(`alter table ${owner} add constraint ${name} ${definition}`);
    for (const name of names) await sql`alter table ${sql(name)} enable trigger user`;
  };
}

/** Lists the files that rows of these tables name, each once, by the hash of their bytes. */
export async function listNamedFiles(sql: Sql, tables: readonly DumpedTable[]): Promise<string[]> {
  const found = new Set<string>();
  // An early schema lacks some of them.
  for (const { table, column } of fileColumns.filter(({ table: name, column: own }) =>
    tables.some((each) => each.name === name && each.columns.includes(own)),
  ))
    for (const { hash } of await sql<{ hash: string }[]>`
      select distinct ${sql(column)} as hash from ${sql(table)} where ${sql(column)} is not null`)
      found.add(hash);
  return [...found].sort();
}

/** Lets the planner know what a database holds that was filled at once. */
export async function analyze(sql: Sql): Promise<void> {
  await sql`analyze`;
}

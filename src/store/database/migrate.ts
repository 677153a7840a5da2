import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '#src/core/errors.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import type { Database, Sql } from './database.ts';

interface Migration {
  number: number;
  name: string;
  text: string;
  checksum: string;
}

/** Any number will do, as long as every Causeway takes the same. */
const lockKey = 4_815_162;

/**
 * Brings the tables up to date with `directory`: runs each `NNNN_name.sql` that has not run yet, in order, each in a transaction of its own.
 * Servers that start at once take turns.
 * @throws UserError when a migration that has run was edited or is missing, or when the database is newer than the directory.
 */
export async function migrate(
  database: Database,
  options: { directory: string; progress?(line: string): void },
): Promise<void> {
  const migrations = readMigrations(options.directory);
  await database.withTransaction((sql) => prepare(sql));
  checkLanded(migrations, await listLanded(database.sql));
  const ran: string[] = [];
  for (const migration of migrations)
    if (await database.withTransaction((sql) => run(sql, migration))) ran.push(migration.name);
  const [first, last] = [ran.at(0), ran.at(-1)];
  if (first) options.progress?.(`Updated the database: ${first === last ? first : `${first} to ${last}`}`);
}

/** A migration as a database keeps it once it has run. */
export type Landed = Pick<Migration, 'number' | 'name' | 'checksum'>;

/** Lists the migrations that have run on a database, by number; none where it has no tables of Causeway. */
export async function listLandedOf(sql: Sql): Promise<Landed[]> {
  const [{ isThere }] = await sql<
    [{ isThere: boolean }]
  >`select to_regclass('public.migration') is not null as is_there`;
  return isThere ? listLanded(sql) : [];
}

/** Names those of these migrations that `directory` does not have, or has with another text. */
export function listStrange(directory: string, landed: readonly Landed[]): string[] {
  const known = new Map(readMigrations(directory).map(({ number, checksum }) => [number, checksum]));
  return landed.filter(({ number, checksum }) => known.get(number) !== checksum).map(({ name }) => name);
}

/** Runs these migrations and no others, in the transaction that `sql` is bound to, on a database without tables. All must be in `directory`. */
export async function runLanded(sql: Sql, directory: string, landed: readonly Landed[]): Promise<void> {
  const numbers = new Set(landed.map(({ number }) => number));
  await prepare(sql);
  for (const migration of readMigrations(directory)) if (numbers.has(migration.number)) await run(sql, migration);
}

async function prepare(sql: Sql) {
  await sql`select pg_advisory_xact_lock(${lockKey})`;
  await sql`create table if not exists migration (
    number integer primary key,
    name text not null,
    checksum text not null,
    landed_at timestamptz not null default now()
  )`;
}

/** True if it ran now, false if it had. */
async function run(sql: Sql, { number, name, text, checksum }: Migration): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${lockKey})`;
  const [landed] = await sql`select 1 from migration where number = ${number}`;
  if (landed) return false;
  await sql.unsafe(text);
  await sql`insert into migration (number, name, checksum) values (${number}, ${name}, ${checksum})`;
  return true;
}

function readMigrations(directory: string): Migration[] {
  const migrations = readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const [, digits, name] = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file) ?? [];
      if (!digits || !name) throw new Error(`The migration ${file} is not named like 0001_name.sql.`);
      const text = readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n');
      return {
        number: Number(digits),
        name: `${digits}_${name}`,
        text,
        checksum: createHash('sha256').update(text).digest('hex'),
      };
    });
  for (const [index, { number, name }] of migrations.entries()) {
    if (migrations[index - 1]?.number === number) throw new Error(`Two migrations have the number of ${name}.`);
  }
  return migrations;
}

async function listLanded(sql: Sql): Promise<Landed[]> {
  return sql`select number, name, checksum from migration order by number`;
}

function checkLanded(migrations: Migration[], landed: Landed[]) {
  for (const { number, name, checksum } of landed) {
    const migration = migrations.find((candidate) => candidate.number === number);
    if (!migration) {
      throw new UserError(operatorTexts.database.newerChange({ name }));
    }
    if (migration.checksum !== checksum) {
      throw new UserError(operatorTexts.database.editedMigration({ name: migration.name }));
    }
  }
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createDatabase } from '#src/store/database/database.ts';
import { migrate } from '#src/store/database/migrate.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const directory = mkdtempSync(join(tmpdir(), 'causeway-migrations-'));
afterAll(() => rmSync(directory, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
const { sql } = database;

beforeEach(async () => {
  rmSync(directory, { recursive: true });
  mkdirSync(directory);
  await sql`drop schema public cascade`;
  await sql`create schema public`;
  write('0001_first.sql', 'create table first (id int); insert into first values (1);');
});

test('runs each file once, in order', async () => {
  write('0002_second.sql', 'insert into first values (2);');
  const lines: string[] = [];
  await migrate(database, { directory, progress: (line) => lines.push(line) });
  await migrate(database, { directory, progress: (line) => lines.push(line) });
  expect(lines).toEqual(['Updated the database: 0001_first to 0002_second']);
  expect(await sql`select id from first order by id`).toEqual([{ id: 1 }, { id: 2 }]);
});

test('a failing file leaves nothing of itself and those before it in place', async () => {
  write('0002_second.sql', 'insert into first values (2); select nonsense;');
  await expect(migrate(database, { directory })).rejects.toThrow('nonsense');
  expect(await sql`select id from first`).toEqual([{ id: 1 }]);
  write('0002_second.sql', 'insert into first values (2);');
  await migrate(database, { directory });
  expect(await sql`select id from first`).toHaveLength(2);
});

test('two servers starting at once run each file once', async () => {
  const other = createDatabase(database.url, { maxConnections: 2 });
  await Promise.all([migrate(database, { directory }), migrate(other, { directory })]);
  await other.close();
  expect(await sql`select id from first`).toEqual([{ id: 1 }]);
});

test('an edited file is refused', async () => {
  await migrate(database, { directory });
  write('0001_first.sql', 'create table first (id bigint);');
  await expect(migrate(database, { directory })).rejects.toThrow(/0001_first\.sql was edited/);
});

test('line endings are not an edit', async () => {
  write('0001_first.sql', 'create table first (id int);\n');
  await migrate(database, { directory });
  write('0001_first.sql', 'create table first (id int);\r\n');
  await migrate(database, { directory });
});

test('a database from a newer version is refused', async () => {
  write('0002_second.sql', 'select 1;');
  await migrate(database, { directory });
  rmSync(join(directory, '0002_second.sql'));
  await expect(migrate(database, { directory })).rejects.toThrow(
    /0002_second, which this version of Causeway does not know/,
  );
});

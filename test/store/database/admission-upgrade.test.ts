import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { migrate } from '#src/store/database/migrate.ts';
import { listAdmitted, moveAdmission } from '#src/store/people/admission.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
const migrations = join(import.meta.dirname, '../../../migrations');
const old = mkdtempSync(join(tmpdir(), 'causeway-upgrade-'));
afterAll(() => rmSync(old, { recursive: true }));

test('an upgrade admits who is in a chat, has a role or was named by staff, and nobody who only signed up', async () => {
  await sql`drop schema public cascade`;
  await sql`create schema public`;
  for (const name of readdirSync(migrations).filter((name) => name < '0064'))
    copyFileSync(join(migrations, name), join(old, name));
  await migrate(database, { directory: old });
  await sql`
    insert into person (display_name, role, chosen) values
      (null, 'partner', '{}'), ('Eve', 'partner', '{displayName}'), ('Lea', 'partner', '{}'),
      (null, 'reviewer', '{}'), (null, 'partner', '{}')`;
  await sql`
    insert into account (platform, space, "user", person)
    select 'mail', '', 'reader' || n || '@partner.example', n from generate_series(1, 5) n`;
  await sql`insert into account (platform, space, "user", person) values ('slack', 'T1', 'U5', 5)`;
  await migrate(database, { directory: migrations });
  expect([...(await listAdmitted(sql, [1, 2, 3, 4, 5]))].toSorted()).toEqual([3, 4, 5]);
  // Who becomes one with somebody known is known, and not the other way round.
  await moveAdmission(sql, 1, 3);
  await moveAdmission(sql, 3, 2);
  expect([...(await listAdmitted(sql, [1, 2, 3]))].toSorted()).toEqual([2, 3]);
});

import { expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase({ figures: true });
const { sql } = database;
const refusal = { code: '23503' };
const insert = (indicator: string, area: string, run: number | null = null) => sql`
  insert into observation (indicator, area, year, value, retrieved, import_run)
  values ('unemployment', 'ES51', 2099, 1, '2026-01-01', null), (${indicator}, ${area}, 2098, 1, '2026-01-01', ${run})`;

test('a figure of an indicator, an area or an import run that is not there is refused with all of its statement', async () => {
  await expect(insert('no-such-indicator', 'ES51')).rejects.toMatchObject(refusal);
  await expect(insert('unemployment', 'QQ99')).rejects.toMatchObject(refusal);
  await expect(insert('unemployment', 'ES51', 999_999)).rejects.toMatchObject(refusal);
  expect(await sql`select from observation where year > 2097`).toHaveLength(0);
  const moved = sql`update observation set area = 'QQ99' where indicator = 'unemployment' and area = 'ES51' and year = 2020`;
  await expect(moved).rejects.toMatchObject(refusal);
});

test('what figures need is not deleted; those of an indicator go with it', async () => {
  await expect(sql`delete from import_run`).rejects.toMatchObject(refusal);
  await sql`
    insert into area (code, level, country, name) values ('QQ', 0, 'QQ', 'Nowhere')`;
  await sql`insert into observation (indicator, area, year, retrieved) values ('unemployment', 'QQ', 2020, '2026-01-01')`;
  await expect(sql`delete from area where code = 'QQ'`).rejects.toMatchObject(refusal);
  await sql`delete from observation where area = 'QQ'`;
  expect(await sql`delete from area where code = 'QQ' returning code`).toHaveLength(1);
  const before = await sql`select from observation where indicator = 'population'`;
  expect(before.length).toBeGreaterThan(0);
  await sql`delete from indicator where code = 'population'`;
  expect(await sql`select from observation where indicator = 'population'`).toHaveLength(0);
});

test('an indicator whose figures are on their way in is deleted after them, with them', async () => {
  let deleted: Promise<unknown> = Promise.resolve();
  await database.withTransaction(async (transaction) => {
    await transaction`insert into observation (indicator, area, year, retrieved) values ('population-density', 'ES51', 2097, '2026-01-01')`;
    deleted = sql`delete from indicator where code = 'population-density'`.execute();
    await expect
      .poll(
        () => sql`select from pg_stat_activity where wait_event_type = 'Lock' and query like 'delete from indicator%'`,
      )
      .toHaveLength(1);
  });
  await deleted;
  expect(await sql`select from observation where indicator = 'population-density'`).toHaveLength(0);
});

import { expect, test } from 'vitest';
import { personalData } from '#src/operations/personal-data.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase();

/** Tables that hold nothing of people, and why. */
const nobodys: Record<string, string> = {
  area: 'territories',
  region: 'regions',
  region_name: 'names of regions',
  indicator: 'indicators',
  import_run: 'files of figures',
  fetched_table: 'tables of Eurostat',
  refresh_run: 'tables of Eurostat',
  observation: 'figures',
  observation_revision: 'figures',
  unread_area: 'territories that a transcription has not read',
  starter_file: 'files of the project',
  job_run: 'jobs; their errors are ours',
  picture: 'charts of figures',
  migration: 'migrations',
  kept_answer: 'lists of regions by code, as the house worded them: nothing that anybody typed',
  policy_edition: 'published indices',
  policy_score: 'published scores of regions and countries',
  score: 'of territories, worked out of figures',
  score_goalpost: 'of indicators',
  score_run: 'versions of the method and the figures',
  score_set: 'of policy areas, worked out of figures',
  experience_tally: 'how many experiences there are',
  newcomer: 'network addresses under their SHA-256, for a day, of nobody that is known',
  room_probe: 'filler, to see whether there is room',
  installation: 'sealed; of a space, with who installed it, and gone with it',
  note: 'servers a platform adapter is in, commands a platform was told, ids of the messages up to which conversations were heard',
  activity_reader: 'how far parts of the server have read what happened',
  setting: 'how much is logged, how often and from which pages programs may ask; who set it stands in staff_act',
  claim: 'ids of messages and interactions, a few days',
  unread_word: 'single words that no plain line used, and how often, without who said them or where',
};

/** What could hold something of somebody: words of any kind, and references to a person. Dates, numbers and yes or no cannot. */
async function listColumns(): Promise<{ table: string; column: string; refersToPerson: boolean }[]> {
  return sql`
    select c.relname as table, a.attname as column, exists (
        select 1 from pg_constraint k
        where k.contype = 'f' and k.conrelid = c.oid and k.confrelid = 'person'::regclass and a.attnum = any(k.conkey)) as refers_to_person
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and (a.atttypid in ('text'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype, 'bytea'::regtype, 'tsvector'::regtype,
          'varchar'::regtype, 'xml'::regtype, 'jsonpath'::regtype, 'inet'::regtype)
        or exists (
          select 1 from pg_constraint k
          where k.contype = 'f' and k.conrelid = c.oid and k.confrelid = 'person'::regclass and a.attnum = any(k.conkey)))
    order by 1, 2`;
}

const contracts = personalData.flatMap(({ tables }) => Object.entries(tables));

test('every column that refers to a person or may hold words is in the contract of one feature', async () => {
  const columns = await listColumns();
  const open = columns.filter(
    ({ table, column, refersToPerson }) =>
      !(table in nobodys && !refersToPerson) &&
      contracts.filter(([name, { personal, plain }]) => name === table && [...personal, ...plain].includes(column))
        .length !== 1,
  );
  expect(open.map(({ table, column }) => `${table}.${column} is in no contract, or in two`)).toEqual([]);
  const plainReferences = columns.filter(
    ({ table, column, refersToPerson }) =>
      refersToPerson && contracts.some(([name, { plain }]) => name === table && plain.includes(column)),
  );
  expect(plainReferences).toEqual([]);
});

test('no contract names what is not there', async () => {
  const known = await sql<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`;
  const names = new Set(known.map(({ name }) => name));
  const missing = contracts
    .flatMap(([table, { personal, plain }]) => [...personal, ...plain].map((column) => `${table}.${column}`))
    .filter((name) => !names.has(name));
  expect(missing).toEqual([]);
});

test('a new column fails it', async () => {
  await sql`alter table experience add column diary text`;
  await sql`create table remark (id bigint, who bigint references person)`;
  const columns = await listColumns();
  expect(columns).toContainEqual({ table: 'experience', column: 'diary', refersToPerson: false });
  expect(columns).toContainEqual({ table: 'remark', column: 'who', refersToPerson: true });
  expect(contracts.some(([, { personal, plain }]) => [...personal, ...plain].includes('diary'))).toBe(false);
  await sql`drop table remark`;
  await sql`alter table experience drop column diary`;
});

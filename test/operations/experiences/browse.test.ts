import { expect, test } from 'vitest';
import type { Facets } from '#src/domain/experiences/facets.ts';
import { browsePublic } from '#src/operations/experiences/browse.ts';
import { countPublicByFacets } from '#src/operations/experiences/map.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { bot, context, database } = await createDialogue();
const { sql } = database;
const size = 12_000;
// Every hundredth has stopped, every third is in Swedish; the words are few, so that the collection is made quickly.
await sql`alter table experience disable trigger experience_change_is_noted`;
await sql`
  insert into experience (life, language, title, region, policy_areas, challenge, action, lesson, details)
  select 'published', case when n % 3 = 0 then 'sv' else 'en' end, 'Everyday ' || n, case when n % 1000 = 0 then 'ES51' else 'SE224' end,
    array[case when n % 2 = 0 then 'health' else 'housing' end], 'c', 'a', 'l',
    jsonb_build_object('status', case when n % 100 = 0 then 'stopped' else 'running' end)
  from generate_series(1, ${size}::int) n`;
await sql`select recount_experiences()`;
await sql`alter table experience enable trigger experience_change_is_noted`;
await sql`analyze experience_facet`;

async function browse(facets: Facets, words = '') {
  const found = await browsePublic(context, 'en', { words, facets, sort: 'best', limit: 5 });
  if (typeof found === 'string') throw new Error(found);
  const counts = Object.fromEntries(
    found.facets.map(({ name, values, isCapped }) => [
      name,
      { isCapped, ...Object.fromEntries(values.map(({ value, count }) => [value, count])) },
    ]),
  );
  return { ...found, counts };
}

test('where few pass, counts are exact, each facet counted as if it alone were not chosen', async () => {
  const { count, counts } = await browse({ status: ['stopped'], language: ['sv'] });
  expect(count).toBe(40);
  expect(counts).toMatchObject({
    status: { isCapped: false, stopped: 40, running: 3_960 },
    language: { isCapped: false, sv: 40, en: 80 },
    area: { isCapped: false, health: 40 },
  });
});

test('where more pass than are counted, the newest are, and that is said', async () => {
  const { counts } = await browse({});
  expect(counts).toMatchObject({ area: { isCapped: true, health: 5_000, housing: 5_000 } });
  const running = await browse({ status: ['running'] });
  expect(running.count).toBe(10_000);
  const page = await (
    await createPages({ ...context, read: bot.read, hasPlayground: false }).request('/experiences?status=running')
  ).text();
  expect(page).toContain('10,000+ experiences: State of the work: Running');
  expect(page).toMatch(/<span class="count">5,\d{3}\+<\/span>/);
});

test('the map counts all, not only the newest', async () => {
  const found = await countPublicByFacets(context, 'en', { words: '', facets: { status: ['running', 'stopped'] } });
  if (typeof found === 'string') throw new Error(found);
  expect(found).toMatchObject({ count: size, isCapped: false });
  expect(Object.fromEntries(found.counts)).toEqual({ SE224: size - 12, ES51: 12 });
});

test('a count reads no record, and a page reads only those it shows', async () => {
  await database.withTransaction(async (tx) => {
    const readOf = async () => {
      const [row] = await tx<[{ rows: number }]>`
        select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::int as rows from pg_stat_xact_user_tables where relname = 'experience'`;
      return row.rows;
    };
    const before = await readOf();
    const store = { ...context, withTransaction: <Result>(run: (sql: typeof tx) => Promise<Result>) => run(tx) };
    await browsePublic(store, 'en', {
      words: '',
      facets: { status: ['stopped'], area: ['health', 'housing'] },
      sort: 'reach',
      limit: 20,
    });
    expect((await readOf()) - before).toBe(20);
  });
});

test('what is withdrawn in a transaction is counted no more when it ends, whatever way it went', async () => {
  const before = (await browse({ status: ['stopped'] })).count;
  await sql`update experience set withdrawn_at = now() where number = 100`;
  await sql`update experience set life = 'archived' where number = 200`;
  await sql`delete from experience where number = 300`;
  await sql`update experience set details = '{}' where number = 400`;
  expect((await browse({ status: ['stopped'] })).count).toBe(before - 4);
  await sql`update experience set withdrawn_at = null where number = 100`;
  expect((await browse({ status: ['stopped'] })).count).toBe(before - 3);
});

test('words and facets that many have find what has both, however old it is', async () => {
  const { experiences, counts } = await browse({ region: ['ES51'], status: ['stopped'] }, 'everyday');
  expect(experiences.map(({ number }) => number)).toHaveLength(5);
  expect(counts).toMatchObject({ region: { ES51: 12 }, status: { stopped: 12 } });
});

import { expect, test } from 'vitest';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { nothingNamed } from '#src/operations/experiences/named.ts';
import { searchExperiences, searchWithin } from '#src/operations/experiences/search.ts';
import { candidateNumbers } from '#src/store/experiences/search-candidates.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
await sql`insert into area (code, level, country, name) values ('SE', 0, 'SE', 'Sverige'), ('ES', 0, 'ES', 'España')`;
await sql`insert into region (code, area) values ('SE224', 'SE'), ('ES51', 'ES')`;
/** Every second one says “mediation”, one of two hundred “gardens”; the oldest also says what nobody else does. */
await sql`
  insert into experience (language, title, region, policy_areas, challenge, action, lesson)
  select 'en', 'Everyday ' || n, case when n % 1000 = 0 then 'ES51' else 'SE224' end, '{}',
    case n % 2 when 0 then 'mediation' else 'dialogue' end, case n % 200 when 0 then 'gardens' else 'paths' end,
    case when n <= 2 then 'quokka mediation' else 'Ask.' end
  from generate_series(1, 9000) n`;
await sql`analyze experience`;

const search = (words: string, more: { area?: PolicyArea; region?: string; offset?: number; limit?: number } = {}) =>
  searchExperiences(sql, { words, language: 'en', limit: 5, ...more });

test('a word that many have is looked for among the newest, and that is said', async () => {
  const { matches, count, isPartial } = await search('everyday');
  expect(matches).toHaveLength(5);
  expect(count).toBe(1_000);
  expect(isPartial).toBe(true);
});

test('a rare word beside a frequent one finds the oldest first', async () => {
  const { matches } = await search('quokka mediation everyday');
  expect(matches.slice(0, 2).map(({ title }) => title)).toEqual(['Everyday 2', 'Everyday 1']);
});

test('what has all frequent words is found however old it is', async () => {
  await sql`update experience set action = 'mediation dialogue' where number = 1`;
  await sql`
    insert into experience (language, title, region, policy_areas, challenge, action, lesson)
    select 'en', 'Late ' || n, 'SE224', '{}', case n % 2 when 0 then 'mediation' else 'dialogue' end, '–', 'Ask.' from generate_series(1, 4500) n`;
  const { matches, isPartial } = await search('mediation dialogue');
  expect(matches[0]?.title).toBe('Everyday 1');
  expect(isPartial).toBe(true);
});

test('within a region that has few, nothing is left out', async () => {
  const { count, isPartial } = await search('everyday', { region: 'ES' });
  expect(count).toBe(9);
  expect(isPartial).toBe(false);
  expect((await search('gardens')).isPartial).toBe(false);
});

test('unknown words do not read the experiences', async () => {
  const words = Array.from({ length: 20 }, (_, index) => `qzx${String.fromCharCode(97 + index)}vvkj`).join(' ');
  await database.withTransaction(async (tx) => {
    const before = await readIn(tx);
    expect(await searchExperiences(tx, { words, language: 'en', limit: 5 })).toMatchObject({ count: 0, isVoid: false });
    expect((await readIn(tx)) - before).toBe(0);
    await searchExperiences(tx, { words: 'gardens', language: 'en', limit: 5 });
    expect((await readIn(tx)) - before).toBeLessThan(300);
  });
});

async function readIn(tx: typeof sql): Promise<number> {
  const [row] = await tx<[{ rows: number }]>`
    select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::bigint as rows from pg_stat_xact_user_tables where relname = 'experience'`;
  return row.rows;
}

test('words beyond the twentieth are not looked for, and that is said', async () => {
  const many = Array.from({ length: 20 }, (_, index) => `filler${String.fromCharCode(97 + index)}zq`);
  expect(await search([...many, 'quokka'].join(' '))).toMatchObject({ cutTo: 20, count: 0 });
  expect(await search([...many.slice(1), 'quokka'].join(' '))).toMatchObject({ cutTo: null, count: 2 });
});

test('a search that takes too long is ended by the database', async () => {
  await database.withTransaction(async (tx) => {
    await tx`lock table experience in access exclusive mode`;
    const began = performance.now();
    const query = { words: 'quokka', language: 'en', limit: 5 };
    expect(await searchWithin(database.withTransaction, 200, query)).toBeNull();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
  expect(
    await searchWithin(database.withTransaction, 5_000, { words: 'quokka', language: 'en', limit: 5 }),
  ).toMatchObject({ count: 2 });
});

test('within a policy area the index names what has both, and nothing of the area is left out', async () => {
  await sql`update experience set policy_areas = '{housing}' where number % 10 = 0`;
  const { count, matches, isPartial } = await search('everyday', { area: 'housing' });
  expect({ count, isPartial }).toEqual({ count: 900, isPartial: false });
  expect(matches.every(({ policyAreas }) => policyAreas.includes('housing'))).toBe(true);
  expect((await search('quokka', { area: 'housing' })).count).toBe(0);
  const indexes = await sql<{ name: string }[]>`
    select indexname as name from pg_indexes where tablename = 'experience' and indexdef like '% USING gin %' order by 1`;
  expect(indexes.map(({ name }) => name)).toEqual(['experience_by_brief', 'experience_by_search_and_area']);
});

test('frequent words in a state of the work are looked for one by one, whatever the planner would rather do', async () => {
  await sql`update experience_facet set facets = facets || 'status:stopped'::text where number % 3 > 0`;
  await sql`analyze experience`;
  await database.withTransaction(async (tx) => {
    await tx`set local enable_nestloop = off`;
    const before = await readIn(tx);
    const frequent = [{ term: "'ask'", language: null }];
    const plan = { scarce: [], frequent, readShare: 0.2, looksForAll: [], isCut: true };
    const numbers = candidateNumbers(tx, {
      ...{ plan, scanned: 2_000, ranked: 1_000, named: nothingNamed, facets: { status: ['stopped'] } },
    });
    expect(await tx`select number from (${numbers}) found`).toHaveLength(1_000);
    expect((await readIn(tx)) - before).toBeLessThan(3_000);
  });
});

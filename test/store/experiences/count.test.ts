import { beforeEach, expect, test } from 'vitest';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import { insertExperience, saveExperience, saveExperienceLife } from '#src/operations/experiences/versions.ts';
import {
  countExperiencesByRegion,
  countOpenExperiences,
  countPublicByRegion,
  countWaiting,
} from '#src/store/experiences/count.ts';
import { saveExperienceWithdrawal } from '#src/store/experiences/experience.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
await sql`insert into area (code, level, country, name) values ('SE', 0, 'SE', 'Sverige'), ('SE22', 2, 'SE', 'Sydsverige')`;
await sql`insert into region (code, area) values ('SE', 'SE'), ('SE22', 'SE22'), ('SE224', 'SE22'), ('SE221', 'SE22')`;
const ana = (await insertPerson(sql, { displayName: 'Ana', language: null, timeZone: null }, true)).id;
const now = new Date('2026-03-01T10:00:00Z');
const fields: ExperienceFields = {
  title: 'Mentors for nurses',
  region: 'SE224',
  policyAreas: ['labour-market', 'health'],
  targetGroups: [],
  challenge: 'They waited.',
  action: 'Each got one.',
  lesson: 'Pay them.',
};
const log = (tx: typeof sql, more: Partial<ExperienceFields> = {}, author: number | null = null) =>
  insertExperience(tx, { ...fields, author, language: 'en', ...more }, now);

async function countOpenByRegion() {
  const regions = ['SE221', 'SE224', 'SE229'];
  const counts = await Promise.all(regions.map((region) => countOpenExperiences(sql, { region })));
  return new Map(regions.flatMap((region, index) => (counts[index] ? [[region, counts[index]]] : [])));
}

/** The counters as they are kept, and as they are counted from the experiences. */
async function bothCounts() {
  const kept = await readCounters();
  await sql`select recount_experiences()`;
  return { kept, counted: await readCounters() };
}

async function readCounters() {
  const [words, terms, tallies] = await Promise.all([
    sql`select * from vocabulary order by word, language`,
    sql`select * from search_term order by term`,
    sql`select * from experience_tally where open > 0 or waiting > 0 order by region, policy_area`,
  ]);
  return { words: [...words], terms: [...terms], tallies: [...tallies] };
}

beforeEach(async () => {
  await sql`delete from experience`;
});

test('counts follow what is logged, reviewed, changed, moved, withdrawn, restored and deleted', async () => {
  const one = await database.withTransaction((tx) => log(tx, {}, ana));
  const two = await database.withTransaction((tx) =>
    log(tx, { region: 'SE221', policyAreas: ['housing', 'housing'] as never }),
  );
  expect(await countOpenExperiences(sql)).toBe(2);
  expect(await countOpenExperiences(sql, { region: 'SE22' })).toBe(2);
  expect(await countOpenExperiences(sql, { area: 'housing', region: 'SE22' })).toBe(1);
  expect(await countOpenByRegion()).toEqual(
    new Map([
      ['SE221', 1],
      ['SE224', 1],
    ]),
  );
  expect(await countWaiting(sql, { exceptOf: null })).toBe(2);
  expect(await countWaiting(sql, { exceptOf: ana })).toBe(1);
  await database.withTransaction((tx) => saveExperienceLife(tx, one.number, 'published', { by: ana, at: now }));
  await database.withTransaction((tx) =>
    saveExperience(
      tx,
      one.number,
      {
        fields: { ...fields, region: 'SE221', title: 'Tutors' },
        details: { results: [{ text: 'Found work' }] } as never,
      },
      ana,
      now,
    ),
  );
  expect(await countWaiting(sql, { exceptOf: null })).toBe(1);
  expect(await countPublicByRegion(sql)).toEqual(new Map([['SE221', 1]]));
  expect(await countExperiencesByRegion(sql, ['SE', 'SE224'], 'health')).toEqual([
    { region: 'SE', count: 1, withResults: 1 },
  ]);
  await saveExperienceWithdrawal(sql, two.number, now);
  expect(await countOpenByRegion()).toEqual(new Map([['SE221', 1]]));
  await saveExperienceWithdrawal(sql, two.number, null);
  await sql`update region set code = 'SE229' where code = 'SE221'`;
  expect(await countOpenByRegion()).toEqual(new Map([['SE229', 2]]));
  await sql`update region set code = 'SE221' where code = 'SE229'`;
  const { kept, counted } = await bothCounts();
  expect(kept).toEqual(counted);
  await sql`delete from experience`;
  expect(await countOpenExperiences(sql)).toBe(0);
  expect(await readCounters()).toEqual({ words: [], terms: [], tallies: [] });
});

test('what a savepoint or a transaction took back is not counted, what came behind it is', async () => {
  await database.withTransaction(async (tx) => {
    await tx`savepoint before`;
    await log(tx, { title: 'Gone' });
    await tx`rollback to before`;
    await log(tx, { title: 'Kept' });
    await tx`set constraints all immediate`;
    await log(tx, { title: 'Later' });
  });
  await database
    .withTransaction(async (tx) => {
      await log(tx);
      throw new Error('not so');
    })
    .catch(() => {});
  expect(await countOpenExperiences(sql)).toBe(2);
  const { kept, counted } = await bothCounts();
  expect(kept).toEqual(counted);
  expect(await sql`select word from vocabulary where word in ('gone', 'kept', 'later') order by word`).toEqual([
    { word: 'kept' },
    { word: 'later' },
  ]);
});

test('two that save much at once do not wait for each other until they end', async () => {
  await database.withTransaction(async (tx) => {
    await log(tx);
    // Another transaction, with the same words, begins and ends meanwhile.
    await database.withTransaction((other) => log(other));
    await log(tx);
  });
  expect(await countOpenExperiences(sql)).toBe(3);
});

test('the thousandth record of a transaction costs about what the first did', async () => {
  await database.withTransaction(async (tx) => {
    const insert = async (count: number) => {
      const began = performance.now();
      await tx`
        insert into experience (language, title, region, policy_areas, challenge, action, lesson)
        select 'en', 'Mentors ' || n, 'SE224', '{health}', ${'the same words as everybody writes each time '.repeat(8)}, 'Done.', 'Ask.' from generate_series(1, ${count}::int) n`;
      return performance.now() - began;
    };
    await insert(50);
    const first = await insert(200);
    await insert(2_000);
    expect(await insert(200)).toBeLessThan(first * 4 + 50);
  });
  expect(await countOpenExperiences(sql)).toBe(2_450);
});

test('many transactions that save, change and delete at once leave the counters right', async () => {
  const words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];
  const work = async (seed: number) => {
    for (let round = 0; round < 4; round += 1)
      await database.withTransaction(async (tx) => {
        const made: number[] = [];
        for (let index = 0; index < 5; index += 1) {
          const pick = (step: number) => words[(seed * step + index + round) % words.length] ?? '';
          const { number } = await log(tx, {
            title: `${pick(1)} ${pick(3)} ${pick(5)}`,
            region: index % 2 === 0 ? 'SE224' : 'SE221',
          });
          made.push(number);
        }
        await tx`update experience set lesson = ${`changed ${seed} beta`} where number = ${made[0] ?? 0}`;
        await tx`delete from experience where number = ${made[seed % 5] ?? 0}`;
        await tx`update experience set withdrawn_at = now() where number = ${made[(seed + 1) % 5] ?? 0}`;
      });
  };
  await Promise.all(Array.from({ length: 8 }, (_, seed) => work(seed)));
  expect(await countOpenExperiences(sql)).toBe(8 * 4 * 3);
  const { kept, counted } = await bothCounts();
  expect(kept).toEqual(counted);
  expect(await sql`select 1 from experience_change`).toHaveLength(0);
});

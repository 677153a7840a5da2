import { beforeEach, expect, test } from 'vitest';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import { insertExamples } from '#src/operations/experiences/examples.ts';
import { insertExperience, saveExperience } from '#src/operations/experiences/versions.ts';
import { deleteExamples } from '#src/operations/questions/examples.ts';
import { countOpenExperiences } from '#src/store/experiences/count.ts';
import {
  findExperience,
  listExperiences,
  listExperiencesOfAuthor,
  listExperiencesOfRegion,
  saveExperienceWithdrawal,
  suggestExperiences,
} from '#src/store/experiences/experience.ts';
import { listRevisions } from '#src/store/experiences/revision.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
await sql`insert into area (code, level, country, name) values ('SE', 0, 'SE', 'Sverige'), ('SE22', 2, 'SE', 'Sydsverige')`;
await sql`insert into region (code, area) values ('SE', 'SE'), ('SE22', 'SE22'), ('SE224', 'SE22'), ('SE221', 'SE22')`;
const author = (await insertPerson(sql, { displayName: 'Ana', language: null, timeZone: null }, true)).id;
const now = new Date('2026-03-01T10:00:00Z');
const fields: ExperienceFields = {
  title: 'Mentors for nurses',
  region: 'SE224',
  policyAreas: ['labour-market', 'health'],
  targetGroups: ['women'],
  challenge: 'Nurses waited for years.',
  action: 'Each got a mentor at a hospital.',
  lesson: 'Pay the mentors.',
};
const log = (more: Partial<ExperienceFields> & { language?: string } = {}) =>
  database.withTransaction((tx) => insertExperience(tx, { ...fields, author, language: 'en', ...more }, now));
const vocabulary = async () =>
  Object.fromEntries((await sql`select word, documents from vocabulary`).map((row) => [row.word, row.documents]));

beforeEach(async () => {
  await sql`delete from experience`;
});

test('what was logged is found again, whole', async () => {
  const logged = await log();
  expect(logged).toMatchObject({
    ...fields,
    author,
    life: 'submitted',
    withdrawnAt: null,
    details: {},
    createdAt: now,
  });
  expect(await findExperience(sql, logged.number)).toEqual(logged);
  expect(await findExperience(sql, 999_999)).toBeNull();
});

test('every saved version is kept', async () => {
  const { number } = await log();
  const later = new Date('2026-03-02T10:00:00Z');
  const save = (changes: Parameters<typeof saveExperience>[2]) =>
    database.withTransaction((tx) => saveExperience(tx, number, changes, author, later));
  await save({ details: { tips: 'Start small.', personsReached: 40 } });
  expect(await save({ fields: { ...fields, title: 'Other' } })).toMatchObject({
    title: 'Other',
    details: { tips: 'Start small.', personsReached: 40 },
    createdAt: now,
    updatedAt: later,
  });
  const revisions = await listRevisions(sql, number);
  expect(revisions.map(({ revision, content }) => [revision, content.title, content.details])).toEqual([
    [1, 'Mentors for nurses', {}],
    [2, 'Mentors for nurses', { tips: 'Start small.', personsReached: 40 }],
    [3, 'Other', { tips: 'Start small.', personsReached: 40 }],
  ]);
  expect(await save({ language: 'sv' })).toMatchObject({ language: 'sv' });
});

test('ten who save at once all keep their version', async () => {
  const { number } = await log();
  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      database.withTransaction((tx) => saveExperience(tx, number, { details: { tips: `Tip ${index}` } }, author, now)),
    ),
  );
  const revisions = await listRevisions(sql, number);
  expect(revisions.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test('twenty logged at once with the same words do not block each other, and all are counted', async () => {
  await Promise.all(Array.from({ length: 20 }, () => log()));
  expect((await vocabulary()).mentors).toBe(20);
});

test('a withdrawn one is in no list but its author’s, and can be put back', async () => {
  const { number } = await log();
  await saveExperienceWithdrawal(sql, number, now);
  expect(await listExperiences(sql, { limit: 9 })).toEqual([]);
  expect(await countOpenExperiences(sql)).toBe(0);
  expect(await vocabulary()).toEqual({});
  expect(await listExperiencesOfAuthor(sql, author)).toHaveLength(1);
  await saveExperienceWithdrawal(sql, number, null);
  expect(await listExperiences(sql, { limit: 9 })).toMatchObject([{ number }]);
  expect((await vocabulary()).mentors).toBe(1);
});

test('the vocabulary follows changes and leaves out words that say nothing', async () => {
  const { number } = await log();
  expect(await vocabulary()).toMatchObject({ mentor: 1, mentors: 1, nurses: 1 });
  expect(await vocabulary()).not.toHaveProperty('the');
  await database.withTransaction((tx) =>
    saveExperience(tx, number, { fields: { ...fields, title: 'Vivienda', challenge: 'x' } }, author, now),
  );
  const after = await vocabulary();
  expect(after).toHaveProperty('vivienda', 1);
  expect(after).not.toHaveProperty('nurses');
});

test('lists by region take in the regions inside, lists by area their tag', async () => {
  const skane = await log();
  const blekinge = await log({ region: 'SE221', policyAreas: ['housing'] });
  const numbers = (list: { number: number }[]) => list.map(({ number }) => number);
  expect(numbers(await listExperiencesOfRegion(sql, 'SE', 9))).toEqual([blekinge.number, skane.number]);
  expect(numbers(await listExperiencesOfRegion(sql, 'SE224', 9))).toEqual([skane.number]);
  expect(numbers(await listExperiencesOfRegion(sql, 'SE22', 1))).toEqual([blekinge.number]);
  expect(numbers(await listExperiences(sql, { area: 'housing', limit: 9 }))).toEqual([blekinge.number]);
  expect(numbers(await listExperiences(sql, { area: 'housing', region: 'SE224', limit: 9 }))).toEqual([]);
});

test('suggestions by number, by the beginnings of words, and without any', async () => {
  const one = await log();
  const two = await log({ title: 'Höghus för unga', language: 'sv' });
  const values = async (partial: string) =>
    (await suggestExperiences(sql, partial, 9)).map(({ value }) => Number(value));
  expect(await values(String(one.number))).toContain(one.number);
  expect(await values(`#${two.number}`)).toEqual([two.number]);
  expect(await values('mentors nur')).toEqual([one.number]);
  expect(await values('hoghu')).toEqual([two.number]);
  expect(await values('')).toEqual([two.number, one.number]);
  expect(await values("'; drop table experience; --")).toEqual([]);
  expect((await suggestExperiences(sql, 'mentors', 9))[0]?.label).toBe(`#${one.number} Mentors for nurses`);
});

test('examples come once, and only they are removed', async () => {
  const example = { ...fields, title: '[Example] Mentors', language: 'en', details: { tips: 'Start small.' } };
  expect(await insertExamples(database, [example, example], now)).toBe(2);
  expect(await insertExamples(database, [example], now)).toBe(0);
  const real = await log({ title: '[Example] not one' });
  expect(await listExperiences(sql, { limit: 9 })).toHaveLength(3);
  expect(await deleteExamples(sql)).toEqual({ removed: 2, answered: 0 });
  expect(await listExperiences(sql, { limit: 9 })).toMatchObject([{ number: real.number }]);
  await expect(insertExamples(database, [{ ...example, title: 'Unmarked' }], now)).rejects.toThrow('not marked');
});

test('hostile text is kept as text', async () => {
  const hostile = '<script>alert(1)</script> <!channel> @everyone \u200f\u202e مرحبا ’; drop table x; -- 😀';
  const { number } = await log({ challenge: `${hostile}\u0000`, action: `${hostile}\ud800` });
  const found = await findExperience(sql, number);
  expect(found?.challenge).toBe(hostile);
  expect(found?.action).toBe(`${hostile}\ufffd`);
});

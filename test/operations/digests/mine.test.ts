import { beforeAll, expect, test } from 'vitest';
import type { DigestItem, DigestOwnChange } from '#src/domain/digests/item.ts';
import type { ExperienceLife } from '#src/domain/experiences/experience.ts';
import { createCatalogue } from '#src/domain/regions/catalogue.ts';
import { writeIssues } from '#src/operations/digests/issues.ts';
import { loadDigests } from '#src/operations/digests/load.ts';
import { createSnapshot } from '#src/operations/digests/snapshot.ts';
import { insertExperience, saveExperience, saveExperienceLife } from '#src/operations/experiences/versions.ts';
import { insertSubscription } from '#src/store/digests/subscription.ts';
import { saveExperienceWithdrawal } from '#src/store/experiences/experience.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { insertAnswer, saveAnswerWithdrawal } from '#src/store/questions/answer.ts';
import { insertQuestion } from '#src/store/questions/question.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
await sql`insert into area (code, level, country, name) values ('SE', 0, 'SE', 'Sverige'), ('SE22', 2, 'SE', 'Sydsverige')`;
await sql`insert into region (code, area) values ('SE22', 'SE22'), ('SE224', 'SE22'), ('SE221', 'SE22')`;
const catalogue = createCatalogue({ regions: [], territories: [], indicators: [] });
const day = (of: number, hour = 9) => new Date(Date.UTC(2027, 0, of, hour));
const people = { author: 0, reviewer: 0, other: 0 };

beforeAll(async () => {
  for (const name of Object.keys(people) as (keyof typeof people)[])
    people[name] = (await insertPerson(sql, { displayName: name, language: 'en', timeZone: null }, true)).id;
});

const fields = (title: string, region = 'SE22') => ({
  ...{ title, region, policyAreas: ['health' as const], targetGroups: [] },
  ...{ challenge: 'c', action: 'a', lesson: 'l' },
});
type More = { author?: number; adoptedFrom?: number; region?: string };
const log = async (title: string, at: Date, { region, ...more }: More = {}) => {
  const experience = { ...fields(title, region), author: people.author, language: 'en', ...more };
  return (await database.withTransaction((tx) => insertExperience(tx, experience, at))).number;
};
const move = (number: number, life: ExperienceLife, at: Date, by = people.reviewer) =>
  database.withTransaction((tx) => saveExperienceLife(tx, number, life, { by, at, comment: 'c' }));
const edit = (number: number, title: string, at: Date, by = people.author) =>
  database.withTransaction((tx) => saveExperience(tx, number, { fields: fields(title) }, by, at));

/** What the author's digest of an instant says of their own, of one experience where it is named. */
async function mineAt(at: Date, { of, subscription = null }: { of?: number; subscription?: number | null } = {}) {
  const recipient = { person: people.author, areas: [], regions: [], sections: ['mine'], since: day(-20) };
  const orders = [{ subscription, period: '2027-W01', recipient }];
  const [digest] = await loadDigests(sql, sql, createSnapshot(catalogue, at), orders);
  const items: DigestItem[] = digest?.parts[0]?.items ?? [];
  return items.filter(
    (item): item is DigestOwnChange => item.type === 'own-change' && (of === undefined || item.number === of),
  );
}
const said = (ownChanges: DigestOwnChange[]) => ownChanges.map(({ what, title }) => `${what}: ${title}`);

test('what reviewers did: the last that holds, as it was at the snapshot, whatever came later', async () => {
  const number = await log('First words', day(1));
  expect(await mineAt(day(2), { of: number })).toEqual([]);
  await move(number, 'sent-back', day(3));
  const sentBack = await mineAt(day(4), { of: number });
  expect(said(sentBack)).toEqual(['sent-back: First words']);
  expect(sentBack[0]?.path).toBeNull();
  await edit(number, 'Better words', day(5));
  expect(await mineAt(day(6), { of: number })).toEqual([]);
  await move(number, 'published', day(7));
  const published = await mineAt(day(8), { of: number });
  expect(said(published)).toEqual(['published: Better words']);
  expect(published[0]?.path).toBe(`/experiences/${number}`);
  await move(number, 'archived', day(9));
  expect(said(await mineAt(day(10), { of: number }))).toEqual(['archived: Better words']);
  await move(number, 'published', day(11));
  expect(said(await mineAt(day(12), { of: number }))).toEqual(['restored: Better words']);
  await edit(number, 'Corrected words', day(13), people.reviewer);
  expect(said(await mineAt(day(14), { of: number }))).toEqual([
    'changed: Corrected words',
    'restored: Corrected words',
  ]);
  expect(await mineAt(day(4), { of: number })).toEqual(sentBack);
  expect(await mineAt(day(8), { of: number })).toEqual(published);
  await sql`delete from experience where number = ${number}`;
});

test('what the author did is no news to them', async () => {
  const number = await log('By themself', day(1));
  await edit(number, 'By themself again', day(2));
  await move(number, 'published', day(3), people.author);
  expect(await mineAt(day(4), { of: number })).toEqual([]);
});

test('who tried it too: in one line, only what could be read then, and not one’s own', async () => {
  const first = await log('Tried by others', day(1));
  const adopt = (title: string, at: Date, more: More = {}) =>
    log(title, at, { author: people.other, adoptedFrom: first, region: 'SE224', ...more });
  const one = await adopt('One', day(2));
  await adopt('Own', day(2), { author: people.author });
  const back = await adopt('Sent back before it was told', day(2), { region: 'SE22' });
  await move(back, 'sent-back', day(3));
  const gone = await adopt('Taken back', day(2));
  await saveExperienceWithdrawal(sql, gone, day(3));
  const two = await adopt('Two', day(3), { region: 'SE221' });
  await adopt('Later', day(6), { region: 'SE22' });

  const told = await mineAt(day(4), { of: first });
  expect(told).toMatchObject([{ what: 'adopted', count: 2, regions: ['SE221', 'SE224'], title: 'Tried by others' }]);
  await edit(first, 'Another title', day(5));
  await database.withTransaction((tx) =>
    saveExperience(tx, two, { fields: fields('Two', 'SE22') }, people.other, day(5)),
  );
  expect(await mineAt(day(4), { of: first })).toEqual(told);
  expect((await mineAt(day(7), { of: first }))[0]).toMatchObject({ count: 3, title: 'Another title' });
  await saveExperienceWithdrawal(sql, first, day(8));
  expect(await mineAt(day(9), { of: first })).toEqual([]);
  await saveExperienceWithdrawal(sql, first, null);
  await sql`update experience set withdrawn_at = now() where number = ${one}`;
  expect((await mineAt(day(7), { of: first }))[0]).toMatchObject({ count: 2, regions: ['SE22'] });
});

test('each is told once ever, also one that was not open when the others were told', async () => {
  const first = await log('Told once', day(1));
  const adopt = (region: string, at: Date) => log('Adopter', at, { author: people.other, adoptedFrom: first, region });
  const early = await adopt('SE22', day(2));
  await move(early, 'sent-back', day(3));
  await adopt('SE224', day(3));
  await move(first, 'published', day(3));
  const wish = {
    ...{ person: people.author, places: ['test:hall:user:author' as const], weekday: 1, localTime: '09:00' },
    ...{ timeZone: 'UTC', language: 'en', areas: [], regions: [], sections: [], tellsEmpty: false, nextDue: day(4) },
  };
  const subscription = (await insertSubscription(sql, wish, day(1)))?.id ?? 0;
  const week = { subscription, of: first };
  const tell = async (period: string, at: Date) => {
    const ownChanges = await mineAt(at, week);
    const told = ownChanges.flatMap(({ key, also = [] }) =>
      [key, ...also].map((each) => ({ key: each, isLead: false })),
    );
    await writeIssues(sql, [{ subscription, period, cutOff: at, state: 'sent', reason: null, digest: null, told }], at);
    return ownChanges.map(({ what, regions = [] }) => `${what} ${regions.join(' ')}`.trim());
  };
  expect((await tell('2027-W01', day(4))).sort()).toEqual(['adopted SE224', 'published']);
  expect(await tell('2027-W02', day(11))).toEqual([]);
  await edit(early, 'Adopter', day(12), people.other);
  await adopt('SE221', day(12));
  expect(await tell('2027-W03', day(18))).toEqual(['adopted SE221 SE22']);
  expect(await tell('2027-W04', day(25))).toEqual([]);
});

test('who answers questions of others often is thanked, once a month; withdrawn answers and one’s own questions do not count', async () => {
  const ask = async (author: number) =>
    (
      await insertQuestion(
        sql,
        {
          ...{ author, place: null, language: 'en', title: 'Who pays?', detail: '', region: null },
          ...{ policyAreas: ['health'], targetGroups: [] },
        },
        day(1),
      )
    ).number;
  const answer = async (question: number, at: Date, byAsker = false) =>
    insertAnswer(
      sql,
      {
        ...{ question, author: people.author, byAsker, region: null, language: 'en' },
        ...{ content: 'We do.', experience: null },
      },
      at,
    );
  const questions: number[] = [];
  for (let index = 0; index < 3; index += 1) questions.push(await ask(people.other));
  const [first = 0, second = 0, third = 0] = questions;
  await answer(first, day(2));
  await answer(second, day(3));
  await answer(await ask(people.author), day(3), true);
  const taken = await answer(third, day(3));
  await saveAnswerWithdrawal(sql, taken, day(3, 10));
  const thanks = async (at: Date) => (await mineAt(at)).filter(({ what }) => what === 'thanked');
  expect(await thanks(day(4))).toEqual([]);
  await answer(third, day(5));
  const [thanked, ...more] = await thanks(day(6));
  expect(more).toEqual([]);
  expect(thanked).toMatchObject({ number: third, title: 'Who pays?', count: 3, key: 'm:thanked:2027-01' });
  expect(await thanks(day(40))).toEqual([]);
});

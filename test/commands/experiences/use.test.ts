import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { forgetPersonalData, movePersonalData } from '#src/operations/personal-data.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, lineOf, read, type Speaker } from '#test/support/dialogue.ts';
import { followUpUses } from '../../../jobs/follow-up-uses.ts';

const { as, bot, clock, context, database } = await createDialogue();
const pages = createPages({ ...context, read: bot.read, hasPlayground: false, dataLicence: null });
const { sql } = database;
const alone = (user: string) => as(user, {}, `test:hall:user:${user}`);
const [maria, jordi, ana, rosa] = ['maria', 'jordi', 'ana', 'rosa'].map(alone) as [Speaker, Speaker, Speaker, Speaker];
for (const [each, region] of [
  [maria, 'Skåne'],
  [jordi, 'Catalonia'],
  [ana, 'Murcia'],
  [rosa, 'Skåne'],
] as const)
  await each.submit(await each.say('/me edit'), { region });
await sql`update person set role = 'reviewer' where display_name = 'rosa'`;
const idOf = async (user: string) => (await sql`select id from person where display_name = ${user}`)[0]?.id as number;
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
async function log(title: string, speaker = maria) {
  const values = { title, region: 'Skåne', areas: ['health'], groups: [], challenge: 'c', action: 'a', lesson: 'l' };
  return numberOf(await speaker.submit(await speaker.say('/experience log'), values));
}
const lettersTo = async (user: string, purpose = 'use') => {
  const rows = await sql<{ text: string }[]>`
    select message ->> 'text' as text from delivery
    where purpose = ${purpose} and recipient = ${`person:${await idOf(user)}`} order by created_at, period`;
  return rows.map(({ text }) => text);
};
const run = () => followUpUses.run(context, { dueAt: clock.now, signal: new AbortController().signal });
const go = (at: string) => {
  clock.now = new Date(at);
};

test('useful with one press, once for each person; not one’s own, and it can be taken back', async () => {
  const number = await log('Mentors for nurses');
  const card = await jordi.say(`/experience show ${number}`);
  for (let press = 0; press < 2; press += 1)
    expect(read(await jordi.press(card, 'Useful to us'))).toContain(`#${number} is useful to you`);
  expect(read(await maria.say(`/experience useful ${number}`))).toContain(`#${number} is yours`);
  expect(read(await ana.say(`/experience effects ${number}`))).toContain('Useful to one region: Catalonia.');
  await jordi.say(`/experience useful ${number} no`);
  expect(read(await ana.say(`/experience effects ${number}`))).toContain('has led to nothing elsewhere');
});

test('who wants to try it is told to the author at once, and later with what came of it; the page has no names and no plans', async () => {
  const number = await log('Housing first');
  await rosa.say(`/experience publish ${number}`);
  const form = await ana.say(lineOf(await ana.say(`/experience show ${number}`), 'We want to try this'));
  const done = await ana.submit(form, { plan: 'wants', note: 'In two towns.', contact: 'ana@murcia.example' });
  expect(read(done)).toContain(`Who logged #${number} is told.`);
  const [letter] = await lettersTo('maria');
  expect(letter).toContain(`ana (Region of Murcia) wants to try your experience #${number} “Housing first”.`);
  expect(letter).toContain('“In two towns.”');
  expect(letter).toContain('ana@murcia.example');
  await jordi.say(`/experience useful ${number}`);
  const effects = read(await jordi.say(`/experience effects ${number}`));
  expect(effects).toContain('ana (Region of Murcia) wants to try it');
  expect(effects).toContain('Contact: ana@murcia.example');
  go('2027-03-01T09:00:00Z');
  await run();
  expect((await lettersTo('ana')).at(-1)).toContain(`You wanted to try #${number}`);
  await ana.submit(await ana.say(`/experience try ${number}`), { plan: 'tried', result: 'Nine of ten stayed.' });
  expect((await lettersTo('maria')).at(-1)).toContain('“Nine of ten stayed.”');
  const page = await (await pages.request(`/experiences/${number}`)).text();
  expect(read(await jordi.say(`/experience effects ${number}`))).toContain('Nine of ten stayed.');
  for (const said of ['What it led to', 'Useful to one region: Catalonia', 'Murcia', 'tried it'])
    expect(page).toContain(said);
  for (const hidden of ['ana', 'In two towns', 'murcia.example', 'Nine of ten'])
    expect(page).not.toMatch(new RegExp(`\\b${hidden}\\b`));
  const asked = (await lettersTo('ana')).length;
  go('2027-09-01T09:00:00Z');
  await run();
  expect(await lettersTo('ana')).toHaveLength(asked);
});

test('a note a month says from how many regions it was read, and no more once the author ended it', async () => {
  go('2027-10-05T09:00:00Z');
  const number = await log('A café for newcomers');
  for (const each of [jordi, ana, rosa, maria]) await each.say(`/experience show ${number}`);
  await ana.say(`/experience show ${number}`);
  await jordi.say(`/experience useful ${number}`);
  await ana.submit(await ana.say(`/experience adopt ${number}`), {
    ...{ title: 'A café in Murcia', region: 'Murcia', areas: ['health'], challenge: 'c', action: 'a', lesson: 'l' },
  });
  go('2027-11-01T08:00:00Z');
  await run();
  await run();
  const notes = await lettersTo('maria', 'author-note');
  expect(notes.filter((each) => each.includes('October 2027'))).toEqual([
    expect.stringContaining(
      `**#${number} A café for newcomers**: read by people of 2 other regions, useful to one region, adopted by one region`,
    ),
  ]);
  expect(notes.join()).not.toMatch(/jordi|ana\b|Catalonia|Murcia/);
  expect(read(await maria.say('/experience notes no'))).toContain('no more monthly notes');
  await jordi.say(`/experience show ${number}`);
  go('2027-12-01T08:00:00Z');
  await run();
  expect(await lettersTo('maria', 'author-note')).toHaveLength(notes.length);
  await maria.say('/experience notes yes');
});

test('who is forgotten is out of what it led to and of letters; accounts that are joined say it once', async () => {
  const number = await log('Told by who leaves');
  await ana.submit(await ana.say(`/experience try ${number}`), { plan: 'wants', note: 'Ana’s words' });
  await jordi.submit(await jordi.say(`/experience try ${number}`), { plan: 'trying', note: 'Jordi’s words' });
  const [anas, jordis] = [await idOf('ana'), await idOf('jordi')];
  await database.withTransaction((tx) => movePersonalData(tx, jordis, anas, clock.now));
  expect(await sql`select person, plan from experience_use where experience = ${number}`).toHaveLength(1);
  const how = { now: clock.now, isKept: false, removedTitle: () => 'gone' };
  await database.withTransaction((tx) => forgetPersonalData(tx, anas, how));
  expect(read(await rosa.say(`/experience effects ${number}`))).toContain('has led to nothing elsewhere');
  expect((await lettersTo('maria')).join()).not.toContain('Ana’s words');
  expect((await lettersTo('maria')).join()).not.toContain('ana (');
});

test('who changes what they say of it again and again is told about twice a day', async () => {
  const number = await log('Car sharing');
  await rosa.say(`/experience publish ${number}`);
  const before = (await lettersTo('maria')).length;
  const lines: string[] = [];
  for (const result of ['one', 'two', 'three', 'four']) {
    clock.now = new Date(clock.now.getTime() + 1_000);
    const done = await ana.submit(await ana.say(`/experience try ${number}`), { plan: 'tried', result });
    lines.push(read(done));
  }
  expect((await lettersTo('maria')).length - before).toBe(2);
  expect(lines.map((line) => line.includes(`Who logged #${number} is told.`))).toEqual([true, true, false, false]);
  clock.now = new Date(clock.now.getTime() + 24 * 3_600_000);
  await ana.submit(await ana.say(`/experience try ${number}`), { plan: 'tried', result: 'five' });
  expect((await lettersTo('maria')).length - before).toBe(3);
});

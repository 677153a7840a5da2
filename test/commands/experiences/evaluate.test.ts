import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { forgetPersonalData, movePersonalData } from '#src/operations/personal-data.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, formOf, lineOf, read, type Speaker } from '#test/support/dialogue.ts';
import { callReviewers } from './reviewers.ts';

const dialogue = await createDialogue();
const { bot, clock, context, database } = dialogue;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false, dataLicence: null });
const { sql } = database;
const { maria, jordi, rosa, sven, admin } = await callReviewers(dialogue);
const pass = (days: number) => {
  clock.now = new Date(clock.now.getTime() + days * 24 * 3_600_000);
};
pass(0.01);

const idOf = async (user: string) => (await sql`select id from person where display_name = ${user}`)[0]?.id as number;
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
async function log(title: string) {
  const values = { title, region: 'Skåne', areas: ['health'], groups: [], challenge: 'c', action: 'a', lesson: 'l' };
  return numberOf(await maria.submit(await maria.say('/experience log'), values));
}
const lettersTo = async (user: string) => {
  const rows = await sql<{ text: string }[]>`
    select message ->> 'text' as text from delivery
    where purpose = 'review' and recipient = ${`person:${await idOf(user)}`} order by created_at, period`;
  return rows.map(({ text }) => text);
};
const evaluate = async (who: Speaker, number: number, values: Record<string, string>) => {
  const card = await who.say(`/experience review ${number}`);
  return who.submit(await who.say(lineOf(card, 'Evaluate')), values);
};

test('a reviewer judges by criteria and publishes; readers see the badge and what was found, a page without names', async () => {
  const number = await log('Mentors for nurses');
  const card = await rosa.say(`/experience review ${number}`);
  expect(read(card)).toContain('0 of 12 further parts are filled in');
  expect(read(card)).toContain('Empty: Target groups, State of the work, Start, Results');
  const form = formOf(await rosa.say(lineOf(card, 'Evaluate')));
  expect(form.fields.map(({ name }) => name)).toHaveLength(19);
  const done = await rosa.submit(await rosa.say(lineOf(card, 'Evaluate')), {
    inclusion: 'yes',
    impact: 'partly',
    efficiency: 'no',
    dac: 'Nobody counted the cost.',
    decision: 'publish',
  });
  expect(read(done)).toContain(`#${number} “Mentors for nurses” is published.`);
  for (const said of [
    'Evaluated by rosa, 23 November 2026',
    'Yes: Inclusion',
    'Partly: Impact',
    'No: Efficiency',
    '“Nobody counted the cost.”',
  ])
    expect(read(await jordi.say(`/experience show ${number}`))).toContain(said);
  const page = await (await pages.request(`/experiences/${number}`)).text();
  expect(page).toContain('Nobody counted the cost.');
  expect(page).toContain('<strong>Yes:</strong> Inclusion (Can everybody it is for take part, and have they a say?)');
  expect(page).not.toContain('rosa');
});

test('what waits shows its age and who reviews it; another reviewer does nothing with it until they take it over', async () => {
  const number = await log('Housing first');
  pass(12);
  expect(read(await rosa.say('/experience queue'))).toContain('for 12 days');
  expect(read(await rosa.say(`/experience claim ${number}`))).toContain(`You review #${number}`);
  expect(read(await rosa.say('/experience queue'))).toContain('you review it since');
  expect(read(await sven.say('/experience queue'))).toContain('rosa reviews it since');
  expect(read(await sven.say(`/experience publish ${number}`))).toContain(`rosa reviews #${number} since`);
  const refused = await evaluate(sven, number, { impact: 'yes', decision: 'publish' });
  expect(refused).toMatchObject({ type: 'problems', problems: { decision: expect.stringContaining('rosa reviews') } });
  expect(await sql`select 1 from experience_evaluation where experience = ${number}`).toHaveLength(0);
  const asked = await sven.say(`/experience claim ${number}`);
  expect(read(asked)).toContain('Take it over?');
  await sven.press(asked, 'Take it over');
  expect((await lettersTo('rosa')).at(-1)).toContain('was taken over by sven');
  expect(read(await sven.say(`/experience publish ${number}`))).toContain('is published');
  expect(await sql`select 1 from experience_claim where experience = ${number}`).toHaveLength(0);
});

test('a claim that nothing came of ends by itself', async () => {
  const number = await log('Left alone');
  await rosa.say(`/experience claim ${number}`);
  pass(8);
  expect(read(await sven.say('/experience queue'))).not.toContain('reviews it since');
  expect(read(await sven.say(`/experience publish ${number}`))).toContain('is published');
});

test('two reviewers who contradict each other are told, and nothing is published over a colleague’s no by accident', async () => {
  const number = await log('A café for newcomers');
  await evaluate(rosa, number, { innovation: 'no', inclusion: 'yes', decision: 'leave-change' });
  const done = await evaluate(sven, number, { innovation: 'yes', inclusion: 'partly', decision: 'publish' });
  expect(read(done)).toContain('is not published yet');
  expect(read(done)).toContain('You differ on Innovation: rosa – No, sven – Yes.');
  expect(read(done)).not.toContain('You differ on Inclusion');
  const letter = (await lettersTo('rosa')).at(-1);
  expect(letter).toContain('sven evaluated');
  expect(letter).toContain('Innovation: Yes (you: No)');
  expect(read(await rosa.say(`/experience review ${number}`))).toContain('You differ on whether to publish it');
  expect(read(await jordi.say(`/experience show ${number}`))).not.toContain('Evaluated');
  expect(read(await sven.press(done, 'Publish all the same'))).toContain('is published');
  expect(read(await jordi.say(`/experience show ${number}`))).toContain(
    'Reviewers differ: Inclusion (Yes or Partly), Innovation (Yes or No)',
  );
});

test('sending back needs a comment; an evaluation of an earlier text is not shown for the new one', async () => {
  const number = await log('Sent back');
  const without = await evaluate(rosa, number, { impact: 'no', decision: 'send-back' });
  expect(without).toMatchObject({ type: 'problems', problems: { comment: expect.any(String) } });
  const done = await evaluate(rosa, number, { impact: 'no', decision: 'send-back', comment: 'Say what changed.' });
  expect(read(done)).toContain('is sent back');
  expect((await lettersTo('maria')).at(-1)).toContain('Say what changed.');
  pass(1);
  await maria.submit(await maria.say(`/experience edit ${number}`), { lesson: 'Now with numbers.' });
  pass(1);
  expect(read(await rosa.say(`/experience publish ${number}`))).toContain('is published');
  expect(read(await jordi.say(`/experience show ${number}`))).not.toContain('No: Impact');
});

test('nothing is kept of a form without anything in it, nor of a text that was changed meanwhile', async () => {
  const number = await log('Changed meanwhile');
  const empty = await evaluate(rosa, number, { decision: 'leave-publish' });
  expect(empty).toMatchObject({ type: 'problems', problems: { decision: expect.stringContaining('at least one') } });
  const opened = await rosa.say(lineOf(await rosa.say(`/experience review ${number}`), 'Evaluate'));
  pass(1);
  await maria.submit(await maria.say(`/experience edit ${number}`), { lesson: 'Another one.' });
  const late = await rosa.submit(opened, { impact: 'yes', decision: 'publish' });
  expect(late).toMatchObject({
    type: 'problems',
    problems: { decision: expect.stringContaining('was changed since') },
  });
  expect(await sql`select 1 from experience_evaluation where experience = ${number}`).toHaveLength(0);
});

test('a reviewer who is forgotten leaves no name and, if they wish, no words; two accounts that are joined hold one evaluation', async () => {
  const number = await log('Judged by who left');
  await evaluate(rosa, number, { impact: 'yes', summary: 'Rosa’s words', decision: 'leave-publish' });
  pass(0.1);
  await evaluate(sven, number, { impact: 'no', decision: 'publish' });
  const [rosas, svens] = [await idOf('rosa'), await idOf('sven')];
  await database.withTransaction((tx) => movePersonalData(tx, svens, rosas, clock.now));
  expect(await sql`select reviewer, verdicts from experience_evaluation where experience = ${number}`).toEqual([
    { reviewer: rosas, verdicts: { impact: 'no' } },
  ]);
  await sql`update experience_evaluation set notes = '{"summary": "Rosa’s words"}' where experience = ${number}`;
  await admin.say(`/experience publish ${number}`);
  expect(read(await jordi.say(`/experience show ${number}`))).toContain('Rosa’s words');
  const how = { now: clock.now, removedTitle: () => 'gone' };
  await database.withTransaction((tx) => forgetPersonalData(tx, rosas, { ...how, isKept: false }));
  const left = read(await jordi.say(`/experience show ${number}`));
  expect(left).not.toContain('Rosa’s words');
  expect(left).not.toContain('Evaluated');
});

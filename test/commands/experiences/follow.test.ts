import { expect, test } from 'vitest';
import { sendFollowNews } from '#jobs/send-follow-news.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { forgetPersonalData, movePersonalData } from '#src/operations/personal-data.ts';
import { createDialogue, lineOf, read, type Speaker } from '#test/support/dialogue.ts';

const { as, clock, context, database } = await createDialogue();
const { sql } = database;
const alone = (user: string) => as(user, {}, `test:hall:user:${user}`);
const [maria, jordi, ana, rosa] = ['maria', 'jordi', 'ana', 'rosa'].map(alone) as [Speaker, Speaker, Speaker, Speaker];
for (const each of [maria, jordi, ana, rosa]) await each.say('/help');
await sql`update person set role = 'reviewer' where display_name = 'rosa'`;
const idOf = async (user: string) => (await sql`select id from person where display_name = ${user}`)[0]?.id as number;
const pass = (days: number) => {
  clock.now = new Date(clock.now.getTime() + days * 86_400_000);
};
const run = () => sendFollowNews.run(context, { dueAt: clock.now, signal: new AbortController().signal });
const told = async (user: string) => {
  const rows = await sql<{ text: string }[]>`
    select message ->> 'text' as text from delivery where purpose = 'follow' and person = ${await idOf(user)} order by created_at, period`;
  return rows.map(({ text }) => plainText(text));
};
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
async function publish(title: string, { area = 'housing', region = 'Skåne', speaker = maria } = {}) {
  const values = { title, region, areas: [area], groups: [], challenge: 'c', action: 'a', lesson: 'l' };
  const number = numberOf(await speaker.submit(await speaker.say('/experience log'), values));
  await rosa.say(`/experience publish ${number}`);
  return number;
}

test('a policy area and a region: what is published since is told once, in one message a day, not one’s own', async () => {
  const before = await publish('Before anybody followed');
  pass(1);
  expect(read(await jordi.say('/follow area housing'))).toContain('You follow Housing.');
  expect(read(await jordi.say('/follow region Murcia'))).toContain('You follow Region of Murcia.');
  await maria.say('/follow area housing');
  await run();
  expect(await told('jordi')).toEqual([]);
  pass(1);
  const housing = await publish('Keys for newcomers');
  const health = await publish('Mentors in hospitals', { area: 'health', region: 'Murcia' });
  await publish('Elsewhere', { area: 'health' });
  await run();
  const [letter, ...more] = await told('jordi');
  expect(more).toEqual([]);
  expect(letter).toContain('2 news of what you follow');
  expect(letter).toContain(`#${housing} Keys for newcomers (Skåne) is published`);
  expect(letter).toContain(`#${health} Mentors in hospitals`);
  expect(letter).not.toContain(`#${before} `);
  expect(await told('maria')).toEqual([]);
  pass(1);
  await run();
  expect(await told('jordi')).toHaveLength(1);
});

test('an experience: its changes, who tries it and what is logged after it; withdrawn ones are told no more', async () => {
  const number = await publish('A café for newcomers', { area: 'education' });
  pass(1);
  const card = await ana.say(`/experience show ${number}`);
  expect(read(await ana.say(lineOf(card, 'Follow it')))).toContain(`You follow experience #${number}.`);
  pass(1);
  await maria.submit(await maria.say(`/experience edit ${number}`), { lesson: 'Another one.' });
  await jordi.submit(await jordi.say(`/experience try ${number}`), { plan: 'trying', note: 'Not told.' });
  const adopted = numberOf(
    await jordi.submit(await jordi.say(`/experience adopt ${number}`), {
      ...{
        title: 'A café in Murcia',
        region: 'Murcia',
        areas: ['education'],
        challenge: 'c',
        action: 'a',
        lesson: 'l',
      },
    }),
  );
  await run();
  const letter = (await told('ana')).at(-1);
  expect(letter).toContain(`#${number} A café for newcomers (Skåne) was changed`);
  expect(letter).toContain(`#${adopted} A café in Murcia (Region of Murcia) tries what you follow too`);
  expect(letter).not.toContain('jordi');
  pass(1);
  await maria.submit(await maria.say(`/experience edit ${number}`), { lesson: 'Once more.' });
  await maria.confirm(`/experience withdraw ${number}`);
  const count = (await told('ana')).length;
  await run();
  expect(await told('ana')).toHaveLength(count);
  expect(read(await ana.say('/follow list'))).toContain('an experience that is not open any more');
});

test('listed, and ended from the list; nothing is followed twice, nor what is not there', async () => {
  await jordi.say('/follow area housing');
  const list = await jordi.say('/follow');
  expect(read(list)).toContain('You follow 2 things:');
  expect(read(await jordi.press(list, 'Housing'))).toContain('You do not follow Housing any more.');
  expect(read(await jordi.say('/follow list'))).toContain('You follow one thing:');
  expect(read(await jordi.say('/follow experience 999'))).toContain('There is no experience #999');
  expect(read(await jordi.say('/follow stop'))).toContain('Say what');
});

test('who is forgotten leaves nothing; accounts that are joined follow what both did', async () => {
  const [anas, jordis] = [await idOf('ana'), await idOf('jordi')];
  await database.withTransaction((tx) => movePersonalData(tx, anas, jordis, clock.now));
  expect(await sql`select kind from follow where person = ${jordis} order by kind`).toEqual([
    { kind: 'experience' },
    { kind: 'region' },
  ]);
  const how = { now: clock.now, isKept: true, removedTitle: () => 'gone' };
  await database.withTransaction((tx) => forgetPersonalData(tx, jordis, how));
  expect(await sql`select 1 from follow where person in (${anas}, ${jordis})`).toEqual([]);
});

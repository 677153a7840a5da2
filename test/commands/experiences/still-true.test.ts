import { expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read, type Speaker } from '#test/support/dialogue.ts';
import { askStillTrue } from '../../../jobs/ask-still-true.ts';

const { as, bot, clock, context, database } = await createDialogue();
const pages = createPages({ ...context, read: bot.read, hasPlayground: false, dataLicence: null });
const { sql } = database;
const alone = (user: string) => as(user, {}, `test:hall:user:${user}`);
const [maria, jordi, rosa] = ['maria', 'jordi', 'rosa'].map(alone) as [Speaker, Speaker, Speaker];
for (const each of [maria, jordi, rosa]) await each.say('/help');
await sql`update person set role = 'reviewer' where display_name = 'rosa'`;
const pass = (days: number) => {
  clock.now = new Date(clock.now.getTime() + days * 24 * 3_600_000);
};
pass(0.01);
const idOf = async (user: string) => (await sql`select id from person where display_name = ${user}`)[0]?.id as number;
const run = () => askStillTrue.run(context, { dueAt: clock.now, signal: new AbortController().signal });
const lettersTo = async (user: string) =>
  sql<{ message: Message }[]>`
    select message from delivery where purpose = 'still-true' and recipient = ${`person:${await idOf(user)}`} order by created_at, period`;
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
async function publish(title: string, speaker = maria) {
  const values = { title, region: 'Skåne', areas: ['health'], groups: [], challenge: 'c', action: 'a', lesson: 'l' };
  const number = numberOf(await speaker.submit(await speaker.say('/experience log'), values));
  await rosa.say(`/experience publish ${number}`);
  // The clock of the test is not the database's.
  await sql`update experience_facet set published_at = ${clock.now} where number = ${number}`;
  return number;
}
const lineFor = (message: Message | undefined, label: string) => {
  const items = message?.blocks.flatMap((block) => (block.type === 'actions' ? block.items : [])) ?? [];
  const found = items.find((item) => item.type === 'button' && item.label === label);
  if (found?.type !== 'button') throw new Error(`no button ${label}`);
  return found.line;
};

test('an author is asked a year later, once, and says yes with one press; then again a year after that', async () => {
  const number = await publish('Mentors for nurses');
  await run();
  expect(await lettersTo('maria')).toHaveLength(0);
  pass(366);
  await run();
  await run();
  const [letter, ...more] = await lettersTo('maria');
  expect(more).toEqual([]);
  expect(letter?.message.text).toContain('still true?');
  expect(read(await jordi.say(`/experience still-true ${number}`))).toContain('Only the person who logged');
  const done = await maria.say(lineFor(letter?.message, 'Yes, still true'));
  expect(read(done)).toContain(`#${number} is still true as of today`);
  expect(read(await jordi.say(`/experience show ${number}`))).toContain('Still true: said on 24 November 2027');
  pass(10);
  await run();
  expect(await lettersTo('maria')).toHaveLength(1);
  pass(360);
  await run();
  expect(await lettersTo('maria')).toHaveLength(2);
  await maria.confirm(`/experience withdraw ${number}`);
});

test('what nobody confirms is marked for readers and on its page, and reviewers find it; a change of the text confirms it', async () => {
  const number = await publish('Housing first');
  pass(366);
  await run();
  expect(read(await jordi.say(`/experience show ${number}`))).not.toContain('May be out of date');
  expect(read(await rosa.say('/experience stale'))).toContain('was confirmed within the last year');
  pass(31);
  expect(read(await jordi.say(`/experience show ${number}`))).toContain('May be out of date');
  expect(await (await pages.request(`/experiences/${number}`)).text()).toContain('May be out of date');
  for (const line of ['list', 'search housing'])
    expect(read(await jordi.say(`/experience ${line}`))).toContain('May be out of date: not confirmed since');
  expect(await (await pages.request('/experiences')).text()).toContain('May be out of date');
  expect(read(await rosa.say('/experience stale'))).toMatch(/One published experience.*\n.*\n?.*Housing first/);
  expect(read(await jordi.say('/experience stale'))).toContain('Your role does not allow that');
  await maria.submit(await maria.say(`/experience edit ${number}`), { lesson: 'Still holds.' });
  expect(read(await jordi.say(`/experience show ${number}`))).not.toContain('May be out of date');
  await maria.confirm(`/experience withdraw ${number}`);
});

test('the author archives it from the letter, is told nothing of the queue, and can bring it back', async () => {
  const number = await publish('Over and done');
  pass(366);
  await run();
  const letter = (await lettersTo('maria')).at(-1);
  const line = lineFor(letter?.message, 'Archive it');
  expect(read(await jordi.say(line))).toContain('Your role does not allow that');
  const done = await maria.confirm(line);
  expect(read(done)).toContain('is archived');
  expect(read(done)).not.toContain('for review');
  expect(read(await maria.confirm(line))).not.toContain('What waits for review');
  expect((await pages.request(`/experiences/${number}`)).status).toBe(404);
  expect(read(await maria.say(`/experience restore ${number}`))).toContain('is back from the archive');
  expect((await pages.request(`/experiences/${number}`)).status).toBe(200);
  await rosa.confirm(`/experience archive ${number}`);
  expect(read(await maria.say(`/experience restore ${number}`))).toContain('Only a reviewer can restore it');
  await sql`delete from experience`;
});

test('an author of many is asked about three a day; what nobody’s is goes to reviewers alone', async () => {
  const numbers: number[] = [];
  for (let index = 0; index < 4; index += 1) numbers.push(await publish(`Of many ${index}`, jordi));
  const left = await publish('Its author left');
  await sql`update experience set author = null where number = ${left}`;
  pass(366);
  await run();
  expect(await lettersTo('jordi')).toHaveLength(3);
  await run();
  expect(await lettersTo('jordi')).toHaveLength(4);
  pass(31);
  expect(read(await rosa.say('/experience stale'))).toContain('who logged it has left');
  expect(read(await rosa.say(`/experience still-true ${left}`))).toContain('is still true as of today');
});

import { expect, test } from 'vitest';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

const { as, clock, database } = await createDialogue();
const { sql } = database;
const maria = as('maria');
const admin = as('admin');

async function log(title: string) {
  const values = { title, region: 'Skåne', areas: ['health'], groups: [], challenge: 'c', action: 'a', lesson: 'l' };
  return Number(/#(\d+)/.exec(read(await maria.submit(await maria.say('/experience log'), values)))?.[1]);
}
async function ask(title: string) {
  const asked = await maria.submit(await maria.say('/question ask'), { title, areas: ['health'], region: '' });
  return Number(/#(\d+)/.exec(read(asked))?.[1]);
}

const experience = await log('Mentors for nurses');
const question = await ask('Who pays mentors?');
await maria.submit(await maria.say(`/question answer ${question}`), { content: 'We do.' });
await as('stranger').say('/me');
await admin.say('/me');
const [stranger] = await sql`select person from account where "user" = 'stranger'`;
const asking = [
  [maria, `/experience withdraw ${experience}`],
  [maria, `/question close ${question}`],
  [maria, `/question withdraw ${question}`],
  [maria, `/question withdraw ${question} answer=1`],
  [maria, '/me forget keep'],
  [maria, '/me forget delete'],
  [admin, `/experience archive ${experience}`],
  [admin, `/person role ${stranger?.person} admin`],
] as const;
const state = async () => [
  await sql`select number, life, withdrawn_at from experience`,
  await sql`select number, withdrawn_at, closed_at from question`,
  await sql`select question, withdrawn_at from question_answer`,
  await sql`select id, role from person order by id`,
];
const endings = [
  '',
  ' confirmed',
  ' confirmed=yes',
  ' confirmed=true',
  ' CONFIRMED=1',
  ' confirmed=',
  ' confirmed confirmed',
];

test.each(asking)('%# a pasted line only asks, whatever stands behind it', async (speaker, line) => {
  const before = await state();
  for (const ending of endings) await speaker.say(`${line}${ending}`);
  expect(await state()).toEqual(before);
});

test('a press is for one question, one person, one time and one hour', async () => {
  const other = await log('Another one');
  const pressed = lineOf(await maria.say(`/experience withdraw ${experience}`), 'Withdraw');
  const [, token] = /confirmed=(\S+)/.exec(pressed) ?? [];
  const before = await state();
  // Somebody else's press, another subject, an hour later.
  await admin.say(pressed);
  await maria.say(`/experience withdraw ${other} confirmed=${token}`);
  await maria.say(`/me forget delete confirmed=${token}`);
  expect(await state()).toEqual(before);
  clock.now = new Date(clock.now.getTime() + 61 * 60_000);
  expect(read(await maria.say(pressed))).toContain('?');
  expect(await state()).toEqual(before);
  const again = await maria.say(`/experience withdraw ${experience}`);
  expect(read(await maria.press(again, 'Withdraw'))).toContain('is withdrawn');
  await maria.say(`/experience restore ${experience}`);
  const restored = await state();
  await maria.press(again, 'Withdraw');
  expect(await state()).toEqual(restored);
});

test('a role with fewer rights is taken away at once, one with others is asked for', async () => {
  const of = async () => (await sql`select role from person where id = ${stranger?.person}`)[0]?.role;
  const line = (role: string) => `/person role ${stranger?.person} ${role}`;
  await admin.confirm(line('partner'));
  expect(await of()).toBe('partner');
  await admin.say(line('reviewer'));
  expect(await of()).toBe('partner');
  await admin.say(line('member'));
  expect(await of()).toBe('member');
  // Asked about a member; the person became something else meanwhile.
  const asked = await admin.say(line('staff'));
  await admin.confirm(line('reviewer'));
  await admin.press(asked, 'Yes');
  expect(await of()).toBe('reviewer');
});

import { expect, test } from 'vitest';
import { compareWords } from '#src/domain/experiences/versions.ts';
import { createDialogue, read, type Speaker } from '#test/support/dialogue.ts';

const { as, clock, database } = await createDialogue();
const { sql } = database;
const alone = (user: string) => as(user, {}, `test:hall:user:${user}`);
const [maria, jordi, rosa, olle] = ['maria', 'jordi', 'rosa', 'olle'].map(alone) as [
  Speaker,
  Speaker,
  Speaker,
  Speaker,
];
for (const each of [maria, jordi, rosa, olle]) await each.say('/help');
await sql`update person set role = 'reviewer' where display_name = 'rosa'`;
await sql`update person set role = 'staff' where display_name = 'olle'`;
const pass = () => {
  clock.now = new Date(clock.now.getTime() + 3_600_000);
};
pass();

const first = {
  ...{ title: 'Mentors for nurses', region: 'Skåne', areas: ['health'], groups: ['women'] },
  ...{
    challenge: 'Nurses from abroad knew nobody.',
    action: 'We matched ten nurses with mentors.',
    lesson: 'Pay them.',
  },
};
const logged = await maria.submit(await maria.say('/experience log'), first);
const number = Number(/#(\d+)/.exec(read(logged))?.[1]);
pass();
await maria.submit(await maria.say(`/experience edit ${number}`), {
  action: 'We matched twelve nurses with mentors.',
  areas: ['health', 'education'],
});
pass();
await rosa.say(`/experience publish ${number}`);
pass();
await maria.submit(await maria.say(`/experience complete ${number}`), { status: 'stopped', tips: 'Begin early.' });

test('versions: who, when and what, for the author and reviewers alone', async () => {
  const said = read(await maria.say(`/experience versions ${number}`));
  expect(said).toContain('4 | 23 November 2026, 14:00 CET | maria | Changed: Tips for transfer, State of the work');
  expect(said).toContain('3 | 23 November 2026, 13:00 CET | rosa | Reviewed');
  expect(said).toContain('2 | 23 November 2026, 12:00 CET | maria | Changed: Policy areas, What we did');
  expect(said).toContain('1 | 23 November 2026, 11:00 CET | maria | Logged');
  expect(read(await jordi.say(`/experience versions ${number}`))).toContain('Only the person who logged');
});

test('what a version changed is said word by word, with a few words around it', async () => {
  const said = await rosa.say(`/experience versions ${number} revision=2`);
  expect(read(said)).toContain('We matched −ten twelve nurses with mentors.');
  expect(JSON.stringify(said)).toContain('*−ten* **twelve**');
  expect(read(await rosa.say(`/experience versions ${number} revision=3`))).toContain(
    'Its words did not change. Reviewed.',
  );
  expect(read(await rosa.say(`/experience versions ${number} revision=1`))).toContain('This is the first version');
  expect(read(await rosa.say(`/experience versions ${number} revision=9`))).toContain('has no version 9');
});

test('staff put an earlier version back as a new one; its state stays, its author is told', async () => {
  expect(read(await rosa.say(`/experience versions ${number} revision=1`))).not.toContain('Put this version back');
  expect(read(await rosa.say(`/experience revert ${number} 1`))).toContain('Your role does not allow that');
  pass();
  const card = await olle.say(`/experience versions ${number} revision=1`);
  const asked = await olle.press(card, 'Put this version back');
  expect(read(asked)).toContain(`Put the words of version 1 of #${number} back?`);
  const done = await olle.press(asked, 'Put this version back');
  expect(read(done)).toContain('We matched ten nurses with mentors.');
  expect(read(done)).not.toContain('Begin early.');
  expect(await sql`select life, policy_areas, details from experience where number = ${number}`).toEqual([
    { life: 'published', policyAreas: ['health'], details: {} },
  ]);
  const letters = await sql<{ text: string }[]>`
    select message ->> 'text' as text from delivery where purpose = 'review' and period like '%reverted%'`;
  expect(letters.map(({ text }) => text)).toEqual([expect.stringContaining('was put back by olle')]);
  const list = read(await maria.say(`/experience versions ${number}`));
  expect(list).toContain(
    '5 | 23 November 2026, 15:00 CET | olle | Changed: Policy areas, What we did, Tips for transfer, State of the work',
  );
  const back = await olle.say(`/experience versions ${number} revision=4`);
  await olle.press(await olle.press(back, 'Put this version back'), 'Put this version back');
  expect(read(await jordi.say(`/experience show ${number}`))).toContain('Begin early.');
});

test('who saved a version is told apart from who left, also without a name', async () => {
  await sql`update person set display_name = null where id = (select person from account where "user" = 'rosa')`;
  const said = read(await maria.say(`/experience versions ${number}`));
  expect(said).toContain('someone without a name | Reviewed');
  expect(said).not.toContain('Somebody who left');
  await sql`update experience_revision set saved_by = null where experience = ${number} and revision = 3`;
  expect(read(await maria.say(`/experience versions ${number}`))).toContain('Somebody who left | Reviewed');
});

test('a version is not put back over one that was saved after it was asked', async () => {
  const asked = await olle.say(`/experience revert ${number} 1`);
  await maria.submit(await maria.say(`/experience edit ${number}`), { lesson: 'Pay them, and say so early.' });
  const refused = read(await olle.press(asked, 'Put this version back'));
  expect(refused).toContain('Nothing was put back: version');
  expect(refused).toContain('say so early');
  const [row] = await sql`select lesson from experience where number = ${number}`;
  expect(row?.lesson).toBe('Pay them, and say so early.');
  await olle.press(await olle.say(`/experience revert ${number} 1`), 'Put this version back');
  expect((await sql`select lesson from experience where number = ${number}`)[0]?.lesson).toBe('Pay them.');
});

test('a version of a region that is no more is put back without it', async () => {
  await sql`update experience_revision set content = content || '{"region": "XX99"}' where experience = ${number} and revision = 1`;
  const asked = await olle.say(`/experience revert ${number} 1`);
  await olle.press(asked, 'Put this version back');
  expect(await sql`select region from experience where number = ${number}`).toEqual([{ region: 'SE224' }]);
});

test('words are compared by what both texts have in common, in any length', () => {
  expect(compareWords('a b c d', 'a x c d e')).toEqual([
    { type: 'same', words: ['a'] },
    { type: 'gone', words: ['b'] },
    { type: 'new', words: ['x'] },
    { type: 'same', words: ['c', 'd'] },
    { type: 'new', words: ['e'] },
  ]);
  expect(compareWords('', 'a')).toEqual([{ type: 'new', words: ['a'] }]);
  const long = Array.from({ length: 1_500 }, (_, index) => `w${index}`);
  expect(compareWords(long.join(' '), long.toReversed().join(' ')).length).toBeGreaterThan(2);
});

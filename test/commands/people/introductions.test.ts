import { expect, test } from 'vitest';
import { listPersonalData } from '#src/operations/personal-data.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { as, clock, database, say, submit } = await createDialogue();
const { sql } = database;
const idOf = async (user: string) =>
  (await sql`select person from account where "user" = ${user}`)[0]?.person as number;

const topics = {
  isOpen: true,
  offerAreas: ['housing'],
  offerGroups: ['women'],
  offerText: 'We run a mentoring programme',
  seekAreas: ['education'],
  seekText: 'Schools & parents',
};

test('nobody is open to introductions before they say so', async () => {
  const me = read(await say('/me'));
  expect(me).toContain('Open to introductions: No');
  expect(me).toContain('You are suggested to nobody');
  expect(formOf(await say('/me introductions')).values.isOpen).toBe(false);
  expect(await sql`select 1 from introduction_preference`).toEqual([]);
});

test('what somebody offers and looks for, in a form that comes back as it was left', async () => {
  const closed = read(await submit(await say('/me introductions'), { ...topics, isOpen: false }));
  expect(closed).toContain('As long as you are not open');
  expect(closed).not.toContain('mentoring programme');
  const saved = read(await submit(await say('/me introductions'), { isOpen: true }));
  for (const said of [
    'Saved.',
    'Open to introductions: Yes',
    'I can tell others about: Housing, Women, We run a mentoring programme',
    'I look for: Education, Schools & parents',
    'Languages I work in: English',
    'Introductions a month: 2',
    'Working hours: 09:00–17:00',
  ])
    expect(saved).toContain(said);
  expect(saved).not.toContain('Not with people of');
  expect(formOf(await say('/me introductions')).values).toMatchObject(topics);
  expect(read(await say('/me'))).toContain('Schools & parents');
  expect(read(await as('maria').say('/home'))).toContain('Introductions: open to them');
});

test('languages, hours, limits, regions left out, a pause and how to be reached', async () => {
  const saved = read(
    await submit(await say('/me availability'), {
      ...{ languages: ['en', 'es'], monthly: 4, hours: '8.30 – 16:00', avoided: 'Skåne, Puglia' },
      ...{ paused: '2027-01-07', contact: 'maria@example.org' },
    }),
  );
  for (const said of [
    'Languages I work in: English, Español',
    'Introductions a month: 4',
    'Working hours: 08:30–16:00',
    'Not with people of: Skåne, Apulia',
    'Paused until: 7 January 2027',
    'How to reach me: maria@example.org',
    'I can tell others about: Housing',
  ])
    expect(saved).toContain(said);
  expect(formOf(await say('/me availability')).values).toMatchObject({
    ...{ languages: ['en', 'es'], monthly: 4, hours: '08:30-16:00', paused: '2027-01-07' },
  });
  expect(read(await say('/home'))).toContain('not open to them now');
  const before = clock.now;
  clock.now = new Date('2027-01-07T00:30:00+01:00');
  expect(read(await say('/home'))).toContain('Introductions: open to them');
  clock.now = before;
});

test.each([
  [{ monthly: 9 }, 'monthly', '8'],
  [{ monthly: -1 }, 'monthly', '0'],
  [{ monthly: 1.5 }, 'monthly', 'whole number'],
  [{ hours: 'mornings' }, 'hours', '“mornings” are no hours'],
  [{ hours: '17:00-9:00' }, 'hours', '9:00-17:00'],
  [{ hours: '9:00-12:00-17:00' }, 'hours', 'no hours'],
  [{ avoided: 'Atlantis' }, 'avoided', 'Atlantis'],
  [{ paused: '2026-11-23' }, 'paused', 'not to come'],
  [{ paused: '2027-02' }, 'paused', 'whole date'],
  [{ languages: [] }, 'languages', ''],
])('what cannot be is said beside its field: %o', async (values, field, said) => {
  const nina = as(`nina-${field}-${said}`);
  const outcome = await nina.submit(await nina.say('/me availability'), values);
  if (outcome.type !== 'problems') throw new Error('accepted');
  expect(Object.keys(outcome.problems)).toEqual([field]);
  expect(outcome.problems[field]).toContain(said);
});

test('told, exported to the person alone, and gone with them', async () => {
  const id = await idOf('maria');
  const ana = as('ana');
  await ana.submit(await ana.say('/me introductions'), topics);
  await sql`insert into introduction_block values (${await idOf('ana')}, ${id}, now())`;
  const own = await listPersonalData(sql, id);
  expect(own.introduction_preference).toMatchObject([{ person: id, contact: 'maria@example.org', monthlyLimit: 4 }]);
  expect(own.introduction_block).toEqual([]);
  expect((await listPersonalData(sql, await idOf('ana'))).introduction_block).toMatchObject([{ other: id }]);
  await ana.confirm('/me forget');
  expect(await sql`select person from introduction_preference`).toEqual([{ person: id }]);
  expect(await sql`select 1 from introduction_block`).toEqual([]);
});

test('two accounts that become one keep what was told where they go on, and everybody they do not want to meet', async () => {
  const [home, there] = [as('dora'), as('dora-there', { platform: 'other', space: 'guild' })];
  await there.submit(await there.say('/me introductions'), topics);
  for (const user of ['dora', 'eva', 'fay']) await as(user).say('/me');
  const [dora, other, eva, fay] = await Promise.all(['dora', 'dora-there', 'eva', 'fay'].map(idOf));
  const rows = [
    [other, eva],
    [dora, eva],
    [other, dora],
    [fay, other],
  ];
  for (const [person, blocked] of rows)
    await sql`insert into introduction_block values (${person ?? 0}, ${blocked ?? 0}, now())`;
  const code = /\/me link ([A-Z2-9]{8})/.exec(read(await home.say('/me link')))?.[1];
  await there.press(await there.say(`/me link ${code}`), 'Join');
  expect(read(await home.say('/me'))).toContain('We run a mentoring programme');
  const blocks = await sql`select person, other from introduction_block order by person, other`;
  expect([...blocks]).toEqual([
    { person: dora, other: eva },
    { person: fay, other: dora },
  ]);
});

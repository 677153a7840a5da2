import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, clock, database } = await createDialogue();
const { sql } = database;
const admin = as('admin');

const personOf = async (user: string) =>
  (await sql`select person from account where "user" = ${user}`)[0]?.person as number;

async function create(values: Record<string, unknown>) {
  const made = await admin.submit(await admin.say('/training create'), {
    ...{ title: 'Listening', areas: ['health'], languages: ['en'], day: '2026-12-03', time: '14:00' },
    ...{ timeZone: 'Europe/Madrid', minutes: 90, capacity: 3, signUpHours: 1, leaveHours: 24, isPublic: true },
    ...{ checkIn: 'code', code: 'ba ko ri', ...(values as object) },
  });
  return Number(/^(\d+): /m.exec(read(made))?.[1]);
}

/** `joiner` types the code of `keeper`. */
async function join(joiner: string, keeper: string) {
  const code = /\/me link ([A-Z2-9]{8})/.exec(read(await as(keeper).say('/me link')))?.[1] ?? '';
  const asked = await as(joiner).say(`/me link ${code}`);
  expect(read(await as(joiner).press(asked, 'Join the accounts'))).toContain('Joined');
  clock.now = new Date(clock.now.getTime() + 11_000);
}

const seatsOf = (number: number) =>
  sql`select person, state, useful, missed, certificate, present_by from training_seat where training = ${number} order by rank`;

test.each([
  ['the one who types the code', 'xa', 'ya', 'xa'],
  ['the one whose code it is', 'xb', 'yb', 'yb'],
])('who was there as %s keeps attendance, feedback and certificate', async (_, joiner, keeper, there) => {
  clock.now = new Date('2026-11-25T09:00:00Z');
  const number = await create({});
  for (const user of [joiner, keeper]) await as(user).say(`/training join ${number}`);
  clock.now = new Date('2026-12-03T13:10:00Z');
  expect(read(await as(there).say(`/training present ${number} bakori`))).toContain('It is noted that you are in');
  clock.now = new Date('2026-12-03T15:00:30Z');
  await as(there).submit(await as(there).say(`/training feedback ${number}`), {
    ...{ useful: '4', applies: 'yes', missed: 'Time' },
  });
  expect(read(await as(there).say(`/training certificate ${number}`))).toContain('took part');
  const before = (await seatsOf(number)).find(({ certificate }) => certificate !== null);
  await join(joiner, keeper);
  expect(await seatsOf(number)).toEqual([{ ...before, person: await personOf(keeper) }]);
  expect(before).toMatchObject({ useful: 4, missed: 'Time', presentBy: 'code', state: 'seated' });
  for (const user of [joiner, keeper])
    expect(read(await as(user).say(`/training certificate ${number}`))).toContain('took part');
});

test('a seat stays before a place in line, whoever of the two has it', async () => {
  clock.now = new Date('2026-11-25T09:00:00Z');
  const number = await create({ capacity: 1 });
  for (const user of ['xc', 'yc']) await as(user).say(`/training join ${number}`);
  await join('xc', 'yc');
  expect(await seatsOf(number)).toMatchObject([{ person: await personOf('yc'), state: 'seated' }]);
});

test('of two places in line the first one stays', async () => {
  clock.now = new Date('2026-11-25T09:00:00Z');
  const number = await create({ capacity: 1 });
  for (const user of ['seat', 'xd', 'third', 'yd']) await as(user).say(`/training join ${number}`);
  await join('xd', 'yd');
  const people = (await seatsOf(number)).map(({ person }) => person);
  expect(people).toEqual([await personOf('seat'), await personOf('yd'), await personOf('third')]);
});

test('of sixteen code words written at once ten are judged', async () => {
  clock.now = new Date('2026-11-25T09:00:00Z');
  const number = await create({});
  await as('guess').say(`/training join ${number}`);
  clock.now = new Date('2026-12-03T13:10:00Z');
  const said = await Promise.all(
    Array.from({ length: 16 }, (_, index) => as('guess').say(`/training present ${number} wrong${index}`)),
  );
  const texts = said.map(read);
  expect(texts.filter((each) => each.includes('Too many code words'))).toHaveLength(6);
  expect((await sql`select tries from training_seat where training = ${number}`)[0]?.tries).toBe(10);
  expect(read(await as('guess').say(`/training present ${number} bakori`))).toContain('Too many code words');
});

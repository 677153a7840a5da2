import { expect, test } from 'vitest';
import { verifyCertificate } from '#src/operations/trainings/attend.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { as, clock, context, database } = await createDialogue();
const { sql } = database;
const admin = as('admin');
const fields = {
  ...{ title: 'Listening first', summary: '', areas: ['health'], languages: ['en'], organiser: '', contact: '' },
  ...{ day: '2026-12-03', time: '14:00', timeZone: 'UTC', minutes: 60, link: '', place: 'Hall', capacity: 5 },
  ...{ quota: '', signUpHours: 1, leaveHours: 24, isPublic: true, checkIn: 'button', code: '', materialsBefore: '' },
};
const at = (time: string) => {
  clock.now = new Date(time);
};
async function create(): Promise<number> {
  at('2026-12-01T09:00:00Z');
  const made = read(await admin.submit(await admin.say('/training create'), fields));
  return Number(/^(\d+): /m.exec(made)?.[1]);
}
const certificate = async (user: string, number: number) => read(await as(user).say(`/training certificate ${number}`));

test('a session that was called off certifies nothing, also where somebody had said that they are there', async () => {
  const number = await create();
  await as('ann').say(`/training join ${number}`);
  at('2026-12-03T13:50:00Z');
  expect(read(await as('ann').say(`/training present ${number}`))).toContain('It is noted that you are in');
  const token = 'called-off-12345';
  await sql`update training_seat set certificate = ${token} where training = ${number}`;
  expect(await verifyCertificate(context, token)).toMatchObject({ token });
  await admin.press(await admin.say(`/training cancel ${number}`), 'Call');
  at('2026-12-03T16:00:00Z');
  expect(await certificate('ann', number)).toContain('was called off');
  expect(await verifyCertificate(context, token)).toBeNull();
});

test('attendance that was noted before a session moved to a later day counts for that day no more, and staff hear of it', async () => {
  const number = await create();
  for (const user of ['bob', 'cid']) await as(user).say(`/training join ${number}`);
  at('2026-12-03T13:50:00Z');
  await as('bob').say(`/training present ${number}`);
  const { values } = formOf(await admin.say(`/training edit ${number}`));
  const moved = await admin.submit(await admin.say(`/training edit ${number}`), { ...values, day: '2026-12-10' });
  expect(read(moved)).toContain('One person had said that they were there; that is taken back');
  at('2026-12-10T13:55:00Z');
  await as('cid').say(`/training present ${number}`);
  at('2026-12-10T16:00:00Z');
  expect(await certificate('bob', number)).toContain('nobody noted that you were there');
  expect(await certificate('cid', number)).toContain('cid took part');
});

test('a certificate keeps the name with which it was made; staff can have it made with the new one', async () => {
  const number = await create();
  await as('dan').say(`/training join ${number}`);
  at('2026-12-03T13:50:00Z');
  await as('dan').say(`/training present ${number}`);
  at('2026-12-03T16:00:00Z');
  expect(await certificate('dan', number)).toContain('dan took part');
  await as('dan').submit(await as('dan').say('/me edit'), { name: 'Somebody Else' });
  expect(await certificate('dan', number)).toContain('dan took part');
  const [{ token, person } = { token: '', person: 0 }] = await sql<{ token: string; person: number }[]>`
    select certificate as token, person from training_seat where training = ${number}`;
  expect(await verifyCertificate(context, token)).toMatchObject({ name: 'dan' });
  await admin.say(`/training mark ${number} ${person}`);
  expect(await certificate('dan', number)).toContain('Somebody Else took part');
});

test.each(['★★★', '🎉', '—'])('a code word that nobody can type is refused: %s', async (code) => {
  at('2026-12-01T09:00:00Z');
  const form = await admin.say('/training create');
  const refused = await admin.submit(form, { ...fields, checkIn: 'code', code });
  expect(JSON.stringify(refused)).toContain('Write a word with letters or digits');
});

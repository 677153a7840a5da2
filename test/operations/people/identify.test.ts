import { expect, test } from 'vitest';
import { createPeople } from '#src/operations/people/identify.ts';
import { findPersonOfAccount, listAccounts } from '#src/store/people/account.ts';
import { findPerson, savePersonSettings } from '#src/store/people/person.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
let time = Date.parse('2026-03-01T10:00:00Z');
const now = () => new Date(time);
const people = createPeople(database, { admins: ['slack:T1:UADMIN', 'discord:77'], now });
let count = 0;
const actor = (more = {}) => ({ platform: 'slack', space: 'T1', user: `U${++count}`, ...more });

test('a new account is a new person, described as the platform does', async () => {
  const ana = actor({ displayName: ' Ana\u0000\n\u2028 Núñez', locale: 'es-ES', timeZone: 'Europe/Madrid' });
  const person = await people.identify(ana);
  expect(person).toEqual({
    id: expect.any(Number),
    displayName: 'Ana Núñez',
    language: 'es',
    timeZone: 'Europe/Madrid',
    region: null,
    interests: [],
    role: 'member',
  });
  expect(await people.identify(ana)).toEqual(person);
  expect(await listAccounts(sql, person.id)).toMatchObject([{ platform: 'slack', space: 'T1', user: ana.user }]);
});

test('an unknown locale and a wrong zone leave the defaults', async () => {
  const person = await people.identify(actor({ locale: 'xyz', timeZone: 'Mars/Olympus' }));
  expect(person).toMatchObject({ language: 'en', timeZone: 'Europe/Brussels' });
  expect(await people.identify(actor({ locale: 'ja-JP' }))).toMatchObject({ language: 'en' });
  expect(await people.identify(actor({ locale: 'nb_NO' }))).toMatchObject({ language: 'no' });
});

test('twenty first events at once make one person', async () => {
  const before = await sql`select count(*)::int as people from person`;
  const one = actor();
  const others = Array.from({ length: 20 }, () => createPeople(database, { admins: [], now }).identify(one));
  expect(new Set((await Promise.all(others)).map(({ id }) => id)).size).toBe(1);
  const after = await sql`select count(*)::int as people from person`;
  expect(after[0]?.people).toBe(before[0]?.people + 1);
});

test('the platform’s profile is followed, except in what the person set', async () => {
  const one = actor({ displayName: 'Old', locale: 'fr' });
  const { id } = await people.identify(one);
  await savePersonSettings(sql, id, { language: 'sv' }, ['language']);
  people.forgetCached(id);
  expect(await people.identify({ ...one, displayName: 'New', locale: 'de', timeZone: 'Europe/Rome' })).toMatchObject({
    displayName: 'New',
    language: 'sv',
    timeZone: 'Europe/Rome',
  });
});

test('a known person costs no query, and a change is seen at once when told or after ten seconds', async () => {
  const one = actor();
  const { id } = await people.identify(one);
  await sql`update person set display_name = 'Changed elsewhere' where id = ${id}`;
  expect((await people.identify(one)).displayName).toBeNull();
  people.forgetCached(id);
  expect((await people.identify(one)).displayName).toBe('Changed elsewhere');
  await sql`update person set display_name = 'Changed again' where id = ${id}`;
  time += 11_000;
  expect((await people.identify(one)).displayName).toBe('Changed again');
});

test('what was read while the clock was a year ahead is read anew once it is right', async () => {
  const one = actor();
  time += 366 * 86_400_000;
  const { id, role } = await people.identify(one);
  expect(role).toBe('member');
  time -= 366 * 86_400_000;
  await sql`update person set role = 'staff' where id = ${id}`;
  expect(await people.roleOf(one)).toBe('staff');
  expect((await people.identify(one)).role).toBe('staff');
});

test('a reading that began before a change is not kept', async () => {
  const one = actor();
  const { id } = await people.identify(one);
  people.forgetCached(id);
  const reading = people.identify(one);
  people.forgetCached(id);
  await reading;
  await sql`update person set display_name = 'Later' where id = ${id}`;
  expect((await people.identify(one)).displayName).toBe('Later');
});

test('first admins are admins, in one space or wherever they are met', async () => {
  const here = { platform: 'slack', space: 'T1', user: 'UADMIN' };
  expect((await people.identify(here)).role).toBe('admin');
  expect((await people.identify({ ...here, space: 'T2' })).role).toBe('member');
  expect((await people.identify({ platform: 'discord', space: 'G9', user: '77' })).role).toBe('admin');
  const early = actor();
  await people.identify(early);
  const later = createPeople(database, { admins: [`slack:T1:${early.user}`], now });
  expect((await later.identify(early)).role).toBe('admin');
});

test('absent ones are null', async () => {
  expect(await findPerson(sql, 999_999)).toBeNull();
  expect(await findPersonOfAccount(sql, actor())).toBeNull();
});

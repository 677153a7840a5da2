import { expect, test } from 'vitest';
import { plainText } from '#src/core/markdown.ts';
import { hasDomain, readDomains } from '#src/domain/organisations/organisation.ts';
import { forgetPersonalData, listPersonalData, movePersonalData } from '#src/operations/personal-data.ts';
import { findPerson } from '#src/store/people/person.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read, type Speaker } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const house = await createDialogue({ platforms: switchOnMail() });
const { as, bot, clock, context, database } = house;
const { sql } = database;
const [admin, maria, jordi, ana] = ['admin', 'maria', 'jordi', 'ana'].map((user) =>
  as(user, {}, `test:hall:user:${user}`),
) as [Speaker, Speaker, Speaker, Speaker];
for (const each of [admin, maria, jordi, ana]) await each.say('/help');
const idOf = async (user: string) => (await sql`select id from person where display_name = ${user}`)[0]?.id as number;
const said = async (speaker: Speaker, line: string) => plainText(read(await speaker.say(line)));
const letters = async (user: string) => {
  const rows = await sql<{ text: string }[]>`
    select message ->> 'text' as text from delivery where purpose = 'organisation' and person = ${await idOf(user)} order by created_at, period`;
  return rows.map(({ text }) => plainText(text));
};
const city = { kind: 'city', region: 'Skåne', place: 'Malmö', web: '', domains: '', inside: '', shortName: '' };
const add = async (speaker: Speaker, values: Record<string, string>) =>
  speaker.submit(await speaker.say('/organisation add'), { ...city, ...values });

test('domains are read as people write them, and one where anybody has an address is none', () => {
  expect(readDomains('malmo.se, @skane.se\nmaria@SKL.se')).toEqual({ domains: ['malmo.se', 'skane.se', 'skl.se'] });
  expect(readDomains('malmö.se')).toEqual({ domains: ['malmö.se'] });
  for (const wrong of ['malmo', 'http://malmo.se', 'malmo..se', '-.se']) expect(readDomains(wrong)).toEqual({ wrong });
  expect(readDomains('gmail.com')).toEqual({ open: 'gmail.com' });
  expect(hasDomain('maria@malmo.se', ['malmo.se'])).toBe(true);
  expect(hasDomain('maria@skola.malmo.se', ['malmo.se'])).toBe(true);
  for (const other of ['maria@notmalmo.se', 'malmo.se', '@malmo.se', 'malmo.se@evil.example'])
    expect(hasDomain(other, ['malmo.se'])).toBe(false);
});

test('a member adds an organisation, staff verify it and confirm who belongs to it, and it stands beside their name', async () => {
  expect(await said(maria, '/organisation list')).toContain('No organisation is known. Add yours');
  const added = read(await add(maria, { name: 'City of Malmö', shortName: 'Malmö' }));
  expect(added).toContain('Added as organisation #1. Staff see to it');
  expect(added).toContain('Malmö is in Skåne; figures are for Skåne.');
  expect(await said(maria, '/organisation join 1')).toContain('Staff are asked whether you belong to City of Malmö');
  expect(await letters('admin')).toEqual(['maria says to belong to #1 City of Malmö.']);
  // Asking again writes no second letter.
  await maria.say('/organisation join 1');
  expect(await letters('admin')).toHaveLength(1);
  expect((await findPerson(sql, await idOf('maria')))?.organisation).toBeNull();
  expect(await said(maria, '/me')).toContain('City of Malmö (asked to join; staff have not said yes)');
  // Nobody but staff and themselves sees who only says so.
  expect(await said(jordi, '/organisation members 1')).not.toContain('maria');
  expect(await said(jordi, `/organisation confirm 1 ${await idOf('maria')}`)).toContain(
    'Your role does not allow that.',
  );
  const waiting = await said(admin, '/organisation waiting');
  expect(waiting).toContain('One organisation waits to be verified:');
  expect(waiting).toContain('One person says to belong to an organisation:');
  await admin.confirm(`/organisation confirm 1 ${await idOf('maria')}`);
  expect(await letters('maria')).toEqual(['Staff confirmed that you belong to #1 City of Malmö.']);
  // Not verified yet: it stands beside no name.
  expect((await findPerson(sql, await idOf('maria')))?.organisation).toBeNull();
  expect(await said(maria, '/organisation verify 1')).toContain('Your role does not allow that.');
  await admin.confirm('/organisation verify 1');
  expect((await findPerson(sql, await idOf('maria')))?.organisation).toEqual({
    ...{ number: 1, name: 'City of Malmö', region: 'SE224' },
  });
  expect(await said(admin, '/organisation waiting')).toContain('No organisation waits to be verified');
  expect(await said(jordi, '/organisation members 1')).toContain('maria · confirmed by staff · acts for it');
  expect(await said(maria, '/organisation edit 1')).toContain('Staff change what an organisation says');
});

test('the organisation stands beside the name in experiences, questions, answers and introductions', async () => {
  await maria.submit(await maria.say('/experience log'), {
    ...{ title: 'Mentors for nurses', region: 'Skåne', areas: ['health'], groups: ['women'] },
    ...{ challenge: 'Few contacts.', action: 'We matched them.', lesson: 'Pay the mentors.' },
  });
  await admin.say('/experience publish 1');
  const shown = 'maria, City of Malmö (Skåne)';
  expect(await said(jordi, '/experience show 1')).toContain(shown);
  await maria.submit(await maria.say('/question ask'), {
    title: 'Who teaches at night?',
    areas: ['language'],
    region: '',
  });
  expect(await said(jordi, '/question show 1')).toContain('maria, City of Malmö');
  await jordi.submit(await jordi.say('/question ask'), { title: 'Who pays mentors?', areas: ['health'], region: '' });
  await maria.submit(await maria.say('/question answer 2'), { content: 'We do.' });
  expect(await said(jordi, '/question show 2')).toContain('maria, City of Malmö');
  await maria.submit(await maria.say('/me introductions'), { isOpen: true, offerAreas: ['health'] });
  expect(await said(jordi, '/introduction ask health')).toContain(shown);
  // Anybody reads no names, nor who acts for whom.
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  expect(await (await pages.request('/experiences/1')).text()).not.toContain('maria');
});

test('who acts for none, or for another, is shown so', async () => {
  expect(await said(maria, '/organisation act')).toContain('No organisation stands beside your name now.');
  expect(await said(jordi, '/experience show 1')).not.toContain('City of Malmö');
  expect(await said(maria, '/organisation act 1')).toContain('You act for City of Malmö: it stands beside your name.');
  expect(await said(jordi, '/organisation act 1')).toContain('You do not belong to #1 City of Malmö.');
  expect(await said(maria, '/me')).toContain('Malmö is in Skåne; figures are for Skåne.');
});

test('a mail address with a domain that staff entered lets somebody in at once', async () => {
  const edited = await admin.submit(await admin.say('/organisation edit 1'), { domains: 'malmo.se' });
  expect(read(edited)).toContain('malmo.se');
  // Who joined in the mailbox of that address has an account of it.
  await sql`insert into account (platform, space, "user", person) values ('mail', '', 'ana@skola.malmo.se', ${await idOf('ana')})`;
  expect(await said(ana, '/organisation join 1')).toContain('You belong to City of Malmö: your mail address shows it.');
  expect(await said(ana, '/organisation join 1')).toContain('You belong to City of Malmö already.');
  expect((await findPerson(sql, await idOf('ana')))?.organisation?.number).toBe(1);
  // Domains are for staff to say: those of a member are left out.
  const own = await add(jordi, { name: 'Ours', domains: 'ours.example.org' });
  expect(read(own)).toContain('Ours (#2)');
  expect(await sql`select domains from organisation where number = 2`).toEqual([{ domains: [] }]);
});

test('a form says what is wrong with it', async () => {
  const problems = async (speaker: Speaker, values: Record<string, string>) => {
    const outcome = await add(speaker, { name: 'Another', ...values });
    return outcome.type === 'problems' ? outcome.problems : read(outcome);
  };
  expect(await problems(admin, { region: '' })).toEqual({ region: 'Say in which region it is.' });
  expect(await problems(admin, { name: 'CITY of malmo' })).toEqual({
    name: '#1 City of Malmö is this organisation already.',
  });
  expect(await problems(admin, { inside: '99' })).toEqual({ inside: 'There is no organisation #99.' });
  expect(await problems(admin, { domains: 'gmail.com' })).toMatchObject({
    domains: expect.stringContaining('Anybody gets an address at gmail.com'),
  });
  expect(await problems(admin, { domains: 'malmo' })).toMatchObject({
    domains: expect.stringContaining('“malmo” is no domain'),
  });
  expect(await problems(admin, { web: 'malmo' })).toMatchObject({ web: expect.stringContaining('malmo') });
  expect(await problems(admin, { kind: 'eu-body', name: 'Committee of the Regions', region: '', place: '' })).toContain(
    'Added as organisation #3.',
  );
  await admin.submit(await admin.say('/organisation edit 3'), { inside: '1' });
  const circle = await admin.submit(await admin.say('/organisation edit 1'), { inside: '3' });
  expect(circle.type === 'problems' && circle.problems).toEqual({ inside: 'It would be a part of itself.' });
  expect(await said(maria, '/organisation show 1')).toContain('Committee of the Regions');
  expect(await said(maria, '/organisation show 77')).toContain('There is no organisation #77');
  for (const number of [1, 2, 3, 4]) await add(jordi, { name: `More of ours ${number}` });
  expect(await said(jordi, '/organisation list ours')).toContain('5 organisations (“ours”)');
  expect(read(await add(jordi, { name: 'One too many' }))).toContain('5 organisations that you added wait for staff.');
});

test('staff make two organisations one: its people, parts and domains go over', async () => {
  await add(admin, { name: 'Malmö stad', domains: 'malmo.example.org' });
  const [{ number }] = await sql<[{ number: number }]>`select number from organisation where name = 'Malmö stad'`;
  await jordi.say(`/organisation join ${number}`);
  await admin.confirm(`/organisation confirm ${number} ${await idOf('jordi')}`);
  expect(await said(admin, `/organisation merge ${number} into=${number}`)).toContain('Name two organisations.');
  expect(read(await admin.confirm(`/organisation merge ${number} into=1`))).toContain('are one now.');
  expect(await sql`select domains from organisation where number = 1`).toEqual([
    { domains: ['malmo.se', 'malmo.example.org'] },
  ]);
  expect((await findPerson(sql, await idOf('jordi')))?.organisation?.name).toBe('City of Malmö');
  expect(await said(admin, `/organisation show ${number}`)).toContain('There is no organisation');
});

test('anybody reads the organisations that are verified, without names of people and domains', async () => {
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  const page = async (path: string) => {
    const response = await pages.request(path);
    return { status: response.status, text: await response.text() };
  };
  const list = await page('/organisations?kind=city');
  expect(list.text).toContain('City of Malmö');
  expect(list.text).not.toContain('Ours');
  const one = await page('/organisations/1');
  expect(one.text).toContain('Malmö is in Skåne; figures are for Skåne.');
  for (const hidden of ['maria', 'malmo.se']) expect(one.text).not.toContain(hidden);
  for (const path of ['/organisations/2', '/organisations/99', '/organisations/x'])
    expect((await page(path)).status).toBe(404);
});

test('what somebody belongs to is exported, moves with them, and goes when they are forgotten', async () => {
  const [from, to] = [await idOf('maria'), await idOf('ana')];
  expect((await listPersonalData(sql, from)).organisation_member).toMatchObject([
    { organisation: 1, proof: 'staff', isActing: true },
  ]);
  expect((await listPersonalData(sql, from)).organisation).toMatchObject([{ name: 'City of Malmö' }]);
  await database.withTransaction((inside) => movePersonalData(inside, from, to, clock.now));
  expect(
    await sql`select person, proof from organisation_member where organisation = 1 and person = any(${[from, to]})`,
  ).toEqual([{ person: to, proof: 'domain' }]);
  await database.withTransaction((inside) =>
    forgetPersonalData(inside, to, { isKept: false, now: clock.now, removedTitle: () => '' }),
  );
  expect(await sql`select created_by from organisation where number = 1`).toEqual([{ createdBy: null }]);
  expect(await sql`select 1 from organisation_member where person = ${to}`).toEqual([]);
});

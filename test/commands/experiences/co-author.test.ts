import { expect, test } from 'vitest';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { as, database, clock } = await createDialogue();
const { sql } = database;
const filled = { title: 'Mentors for nurses', region: 'Skåne', areas: ['health'], groups: [] };
const told = { challenge: 'Few contacts.', action: 'Mentors.', lesson: 'Begin early.' };
type Talker = Pick<ReturnType<typeof as>, 'say' | 'submit'>;
async function log(speaker: Talker, title: string, words: string) {
  const more = { challenge: `Why ${words}`, action: `How ${words}`, lesson: `Then ${words}` };
  const logged = read(
    await speaker.submit(await speaker.say('/experience log'), { ...filled, ...told, ...more, title }),
  );
  return Number(/#(\d+)/.exec(logged)?.[1]);
}
async function letterTo(user: string, purpose: string) {
  clock.now = new Date(clock.now.getTime() + 60_000);
  const rows = await sql<{ text: string }[]>`
    select message::text as text from delivery where places[1] = ${`test:hall:user:${user}`} and purpose = ${purpose} order by created_at`;
  return rows.at(-1)?.text ?? '';
}

test('two write one experience: invited, accepted, both change it, and each may leave', async () => {
  const [maria, rui, eve] = [as('Maria'), as('Rui'), as('Eve')];
  await rui.say('/me');
  await eve.say('/me');
  const number = await log(maria, 'Mentors for nurses', 'contacts');
  expect(read(await eve.say(`/author invite ${number} Rui`))).toContain('Only its authors can do that');
  expect(read(await maria.say(`/author invite ${number} Nobody`))).toContain('I know nobody who is called “Nobody”');
  expect(read(await maria.say(`/author invite ${number} rui`))).toContain('Rui is asked to write');
  expect(read(await maria.say(`/author invite ${number} Rui`))).toContain('was asked to write');
  expect(await letterTo('Rui', 'co-author')).toContain('Maria invites you to be an author');
  // Who is only invited may change nothing; who is not invited cannot accept.
  expect(read(await rui.say(`/experience edit ${number}`))).toContain('Only the person who logged');
  expect(read(await eve.say(`/author accept ${number}`))).toContain('Nobody has invited you');
  expect(read(await rui.say(`/author accept ${number}`))).toContain('Written with: Rui');
  expect(await letterTo('Maria', 'co-author')).toContain('Rui is an author of');
  const edited = await rui.submit(await rui.say(`/experience edit ${number}`), { title: 'Mentors for all nurses' });
  expect(read(edited)).toContain('Mentors for all nurses');
  expect(formOf(await maria.say(`/experience edit ${number}`)).values.title).toBe('Mentors for all nurses');
  expect(read(await rui.say('/experience mine'))).toContain('Mentors for all nurses');
  expect(read(await rui.say(`/experience adopt ${number}`))).not.toContain('Log it');
  // The first author leaves: it is Rui's.
  expect(read(await maria.say(`/author leave ${number}`))).toContain('You are no author');
  expect(await letterTo('Rui', 'co-author')).toContain('It is yours now');
  expect(read(await rui.say(`/experience show ${number}`))).toContain('by Rui');
  expect(read(await maria.say(`/experience edit ${number}`))).toContain('Only the person who logged');
  expect(read(await rui.say(`/author leave ${number}`))).toContain('You are its only author');
});

test('a co-author is told of reviews, may not review, and is taken away again', async () => {
  const [maria, lea, boss] = [as('Maria'), as('Lea'), as('admin')];
  await lea.say('/me');
  const number = await log(maria, 'Gardens', 'gardens');
  await maria.say(`/author invite ${number} Lea`);
  await lea.say(`/author accept ${number}`);
  await sql`update person set role = 'reviewer' where display_name = 'Lea'`;
  clock.now = new Date(clock.now.getTime() + 60_000);
  expect(read(await lea.say(`/experience publish ${number}`))).not.toContain('is published');
  expect(read(await lea.say('/experience queue'))).not.toContain('Gardens');
  await boss.say(`/experience publish ${number}`);
  expect(await letterTo('Lea', 'review')).toContain('Gardens');
  expect(read(await maria.say(`/author remove ${number} Lea`))).toContain('does not write');
  expect(read(await maria.say(`/experience show ${number}`))).not.toContain('Written with');
});

test('who is forgotten leaves what others write too to them', async () => {
  const [ines, otto] = [as('Ines'), as('Otto')];
  await otto.say('/me');
  const number = await log(ines, 'Choirs', 'choirs');
  await ines.say(`/author invite ${number} Otto`);
  await otto.say(`/author accept ${number}`);
  const asked = await ines.say('/me forget');
  await ines.press(asked, 'Delete them too');
  expect(read(await otto.say(`/experience show ${number}`))).toContain('by Otto');
});

test('a member of its region takes over what a list brought in, staff hear of it and can give it back', async () => {
  const origin = sql.json({
    source: 'A list',
    link: null,
    licence: null,
    reference: '1',
    importedOn: '2026-11-01',
    collection: 1,
  });
  const [{ number = 0 } = {}] = await sql<{ number: number }[]>`
    insert into experience (title, region, policy_areas, challenge, action, lesson, language, life, origin, created_at, updated_at)
    values ('Old project', 'SE224', '{health}', 'c', 'a', 'l', 'en', 'published', ${origin}, now(), now()) returning number`;
  const [near, far, boss] = [as('Nea'), as('Fia'), as('admin')];
  await boss.say('/me');
  await near.say('/me');
  await far.say('/me');
  await sql`update person set region = 'SE224' where display_name = 'Nea'`;
  await sql`update person set region = 'ES51' where display_name = 'Fia'`;
  clock.now = new Date(clock.now.getTime() + 60_000);
  expect(read(await far.say(`/author ours ${number}`))).toContain('of another region than yours');
  const shown = await near.say(`/experience show ${number}`);
  expect(read(await near.press(shown, 'This is ours'))).toContain('is yours');
  expect(await letterTo('admin', 'ours')).toContain('says that');
  expect(formOf(await near.say(`/experience edit ${number}`)).values.title).toBe('Old project');
  expect(read(await far.say(`/author ours ${number}`))).toContain('Somebody looks after');
  expect(read(await boss.say(`/author disown ${number}`))).toContain('The secretariat looks after');
  expect(await letterTo('Nea', 'ours')).toContain('The secretariat looks after');
  expect(read(await near.say(`/experience edit ${number}`))).toContain('Only the person who logged');
});

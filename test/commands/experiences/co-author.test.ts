import { describe, expect, test } from 'vitest';
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

describe('people who were never asked', () => {
  const invitations = async (user: string) =>
    (
      await sql`select from delivery where purpose = 'co-author' and period like '%invited %' and places[1] = ${`test:hall:user:${user}`}`
    ).length;
  const later = (days: number) => {
    clock.now = new Date(clock.now.getTime() + days * 24 * 3_600_000);
  };

  test('a number names nobody, unless the name that has it was said', async () => {
    const [writer, first, second] = [as('Vera'), as('first'), as('second')];
    for (const [each, region] of [
      [first, 'Skåne'],
      [second, 'Catalonia'],
    ] as const)
      await each.submit(await each.say('/me edit'), { name: 'Twin', region });
    const [{ id } = { id: 0 }] = await sql<{ id: number }[]>`
      select person as id from account where "user" = 'second'`;
    const number = await log(writer, 'Libraries', 'libraries');
    for (const command of ['invite', 'remove']) {
      const said = read(await writer.say(`/author ${command} ${number} #${id}`));
      expect(said).toContain(`I know nobody who is called “#${id}”`);
      expect(said).not.toContain('Twin');
      expect(read(await writer.say(`/author ${command} ${number} Other #${id}`))).toContain('I know nobody');
    }
    expect(await invitations('second')).toBe(0);
    const which = await writer.say(`/author invite ${number} twin`);
    expect(read(await writer.press(which, 'Catalonia'))).toContain('Twin is asked to write');
    expect([await invitations('first'), await invitations('second')]).toEqual([0, 1]);
  });

  test('who was taken away again or declined is not asked again before a month has passed', async () => {
    const [writer, shy] = [as('Nadia'), as('Shy')];
    await shy.say('/me');
    const number = await log(writer, 'Bakeries', 'bakeries');
    await writer.say(`/author invite ${number} Shy`);
    for (let round = 0; round < 3; round += 1) {
      later(1);
      await writer.say(`/author remove ${number} Shy`);
      expect(read(await writer.say(`/author invite ${number} Shy`))).toContain('You can ask again from');
    }
    expect(await invitations('Shy')).toBe(1);
    later(30);
    expect(read(await writer.say(`/author invite ${number} Shy`))).toContain('Shy is asked to write');
    await shy.say(`/author leave ${number}`);
    expect(read(await writer.say(`/author invite ${number} Shy`))).toContain('You can ask again from');
    expect(await invitations('Shy')).toBe(2);
  });

  test('so many invitations of one person wait for an answer', async () => {
    const writer = as('Wanda');
    const number = await log(writer, 'Gyms', 'gyms');
    for (let guest = 0; guest <= 10; guest += 1) {
      await as(`Guest ${guest}`).say('/me');
      const said = read(await writer.say(`/author invite ${number} Guest ${guest}`));
      expect(said).toContain(guest < 10 ? `Guest ${guest} is asked` : '10 people whom you invited have not answered');
    }
    expect(await invitations('Guest 10')).toBe(0);
  });

  test('one reader gets at most ten letters a day by one person, whatever they are about', async () => {
    const [writer, guest] = [as('Yves'), as('Quinn')];
    await guest.say('/me');
    for (let record = 0; record < 11; record += 1) {
      const number = await log(writer, `Club ${record}`, `club ${record}`);
      const said = read(await writer.say(`/author invite ${number} Quinn`));
      expect(said).toContain(record < 10 ? 'Quinn is asked' : 'You can ask again from');
      await guest.say(`/author leave ${number}`);
    }
    expect(await invitations('Quinn')).toBe(10);
  });
});

test('who forgets what they wrote takes its title out of letters that wait; what is not deleted keeps its letters', async () => {
  const [zeb, other] = [as('Zeb'), as('Other One')];
  await other.say('/me');
  const number = await log(zeb, 'Wagons of glass', 'wagons');
  const stays = await log(as('Yara'), 'Barns of wood', 'barns');
  await zeb.say(`/author invite ${number} Other One`);
  await as('Yara').say(`/author invite ${stays} Other One`);
  const letters = () => sql<{ state: string; message: string }[]>`
    select state, message::text as message from delivery where purpose = 'co-author' and places[1] = 'test:hall:user:Other One'
    order by created_at, id`;
  expect(JSON.stringify(await letters())).toContain('Wagons of glass');
  await zeb.press(await zeb.say('/me forget'), 'Delete them too');
  const left = await letters();
  expect(JSON.stringify(left)).not.toContain('Wagons of glass');
  expect(JSON.stringify(left)).not.toContain(`/author accept ${number}`);
  expect(left.filter(({ state }) => state === 'cancelled')).toHaveLength(1);
  expect(left.filter(({ message }) => message.includes('Barns of wood'))).toHaveLength(1);
});

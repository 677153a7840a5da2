import { expect, test } from 'vitest';
import { plainText } from '#src/core/markdown.ts';
import { forgetOldInvitations } from '#src/operations/invitations/invite.ts';
import { forgetPersonalData } from '#src/operations/personal-data.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read, type Speaker } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const origin = 'https://causeway.example';
const house = await createDialogue({ env: { PUBLIC_URL: origin }, platforms: switchOnMail() });
const { as, bot, clock, context, database } = house;
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false, handle: bot.handle });
const [admin, staff, maria, jordi] = ['admin', 'staff', 'maria', 'jordi'].map((user) =>
  as(user, {}, `test:hall:user:${user}`),
) as [Speaker, Speaker, Speaker, Speaker];
for (const each of [admin, staff, maria, jordi]) await each.say('/help');
const idOf = async (user: string) => (await sql`select id from person where display_name = ${user}`)[0]?.id as number;
await admin.confirm(`/person role ${await idOf('staff')} staff`);
await admin.submit(await admin.say('/organisation add'), {
  name: 'City of Malmö',
  kind: 'city',
  region: 'Skåne',
  place: 'Malmö',
});
const said = async (speaker: Speaker, line: string) => plainText(read(await speaker.say(line)));
const invite = async (speaker: Speaker, values: Record<string, string>, line = '/invitation create') =>
  read(await speaker.submit(await speaker.say(line), { address: '', region: '', organisation: '', ...values }));
const numberOf = (text: string) => Number(/#(\d+)/.exec(text)?.[1]);
const linkTo = async (speaker: Speaker, number: number) =>
  /\/invitations\/([\w-]{32})/.exec(read(await speaker.say(`/invitation link ${number}`)))?.[1] ?? '';
const open = async (token: string) => {
  const response = await pages.request(`${origin}/invitations/${token}`);
  return { status: response.status, text: await response.text(), robots: response.headers.get('cache-control') };
};
const days = (count: number) => {
  clock.now = new Date(clock.now.getTime() + count * 86_400_000);
};

test('a link that is handed on works once, gives what it says, and stands nowhere as it is known outside', async () => {
  const number = numberOf(await invite(admin, { role: 'reviewer', region: 'Skåne', organisation: '1' }));
  const token = await linkTo(admin, number);
  const page = await open(token);
  expect([page.status, page.robots]).toEqual([200, 'private, no-store']);
  expect(page.text).toContain('admin invites you to the network, as reviewer in Skåne, City of Malmö.');
  expect(page.text).toContain(`/invitation take ${token}`);
  // It went to no address: the page lets nobody in.
  const pressed = await pages.request(`${origin}/invitations/${token}`, {
    method: 'POST',
    body: new URLSearchParams({ name: 'Eve' }),
  });
  expect(pressed.status).toBe(404);
  for (const table of ['invitation', 'handled_event', 'staff_act'])
    expect(JSON.stringify(await sql`select * from ${sql(table)}`)).not.toContain(token);
  expect(await said(maria, `/invitation take ${token}`)).toContain(
    'Welcome. You joined as reviewer in Skåne, City of Malmö.',
  );
  const [person] =
    await sql`select role, region, organisation_of(id) as organisation from person where display_name = 'maria'`;
  expect(person).toMatchObject({ role: 'reviewer', region: 'SE224', organisation: { name: 'City of Malmö' } });
  expect(await said(jordi, `/invitation take ${token}`)).toContain(
    'This invitation was taken or taken back, or is too old.',
  );
  expect((await open(token)).status).toBe(404);
  expect(await said(admin, '/invitation list')).toContain('taken by maria');
});

test('a second link ends the first; one that is taken back or too old opens nothing', async () => {
  const number = numberOf(await invite(staff, { role: 'member' }));
  const [first, second] = [await linkTo(staff, number), await linkTo(staff, number)];
  expect([(await open(first)).status, (await open(second)).status]).toEqual([404, 200]);
  expect(await said(staff, `/invitation revoke ${number}`)).toContain(`Invitation #${number} is taken back.`);
  expect(await said(staff, `/invitation revoke ${number}`)).toContain('was open no more.');
  expect((await open(second)).status).toBe(404);
  expect(await said(staff, `/invitation link ${number}`)).toContain(`Invitation #${number} is open no more.`);
  const other = await linkTo(staff, numberOf(await invite(staff, { role: 'member' })));
  days(14);
  expect((await open(other)).status).toBe(404);
  expect(await said(jordi, `/invitation take ${other}`)).toContain('is too old');
});

test('the mailed link makes whoever opens it known by that address, by a press alone', async () => {
  const answer = await invite(admin, { role: 'member', region: 'Skåne', address: 'bo@malmo.se' });
  expect(answer).toContain('goes to bo@malmo.se.');
  const [letter] = await sql<{ text: string; message: { blocks: unknown[] } }[]>`
    select message ->> 'text' as text, message, places from delivery where purpose = 'invitation'`;
  expect(letter?.text).toContain('admin');
  const token = /\/invitations\/([\w-]{32})/.exec(JSON.stringify(letter?.message))?.[1] ?? '';
  for (const method of ['HEAD', 'GET'])
    expect((await pages.request(`${origin}/invitations/${token}`, { method })).status).toBe(200);
  expect(await sql`select 1 from account where "user" = 'bo@malmo.se'`).toEqual([]);
  const press = (headers: Record<string, string> = {}) =>
    pages.request(`${origin}/invitations/${token}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ name: 'Bo Ek' }),
    });
  expect((await press({ 'sec-fetch-site': 'cross-site' })).status).toBe(404);
  const joined = await press();
  expect([joined.status, await joined.text()]).toEqual([200, expect.stringContaining('You are in.')]);
  expect((await press()).status).toBe(404);
  expect(
    await sql`
    select p.display_name, p.region, p.is_admitted from account a join person p on p.id = a.person where a."user" = 'bo@malmo.se'`,
  ).toEqual([{ displayName: 'Bo Ek', region: 'SE224', isAdmitted: true }]);
  // The address is kept no longer; their private page is mailed to them.
  expect(await sql`select 1 from invitation where address is not null and taken_at is not null`).toEqual([]);
  expect(await sql`select 1 from delivery where purpose = 'notice'`).toHaveLength(1);
});

test('an address in other letters is the same mailbox, and the person who has it already', async () => {
  const token = async (address: string) => {
    await invite(admin, { role: 'member', region: 'Skåne', address });
    const [letter] = await sql<{ message: unknown }[]>`
      select message from delivery where purpose = 'invitation' and places::text like ${`%${address}%`}`;
    return /\/invitations\/([\w-]{32})/.exec(JSON.stringify(letter?.message))?.[1] ?? '';
  };
  const press = async (of: string) =>
    pages.request(`${origin}/invitations/${of}`, { method: 'POST', body: new URLSearchParams({ name: 'Eva' }) });
  expect((await press(await token('Eva.Lund@malmo.se'))).status).toBe(200);
  days(31);
  expect((await press(await token('eva.lund@malmo.se'))).status).toBe(200);
  expect(await sql`select "user" from account where lower("user") = 'eva.lund@malmo.se'`).toEqual([
    { user: 'Eva.Lund@malmo.se' },
  ]);
});

test('who may invite whom: staff members, admins into any role, people into their own organisation', async () => {
  expect(await said(jordi, '/invitation create')).toContain('Your role does not allow that.');
  expect(await said(jordi, '/organisation invite 1')).toContain(
    'You invite into an organisation once it is verified and',
  );
  const mine = await invite(maria, {}, '/organisation invite 1');
  const number = numberOf(mine);
  expect(mine).toContain('City of Malmö');
  const token = await linkTo(maria, number);
  expect(await said(jordi, `/invitation revoke ${number}`)).toContain(`There is no invitation #${number}`);
  // A role is for admins to give, and to hand on.
  const roles = await staff.say('/invitation create');
  expect(JSON.stringify(roles)).not.toContain('"reviewer"');
  const given = numberOf(await invite(admin, { role: 'staff' }));
  expect(await said(staff, `/invitation link ${given}`)).toContain(`There is no invitation #${given}`);
  // Who wrote it belongs to it no more: it gives nothing.
  await maria.confirm('/organisation leave 1');
  expect((await open(token)).status).toBe(404);
  const wrong = await admin.submit(await admin.say('/invitation create'), { role: 'member', address: 'nobody' });
  expect(wrong.type === 'problems' && wrong.problems).toEqual({ address: '“nobody” is no mail address.' });
});

test('an address gets one letter in thirty days, whoever writes it and whatever became of it, and nobody writes without end', async () => {
  const mails = async () => (await sql`select 1 from delivery where purpose = 'invitation'`).length;
  const before = await mails();
  const first = numberOf(await invite(staff, { role: 'member', address: 'Stranger@far.example' }));
  expect(await invite(staff, { role: 'member', address: 'stranger@far.example' })).toContain(
    'one letter to an address in 30 days',
  );
  await staff.say(`/invitation revoke ${first}`);
  expect(await invite(admin, { role: 'member', address: 'stranger@FAR.example' })).toContain('was invited on');
  const both = await Promise.all(
    [admin, staff].map((each) => invite(each, { role: 'member', address: 'b@far.example' })),
  );
  expect(both.filter((text) => text.includes('goes to b@far.example'))).toHaveLength(1);
  expect(await mails()).toBe(before + 2);
  days(31);
  expect(await invite(admin, { role: 'member', address: 'stranger@far.example' })).toContain('goes to');
  // What is taken back counts too.
  await sql`insert into organisation_member (organisation, person, proof, joined_at)
    values (1, ${await idOf('maria')}, 'invitation', now()) on conflict (organisation, person) do update set proof = 'invitation'`;
  const said: string[] = [];
  for (let count = 0; count < 21; count += 1) {
    const text = await invite(maria, {}, '/organisation invite 1');
    said.push(text);
    await maria.say(`/invitation revoke ${numberOf(text)}`);
  }
  expect(said.filter((text) => text.includes('within a day'))).toHaveLength(1);
});

test('the subject of a letter holds no address, and no name of who is forgotten', async () => {
  const zed = as('Buy at https://evil.example NOW', {}, 'test:hall:user:zed');
  await zed.say('/help');
  const id = await idOf('Buy at https://evil.example NOW');
  await admin.confirm(`/person role ${id} staff`);
  await invite(zed, { role: 'member', address: 'c@far.example' });
  const mail = async () =>
    (await sql<{ mail: object }[]>`select mail from delivery where places::text like '%c@far.example%'`)[0]?.mail;
  expect(await mail()).toMatchObject({ subject: 'Buy at https: evil. example NOW invites you to Causeway' });
  await sql`update delivery set state = 'sent' where purpose = 'invitation'`;
  await zed.confirm('/me forget delete');
  expect(JSON.stringify(await sql`select * from delivery`)).not.toContain('evil');
});

test('a mailbox is one, however its address is written', async () => {
  const join = async (address: string) => {
    await invite(admin, { role: 'member', address });
    const [letter] =
      await sql`select message from delivery where purpose = 'invitation' and places::text like ${`%${address}%`}`;
    const token = /\/invitations\/([\w-]{32})/.exec(JSON.stringify(letter?.message))?.[1] ?? '';
    await pages.request(`${origin}/invitations/${token}`, {
      method: 'POST',
      body: new URLSearchParams({ name: 'One' }),
    });
    return sql`select "user" from account where "user" ilike 'one@case.example'`;
  };
  expect(await join('One@case.example')).toEqual([{ user: 'One@case.example' }]);
  expect(await join('one@case.example')).toEqual([{ user: 'One@case.example' }]);
});

test('an invitation takes no role away, and goes with who wrote it and with time', async () => {
  const token = await linkTo(admin, numberOf(await invite(admin, { role: 'partner' })));
  await staff.say(`/invitation take ${token}`);
  expect(await sql`select role from person where display_name = 'staff'`).toEqual([{ role: 'staff' }]);
  const before = (await sql`select 1 from invitation`).length;
  await database.withTransaction(async (inside) =>
    forgetPersonalData(inside, await idOf('staff'), { isKept: true, now: clock.now, removedTitle: () => '' }),
  );
  expect((await sql`select 1 from invitation`).length).toBeLessThan(before);
  expect(await forgetOldInvitations(context, clock.now)).toBe(0);
  days(500);
  expect(await forgetOldInvitations(context, clock.now)).toBeGreaterThan(0);
  expect(await sql`select 1 from invitation`).toEqual([]);
});

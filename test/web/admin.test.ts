import { expect, test } from 'vitest';
import { createAdminPages, loginPath } from '#test/support/admin-pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const origin = 'https://causeway.example';
const house = await createDialogue({ env: { PUBLIC_URL: origin } });
const { as, clock, database } = house;
const { sql } = database;
const { createVisitor } = createAdminPages(house, origin);
const admin = as('admin');
const minute = 60_000;
const later = (minutes: number) => {
  clock.now = new Date(clock.now.getTime() + minutes * minute);
};
const idOf = async (user: string) =>
  (await sql<{ person: number }[]>`select person from account where "user" = ${user}`)[0]?.person ?? 0;
async function makeStaff(user: string, role: string) {
  await as(user).say('/me');
  await admin.confirm(`/person role ${await idOf(user)} ${role}`);
}

test('a member gets no link; a link opens the pages once, by a press, and not by being looked at', async () => {
  expect(read(await as('maria').say('/admin'))).toContain('Your role does not allow that.');
  const path = loginPath(await admin.say('/admin'));
  // Neither the link nor the session stands in the database as it is known outside.
  expect(JSON.stringify(await sql`select * from admin_link`)).not.toContain(path.slice(-32));
  expect(JSON.stringify(await sql`select outcome from handled_event`)).not.toContain(path.slice(-32));
  const visitor = createVisitor();
  for (const method of ['HEAD', 'GET']) expect((await visitor.ask(path, { method })).status).toBe(200);
  const entered = await visitor.post(path);
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/admin']);
  const set = entered.headers.get('set-cookie') ?? '';
  for (const said of ['__Secure-causeway-admin=', 'HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/admin'])
    expect(set).toContain(said);
  expect(await sql`select 1 from admin_session where token = ${visitor.cookie.split('=')[1] ?? ''}`).toEqual([]);
  const page = await visitor.ask('/admin');
  expect(page.status).toBe(200);
  expect(page.headers.get('cache-control')).toBe('private, no-store');
  expect(await page.text()).toContain('You are admin, Admin.');
  const again = await createVisitor().post(path);
  expect(again.status).toBe(404);
  expect(await again.text()).toContain('This link was used, or is older than 10 minutes. Say /admin');
});

test('a link is too old after ten minutes, and an earlier one is over with the next', async () => {
  const first = loginPath(await admin.say('/admin'));
  const second = loginPath(await admin.say('/admin'));
  expect((await createVisitor().post(first)).status).toBe(404);
  later(10);
  const old = await createVisitor().ask(second);
  expect([old.status, (await old.text()).includes('older than 10 minutes')]).toEqual([404, true]);
  expect((await createVisitor().post(second)).status).toBe(404);
});

test('without a session every page says how to get one', async () => {
  for (const path of ['/admin', '/admin/audit', '/admin/say?line=/outbox', '/admin/nothing']) {
    const response = await createVisitor().ask(path, {
      headers: { cookie: `__Secure-causeway-admin=${'a'.repeat(32)}` },
    });
    expect([path, response.status]).toEqual([path, 401]);
    expect(await response.text()).toContain('say /admin in your chat');
  }
  expect((await createVisitor().post('/admin/say', { line: '/outbox' })).status).toBe(401);
});

test('a session ends after two hours without a sign, after eight in any case, and everywhere at /admin end', async () => {
  const idle = createVisitor();
  await idle.signIn(admin);
  later(121);
  expect((await idle.ask('/admin')).status).toBe(401);
  const busy = createVisitor();
  await busy.signIn(admin);
  for (let hour = 1; hour < 8; hour += 1) {
    later(60);
    expect((await busy.ask('/admin')).status).toBe(200);
  }
  later(60);
  expect((await busy.ask('/admin')).status).toBe(401);
  const visitors = [createVisitor(), createVisitor()];
  for (const visitor of visitors) await visitor.signIn(admin);
  expect(read(await admin.say('/admin end'))).toContain('You are signed out everywhere.');
  for (const visitor of visitors) expect((await visitor.ask('/admin')).status).toBe(401);
  const pressed = createVisitor();
  await pressed.signIn(admin);
  const out = await pressed.post('/admin/end');
  expect(await out.text()).toContain('You are signed out everywhere.');
  expect(pressed.cookie).toBe('');
});

test('who loses the role in mid-session is out, and who is forgotten leaves no session', async () => {
  await makeStaff('staff', 'staff');
  const visitor = createVisitor();
  await visitor.signIn(as('staff'));
  expect((await visitor.ask('/admin')).status).toBe(200);
  await admin.say(`/person role ${await idOf('staff')} member`);
  expect((await visitor.post('/admin/say', { line: '/outbox' })).status).toBe(401);
  expect(await sql`select 1 from admin_session where person = ${await idOf('staff')}`).toEqual([]);
  await makeStaff('staff', 'staff');
  await visitor.signIn(as('staff'));
  const link = loginPath(await as('staff').say('/admin'));
  // Taken and given again without a look between: neither the session nor the link of before is good.
  await admin.say(`/person role ${await idOf('staff')} member`);
  await makeStaff('staff', 'staff');
  expect((await visitor.ask('/admin')).status).toBe(401);
  expect((await createVisitor().post(link)).status).toBe(404);
  await visitor.signIn(as('staff'));
  await as('staff').confirm('/me forget');
  expect((await visitor.ask('/admin')).status).toBe(401);
});

test('a reviewer sees what the role is for, and no more', async () => {
  await makeStaff('reviewer', 'reviewer');
  const visitor = createVisitor();
  await visitor.signIn(as('reviewer'));
  const start = await visitor.text('/admin');
  expect(start).toContain('href="/admin/review"');
  expect(start).not.toContain('href="/admin/outbox"');
  expect((await visitor.ask('/admin/review')).status).toBe(200);
  const refused = await visitor.ask('/admin/outbox');
  expect([refused.status, (await refused.text()).includes('Your role does not open this page.')]).toEqual([403, true]);
  expect((await visitor.say('/outbox replay all')).text).toContain('Your role does not allow that.');
});

test('beside a cookie of the same name that is none of ours, the session is found', async () => {
  const visitor = createVisitor();
  await visitor.signIn(admin);
  const other = `__Secure-causeway-admin=${'a'.repeat(32)}`;
  for (const cookie of [`${other}; ${visitor.cookie}`, `${visitor.cookie}; ${other}`])
    expect((await createVisitor().ask('/admin', { headers: { cookie } })).status).toBe(200);
  expect((await createVisitor().ask('/admin', { headers: { cookie: other } })).status).toBe(401);
});

test('a form from elsewhere does nothing, and is told so', async () => {
  const visitor = createVisitor();
  await visitor.signIn(admin);
  await as('maria').say('/me');
  const line = `/person role ${await idOf('maria')} reviewer`;
  const headers = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    {} as Record<string, string>,
  ];
  for (const from of headers) {
    const sent = await visitor.post('/admin/say', { line }, from);
    expect(sent.status).toBe(403);
    expect(await sent.text()).toContain('sent by a page elsewhere');
  }
  expect((await visitor.post('/admin/end', {}, { origin: 'https://evil.example' })).status).toBe(403);
  const path = loginPath(await admin.say('/admin'));
  expect((await createVisitor().post(path, {}, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await visitor.ask('/admin')).status).toBe(200);
});

test('a megabyte is not read, fifty tabs are one session, and who presses on and on is told to wait', async () => {
  await admin.say('/admin end');
  const visitor = createVisitor();
  await visitor.signIn(admin);
  const large = await visitor.ask('/admin/say', {
    method: 'POST',
    body: new URLSearchParams({ line: `/help ${'x'.repeat(1_000_000)}` }),
    headers: { origin },
  });
  expect(large.status).toBe(413);
  expect(await large.text()).toContain('role="alert"');
  const tabs = await Promise.all(Array.from({ length: 50 }, () => visitor.ask('/admin/audit')));
  expect(new Set(tabs.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await sql`select count(*)::int as count from admin_session where person = ${await idOf('admin')}`).toEqual([
    { count: 1 },
  ]);
  later(1);
  const presses = await Promise.all(Array.from({ length: 61 }, () => visitor.say('/outbox')));
  expect(presses.filter(({ status }) => status === 429)).toHaveLength(1);
  later(1);
  // Links that open nothing are counted by where they are tried.
  const tried = await Promise.all(
    Array.from({ length: 21 }, () => createVisitor().post(`/admin/login/${'b'.repeat(32)}`)),
  );
  expect(tried.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(1);
  // Too fast is said so where a link is looked at, too, and a good one is as good a minute later.
  const good = loginPath(await admin.say('/admin'));
  const early = await createVisitor().ask(good);
  expect([early.status, await early.text()]).toEqual([429, expect.stringContaining('Wait a minute')]);
  later(1);
  // Links that open something are not counted.
  for (let time = 0; time < 25; time += 1) expect((await createVisitor().ask(good)).status).toBe(200);
  expect((await createVisitor().post(good)).status).toBe(303);
  later(1);
});

test('what gives rights needs a fresh link, and then works as in chat', async () => {
  const visitor = createVisitor();
  await visitor.signIn(admin);
  await as('maria').say('/me');
  const id = await idOf('maria');
  later(10);
  const refused = await visitor.say(`/person role ${id} reviewer`);
  expect([refused.status, refused.text.includes('Nothing was done yet')]).toEqual([403, true]);
  await visitor.signIn(admin);
  const asked = await visitor.say(`/person role ${id} reviewer`);
  const done = await visitor.press(asked.text, 'confirmed=');
  expect(done.text).toContain('maria');
  expect(await sql`select role from person where id = ${id}`).toEqual([{ role: 'reviewer' }]);
  // Only reading may stand in an address.
  expect((await visitor.ask(`/admin/say?line=${encodeURIComponent(`/person role ${id} admin`)}`)).status).toBe(404);
  expect((await visitor.ask('/admin/say?line=%2Fadmin')).status).toBe(404);
  expect((await visitor.ask('/admin/say?line=%2Ftoken%20create')).status).toBe(404);
  // To try a rule is noted: a link that is opened, or looked at, does not.
  expect((await visitor.ask('/admin/say?line=%2Frule%20try%201')).status).toBe(404);
  expect((await visitor.ask('/admin/say?line=%2Foutbox')).status).toBe(200);
});

test('an old session gives nothing that outlives it: no link, no token, no code, no address, no end of its person', async () => {
  await makeStaff('tess', 'admin');
  const visitor = createVisitor();
  await visitor.signIn(as('tess'));
  // Not a fresh one either: a session would prove anew by itself who holds it.
  const link = await visitor.say('/admin');
  expect(link.text).toContain('These pages give no link into themselves. Say /admin in your chat.');
  expect(link.text).not.toContain('/admin/login/');
  expect(read(await as('tess').say('/calendar feed'))).toContain('/calendar/feed/');
  later(10);
  const lines = ['/token create reader figures', '/calendar feed', '/calendar renew', '/me link', '/me forget'];
  for (const line of [...lines, '/me join 1 admin', '/webhook add https://hooks.example/x events=experience.published'])
    expect([line, (await visitor.say(line)).status]).toEqual([line, 403]);
  expect(await sql`select 1 from api_token where person = ${await idOf('tess')}`).toEqual([]);
  expect(await sql`select 1 from link_code where person = ${await idOf('tess')}`).toEqual([]);
  expect((await visitor.say('/admin')).text).not.toContain('/admin/login/');
  await visitor.signIn(as('tess'));
  expect((await visitor.say('/token create reader figures')).status).toBe(200);
});

test('who becomes another person by a line of these pages, or nobody, is signed out, and the act is written down', async () => {
  await makeStaff('una', 'admin');
  const phone = as('una-phone');
  await phone.say('/me');
  const code = /\b[A-Z0-9]{4}-?[A-Z0-9]{4}\b|\b\d{6,}\b/.exec(read(await phone.say('/me link')))?.[0] ?? '';
  const visitor = createVisitor();
  await visitor.signIn(as('una'));
  const asked = await visitor.say(`/me link ${code} role=mine`);
  const joined = await visitor.press(asked.text, 'confirmed=');
  expect([joined.status, joined.text.includes('Something went wrong')]).toEqual([200, false]);
  expect(await idOf('una')).toBe(await idOf('una-phone'));
  expect((await visitor.ask('/admin')).status).toBe(401);
  expect(await sql`select person, door from staff_act where command = '/me link'`).toEqual([
    { person: await idOf('una'), door: 'page' },
  ]);
  await visitor.signIn(as('una'));
  const forgotten = await visitor.press((await visitor.say('/me forget')).text, 'confirmed=');
  expect([forgotten.status, forgotten.text.includes('Something went wrong')]).toEqual([200, false]);
  expect(await idOf('una')).toBe(0);
  expect(await sql`select person, line from staff_act where command = '/me forget' and door = 'page'`).toEqual([
    { person: null, line: '/me forget delete' },
  ]);
});

test('what staff do stands in the record, in chat and on the pages, without secrets; forgetting reaches it', async () => {
  await makeStaff('keeper', 'staff');
  const keeper = as('keeper');
  const visitor = createVisitor();
  await visitor.signIn(keeper);
  await visitor.say('/digest hold');
  await keeper.say('/webhook add https://user:pass@hooks.example/services/T0/SECRET events=experience.published');
  await keeper.say('/experience queue');
  await as('maria').say('/experience list');
  const id = await idOf('keeper');
  const acts = await sql<{ command: string; door: string; line: string | null }[]>`
    select command, door, line from staff_act where person = ${id} order by id`;
  expect(acts.map(({ command, door }) => `${command} ${door}`)).toEqual(
    expect.arrayContaining(['/admin open chat', '/admin page']),
  );
  expect(acts.some(({ command }) => command.includes('queue'))).toBe(false);
  expect(JSON.stringify(acts)).not.toContain('SECRET');
  const given = await sql`
    select line, role from staff_act where command = '/person role' and line like ${`/person role ${id} %`}`;
  expect(given).toEqual([{ line: `/person role ${id} staff, who is member`, role: 'admin' }]);

  const audit = createVisitor();
  await audit.signIn(admin);
  const page = await audit.text('/admin/audit');
  expect(page).toContain(`/person role ${id} staff`);
  expect(page).toContain('in chat');
  const own = await audit.text(`/admin/audit?person=${id}`);
  expect(own).not.toContain('/person role');

  expect(read(await keeper.say('/me export'))).toContain('staff_act');
  await keeper.confirm('/me forget');
  expect(await sql`select 1 from staff_act where person = ${id}`).toEqual([]);
  expect(await sql`select line from staff_act where command = '/person role' and line like ${`%${id} staff%`}`).toEqual(
    [],
  );
  expect(await audit.text('/admin/audit')).toContain('somebody who left');
});

test('a form that a button opens is filled in there, and sent twice it counts once', async () => {
  const author = as('bo');
  await author.submit(await author.say('/experience log'), {
    ...{ title: 'Mentors for nurses', region: 'Skåne', areas: ['health'] },
    ...{ challenge: 'Few contacts.', action: 'Mentors.', lesson: 'Begin early.', groups: ['women'] },
  });
  const visitor = createVisitor();
  await visitor.signIn(admin);
  const queue = await visitor.text('/admin/review');
  expect(queue).toContain('Mentors for nurses');
  const opened = await visitor.say('/experience send-back 1');
  expect(opened.text).toContain('<textarea');
  const event = crypto.randomUUID();
  const sent = { form: '/experience send-back 1', event, at: 'review', comment: 'Say who paid.' };
  expect(await (await visitor.post('/admin/say', sent)).text()).toContain('is sent back with your comment');
  expect(await (await visitor.post('/admin/say', sent)).text()).toContain('was sent back by admin');
  expect(await sql`select life from experience where number = 1`).toEqual([{ life: 'sent-back' }]);
  expect(await sql`select door from staff_act where command = '/experience send-back'`).toEqual([{ door: 'page' }]);
});

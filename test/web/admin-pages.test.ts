import { expect, test } from 'vitest';
import { adminPages } from '#src/web/admin/page-list.ts';
import { createAdminPages } from '#test/support/admin-pages.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const origin = 'https://causeway.example';
const house = await createDialogue({ env: { PUBLIC_URL: origin } });
const { as, clock, context, database } = house;
const { sql } = database;
const { createVisitor } = createAdminPages(house, origin);
const admin = as('admin');
const idOf = async (user: string) =>
  (await sql<{ person: number }[]>`select person from account where "user" = ${user}`)[0]?.person ?? 0;
const filled = {
  ...{ title: 'Mentors for nurses', region: 'Skåne', areas: ['health'], groups: ['women'] },
  ...{ challenge: 'Few contacts.', action: 'Mentors.', lesson: 'Begin early.' },
};
const visitor = createVisitor();
await visitor.signIn(admin);

test('with nothing to do the first page says so, and every page opens', async () => {
  const start = await visitor.text('/admin');
  expect(start).toContain('Nothing waits for you.');
  expect(start).toContain('No fault is known.');
  for (const { path } of adminPages) {
    const page = await visitor.ask(path);
    expect([path, page.status]).toEqual([path, 200]);
    expect(await page.text()).toContain('aria-current="page"');
  }
});

test('what waits and what fails stands first, and leads to where something can be done', async () => {
  await as('bo').submit(await as('bo').say('/experience log'), filled);
  await as('ines').say('/me');
  await sql`update person set is_admitted = false, admission_asked_at = ${clock.now} where id = ${await idOf('ines')}`;
  await context.outbox.enqueue(sql, {
    ...{ recipient: 'person:1', person: null, purpose: 'test', period: 'once' },
    ...{ places: ['test:hall:user:bo'], message: { text: 'Hello', blocks: [] } },
  });
  await sql`update delivery set state = 'dead', error = 'no such user', error_code = 'gone' where purpose = 'test'`;
  await sql`insert into job_run (job, due_at, claimed_at, finished_at, error) values ('send-digests', now(), now(), now(), 'why')`;
  const long = new Date(clock.now.getTime() - 80 * 3_600_000);
  await sql`
    insert into refresh_run (started_at, finished_at, total, tables)
    values (${long}, ${long}, 1, ${sql.json([{ dataset: 'lfsa_urgan', outcome: 'failed', new: 0, revised: 0, ended: 0, reason: 'no answer' }])})`;
  const start = await visitor.text('/admin');
  for (const said of [
    'One experience waits for review',
    `ines (no. ${await idOf('ines')}) asks to be let in`,
    'One message could not be sent',
    'The job send-digests failed',
    'One table of figures could not be refreshed',
    'Figures were last refreshed on',
  ])
    expect(start).toContain(said);
  const asked = await visitor.press(start, 'Let them in');
  const done = await visitor.press(asked.text, 'confirmed=');
  expect(done.text).toContain('ines');
  expect(await visitor.text('/admin')).not.toContain('asks to be let in');
  const outbox = await visitor.text('/admin/outbox');
  expect(outbox).toContain('no such user');
  const figures = await visitor.text('/admin/figures');
  expect(figures).toContain('lfsa_urgan: no answer');
  expect((await visitor.press(figures, 'Upload a file')).text).toContain(`${origin}/imports/`);
});

test('a review is read, sent back with words and published on the pages', async () => {
  const queue = await visitor.text('/admin/review');
  const address = /href="(\/admin\/say\?line=[^"]*review[^"]*)"/.exec(queue)?.[1]?.replaceAll('&amp;', '&');
  expect(queue).toContain('Mentors for nurses');
  const record = await visitor.text(address ?? `/admin/say?line=${encodeURIComponent('/experience show 1')}`);
  expect(record).toContain('Begin early.');
  const form = await visitor.say('/experience send-back 1');
  expect(form.text).toContain('name="comment"');
  const empty = await visitor.post('/admin/say', { form: '/experience send-back 1', comment: '' });
  expect(await empty.text()).toContain('class="problem"');
  const sent = await visitor.post('/admin/say', { form: '/experience send-back 1', comment: 'Who paid?' });
  expect(await sent.text()).toContain('is sent back with your comment');
  await as('bo').submit(await as('bo').say('/experience edit 1'), { lesson: 'Begin early. The city paid.' });
  await visitor.say('/experience publish 1');
  expect(await sql`select life from experience where number = 1`).toEqual([{ life: 'published' }]);
});

test('members are searched by name, role and region, and shown with what can be done', async () => {
  await as('ana', { displayName: 'Ána Ruiz' }).say('/me region Murcia');
  const id = await idOf('ana');
  const found = await visitor.text('/admin/members?name=ana');
  expect(found).toContain(`href="/admin/members/${id}"`);
  expect(found).not.toContain('>bo<');
  expect(await visitor.text('/admin/members?region=ES62')).toContain('Ána Ruiz');
  expect(await visitor.text('/admin/members?role=admin')).not.toContain('Ána Ruiz');
  expect(await visitor.text('/admin/members?name=%3Cscript%3E')).not.toContain('<script>');
  const page = await visitor.text(`/admin/members/${id}`);
  for (const said of ['Ána Ruiz', 'Murcia', 'one experience'])
    expect(page.includes(said)).toBe(said !== 'one experience');
  const asked = await visitor.press(page, `/person role ${id} reviewer`);
  expect((await visitor.press(asked.text, 'confirmed=')).text).toContain('Ána Ruiz is');
  expect(await sql`select role from person where id = ${id}`).toEqual([{ role: 'reviewer' }]);
  const form = await visitor.press(await visitor.text(`/admin/members/${id}`), `/person place ${id}`);
  expect(form.text).toContain('Where Ána Ruiz works');
  const own = await visitor.text(`/admin/members/${await idOf('admin')}`);
  expect(own).toContain('Another admin has to change your own role.');
  expect((await visitor.ask('/admin/members/9999')).status).toBe(404);
});

test('a digest of somebody in a week is looked at, and the next ones are held and released', async () => {
  const ana = as('ana', {}, 'test:hall:user:ana');
  await ana.submit(await ana.say('/digest subscribe'), { tellsEmpty: true });
  const [row] = await sql<{ id: number }[]>`select id from digest_subscription`;
  const page = await visitor.text('/admin/digests');
  expect(page).toContain(`<option value="${row?.id}"`);
  const preview = await visitor.text(`/admin/digests/preview?subscription=${row?.id}&week=`);
  expect(preview).toContain('Mentors for nurses');
  expect((await visitor.ask('/admin/digests/preview?subscription=x&week=99')).status).toBe(200);
  const asked = await visitor.say('/digest hold');
  await visitor.press(asked.text, 'confirmed=');
  expect(await sql`select is_held from digest_steering`).toEqual([{ isHeld: true }]);
});

test('growth is counted by month, as a table and as a file', async () => {
  await as('bo').submit(await as('bo').say('/question ask'), { title: 'Who teaches at night?', areas: ['language'] });
  await as('ana').submit(await as('ana').say('/question answer 1'), { content: 'We do, twice a week.' });
  await sql`update person set created_at = ${clock.now}`;
  await sql`update experience set created_at = ${clock.now}`;
  const file = await visitor.ask('/admin/growth.csv');
  expect(file.headers.get('content-type')).toContain('text/csv');
  const lines = (await file.text())
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/);
  expect(lines).toHaveLength(14);
  expect(lines[0]).toBe(
    'Month,Members,Regions connected,Experiences published,Taken up,Questions,Answered within three days',
  );
  const [{ members }] = await sql<[{ members: number }]>`select count(*)::int as members from person where is_admitted`;
  expect(lines.at(-1)).toBe(`2026-11,${members},1,1,0,1,1`);
  expect(lines.at(-2)).toBe('2026-10,0,0,0,0,0,0');
  expect(await visitor.text('/admin/growth')).toContain('2026-11');
});

test('the server, its platforms and installations are told of', async () => {
  await sql`insert into installation (platform, space, sealed) values ('slack', 'T0123', ${Buffer.from('sealed')})`;
  const page = await visitor.text('/admin/platforms');
  for (const said of ['T0123', 'slack', 'send-digests', 'failed']) expect(page).toContain(said);
  expect(page).not.toContain('sealed');
});

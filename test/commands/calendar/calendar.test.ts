import { expect, test } from 'vitest';
import { forgetPersonalData } from '#src/operations/personal-data.ts';
import { createPages } from '#src/web/pages.ts';
import { readCalendarFile } from '#test/support/calendar.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, bot, clock, context, database } = await createDialogue({ env: { PUBLIC_URL: 'https://causeway.example' } });
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false, remoteOf: () => '192.0.2.1' });
const admin = as('admin');
const ana = as('ana', { timeZone: 'Europe/Madrid' });
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await pages.request(path, { headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const idOf = async (user: string) =>
  (await sql`select person from account where "user" = ${user}`)[0]?.person as number;

const when = { day: '2026-12-03', time: '14:00', timeZone: 'Europe/Helsinki' };
const training = {
  ...{
    ...when,
    title: 'Listening, first; <steps>',
    minutes: 90,
    capacity: 2,
    place: 'Room 3, floor 2',
    code: 'bakori',
  },
  link: 'https://meet.example.org/listening',
};
await admin.submit(await admin.say('/training create'), training);
await admin.submit(await admin.say('/training create'), {
  ...training,
  title: 'Among us',
  isPublic: false,
  day: '2026-12-04',
});
await admin.submit(await admin.say('/event create'), {
  ...{
    ...when,
    title: 'First exchange',
    day: '2026-12-10',
    rounds: 3,
    minutes: 15,
    size: 2,
    areas: [],
    topics: '',
    link: '',
  },
});
await admin.submit(await admin.say('/round create'), { ...when, title: 'Meetings', day: '2026-12-14' });

test('the next four weeks: what is mine first, then what I may join, in my own zone', async () => {
  expect(read(await ana.say('/calendar'))).toContain('You may also join:');
  await ana.say('/training join 1');
  await ana.say('/round join 1 open');
  const said = read(await ana.say('/calendar'));
  const own = said.slice(said.indexOf('---')).split('You may also join:')[0];
  expect(own).toContain('• Training: Listening, first; <steps> (3 December 2026, 13:00 CET, until 14:30 CET)');
  expect(own).toContain('• Round: Meetings');
  expect(said.split('You may also join:')[2]).toContain('• Event: First exchange');
  expect(read(await ana.press(await ana.say('/calendar'), 'Training: Listening'))).toContain('You: you have a seat');
  clock.now = new Date('2026-10-01T09:00:00Z');
  expect(read(await ana.say('/calendar'))).toContain('Nothing is on in the next four weeks');
  clock.now = new Date('2026-11-23T09:00:00Z');
  const then = read(await ana.say('/calendar show when=2026-12-09'));
  expect(then).toContain('Your dates until 9 December 2026');
  expect(then).toContain('Training: Listening');
  expect(then).not.toContain('Round: Meetings');
  expect(read(await ana.say('/calendar show when=next-year'))).toContain('Nothing is on 1 January 2027 to');
  expect(read(await ana.say('/training list when=december'))).toContain(
    'Trainings 1 December 2026 to 31 December 2026',
  );
  expect(read(await ana.say('/training list when=december'))).toContain('Listening, first');
  expect(read(await ana.say('/training list when=2027-01'))).toContain('No training begins then.');
  expect(read(await ana.say('/training list when=whenever'))).toContain('“whenever” is no time');
});

test('the page of a month shows everybody what everybody may see, with its months before and after', async () => {
  const { text, status } = await get('/calendar?month=2026-12');
  expect(status).toBe(200);
  expect(text).toContain('December 2026');
  expect(text).toContain('<a href="/trainings/1"><bdi>Training: Listening, first; &lt;steps&gt;</bdi></a>');
  expect(text).toContain('3 December 2026, 14:00 EET, until 15:30 EET');
  expect(text).toMatch(/href="#d-2026-12-03" aria-label="3: 1 date"/);
  expect(text).not.toMatch(/Among us|First exchange|Meetings|meet\.example|<script/);
  expect(text).toContain('href="/calendar?month=2027-01"');
  expect((await get('/calendar?month=2027-02')).text).toContain('Nothing that everybody may see is on in this month');
  expect((await get('/calendar?month=none')).status).toBe(200);
});

test('the public feed is read by another program, and not sent twice', async () => {
  const feed = await get('/calendar.ics');
  expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const { method, events } = readCalendarFile(feed.text);
  // What is subscribed to is no message (RFC 5546), which would have an organiser.
  expect(method).toBeUndefined();
  expect(events.map(({ summary }) => summary)).toEqual(['Training: Listening, first; <steps>']);
  expect(events[0]).toMatchObject({ location: 'Room 3, floor 2', start: new Date('2026-12-03T12:00:00Z') });
  expect((await get('/calendar.ics', { 'if-none-match': feed.headers.get('etag') ?? '' })).status).toBe(304);
});

test('of addresses made at once one opens, and none is kept in what was answered', async () => {
  const pia = as('pia');
  const said = await Promise.all(Array.from({ length: 5 }, () => pia.say('/calendar renew')));
  const paths = said.map((each) => /causeway\.example(\/calendar\/feed\/[\w-]{24}\.ics)/.exec(read(each))?.[1] ?? '');
  const opened: string[] = [];
  for (const path of paths) if ((await get(path)).status === 200) opened.push(path);
  expect(opened).toHaveLength(1);
  const secret = /feed\/([\w-]{24})/.exec(opened[0] ?? '')?.[1] ?? '-';
  const kept = await database.sql`select 1 from handled_event e where e::text like ${`%${secret}%`}`;
  expect(kept).toHaveLength(0);
});

test('my own feed has what I take part in, with the link, at an address that I can end', async () => {
  const first = read(await ana.say('/calendar feed'));
  const path = /causeway\.example(\/calendar\/feed\/[\w-]{24}\.ics)/.exec(first)?.[1] ?? '';
  expect(read(await ana.say('/calendar feed'))).toContain(path);
  const feed = await get(path);
  const { events } = readCalendarFile(feed.text);
  expect(events.map(({ summary }) => summary)).toEqual(['Training: Listening, first; <steps>', 'Round: Meetings']);
  expect(feed.text.replaceAll('\r\n ', '')).toContain('meet.example.org/listening');
  expect(feed.headers.get('x-robots-tag')).toContain('noindex');
  // The same event as the invitation has, so that no calendar shows it twice.
  const invited = await ana.say('/training leave 1');
  const file = invited.type === 'message' ? invited.blocks.find((block) => block.type === 'file') : undefined;
  const uid = file?.type === 'file' ? readCalendarFile(file.content).events[0]?.uid : '';
  expect(events[0]?.uid).toBe(uid);
  expect(readCalendarFile((await get(path)).text).events).toHaveLength(1);
  const left = (at: Date | null) => database.sql`update account set gone_at = ${at} where "user" = ${ana.actor.user}`;
  await left(new Date());
  expect((await get(path)).status).toBe(404);
  await left(null);
  expect((await get(path)).status).toBe(200);
  const renewed = read(await ana.say('/calendar renew'));
  expect(renewed).not.toContain(path);
  expect((await get(path)).status).toBe(404);
  const second = /causeway\.example(\/calendar\/feed\/[\w-]{24}\.ics)/.exec(renewed)?.[1] ?? '';
  expect((await get(second)).status).toBe(200);
  expect(read(await ana.say('/calendar end'))).toContain('shows nothing any more');
  expect((await get(second)).status).toBe(404);
  expect(read(await ana.say('/calendar end'))).toContain('no address');
});

test('the home page has the next ones, and the digest tells of a new session once', async () => {
  await as('bo').say('/me');
  await as('bo').say('/training join 1');
  expect(read(await as('bo').say('/home'))).toContain('On for you in the next four weeks:');
  expect(read(await as('bo').say('/home'))).toContain('• Training: Listening, first; <steps>');
  const digest = read(await as('bo').say('/digest preview Skåne'));
  expect(digest).toContain('Calls, trainings and testbeds');
  expect(digest).toMatch(/Listening, first; <steps> \(3 December 2026, \d\d:00 \w+\)/);
  expect(digest).not.toContain('Among us');
});

test('who is forgotten has no feed', async () => {
  const path =
    /causeway\.example(\/calendar\/feed\/[\w-]{24}\.ics)/.exec(read(await ana.say('/calendar feed')))?.[1] ?? '';
  const id = await idOf('ana');
  await database.withTransaction((inside) =>
    forgetPersonalData(inside, id, { isKept: true, now: clock.now, removedTitle: () => '' }),
  );
  await sql`delete from person where id = ${id}`;
  expect((await get(path)).status).toBe(404);
});

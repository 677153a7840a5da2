import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { FormValues } from '#src/core/form.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { refreshFeeds } from '#src/operations/calls/feeds.ts';
import { remindOfCalls } from '#src/operations/calls/remind.ts';
import { forgetPersonalData, movePersonalData } from '#src/operations/personal-data.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, formOf, lineOf, read, type Speaker } from '#test/support/dialogue.ts';
import { expectFirstScreen } from '#test/support/first-screen.ts';

type Served = { status?: number; body: string; etag?: string; type?: string };
const served = new Map<string, Served>();
const asked: { path: string; etag: string | undefined }[] = [];
const server = createServer((request, response) => {
  const { url = '' } = request;
  const etag = request.headers['if-none-match'];
  asked.push({ path: url, etag });
  const found = served.get(url) ?? { status: 404, body: '' };
  if (found.etag && etag === found.etag) return response.writeHead(304).end();
  const headers = { 'content-type': found.type ?? 'application/json', ...(found.etag && { etag: found.etag }) };
  return response.writeHead(found.status ?? 200, headers).end(found.body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

const { as, bot, clock, context, database } = await createDialogue({ env: { IMPORT_HOSTS: host } });
// The server of this test stands on this machine, whose addresses are this server's own otherwise.
context.isOwnLink = () => false;
const { sql } = database;
const alone = (user: string) => as(user, {}, `test:hall:user:${user}`);
const [admin, maria, jordi, ana] = ['admin', 'maria', 'jordi', 'ana'].map(alone) as [
  Speaker,
  Speaker,
  Speaker,
  Speaker,
];
for (const each of [admin, maria, jordi, ana]) await each.say('/help');
const idOf = async (user: string) => (await sql`select id from person where display_name = ${user}`)[0]?.id as number;
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
const letters = async (purpose: string, user?: string) => {
  const rows = await sql<{ text: string }[]>`
    select message ->> 'text' as text from delivery
    where purpose = ${purpose} and (${user === undefined} or person = ${user === undefined ? 0 : await idOf(user)}) order by created_at, period`;
  return rows.map(({ text }) => plainText(text));
};
const pass = (days: number) => {
  clock.now = new Date(clock.now.getTime() + days * 86_400_000);
};
const dayIn = (days: number) => new Date(clock.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
const values = {
  title: 'Housing for newcomers',
  programme: 'AMIF',
  areas: ['housing'],
  link: 'https://example.org/call',
};
const empty = { opens: null, day: null, time: null, audience: null, budget: null, contact: null, summary: null };
let serial = 0;
async function addCall(more: FormValues = {}) {
  serial += 1;
  const own = {
    ...values,
    ...empty,
    timeZone: 'Brussels',
    link: `https://example.org/call-${serial}`,
    title: `Call ${serial}`,
  };
  return admin.submit(await admin.say('/call add'), { ...own, ...more });
}

beforeEach(() => {
  asked.length = 0;
});

describe('adding', () => {
  test('a deadline counts in its zone and is told in that of each reader', async () => {
    await maria.submit(await maria.say('/me edit'), { timeZone: 'Azores' });
    const added = await addCall({
      title: 'Reception in towns',
      day: '2027-04-08',
      time: '17:00',
      summary: 'For towns.',
    });
    expect(read(added)).toContain('Added as call #');
    expectFirstScreen(added);
    const shown = read(await maria.say(`/call show ${numberOf(added)}`));
    // Some platforms write GMT+0 for the summer of the Azores.
    expect(shown).toMatch(/Deadline: 8 April 2027, 15:00 (?:GMT|UTC|AZOST)\S* \(17:00 CEST there\)/);
    const day = await addCall({ title: 'By the end of a day', day: '2027-04-08' });
    expect(read(await maria.say(`/call show ${numberOf(day)}`))).toContain(
      'Deadline: 8 April 2027, until midnight in Brussels',
    );
    expect(read(await maria.say('/call list'))).toContain('Reception in towns');
  });

  test('a deadline yesterday, an unknown zone and an opening behind it are said beside their fields', async () => {
    const bad = await addCall({ day: dayIn(-1), timeZone: 'Atlantis', link: 'ask me' });
    if (bad.type !== 'problems') throw new Error('accepted');
    expect(bad.problems.timeZone).toContain('“Atlantis” is no time zone');
    expect(bad.problems.link).toContain('no address of a page: ask me');
    const past = await addCall({ day: dayIn(-1) });
    expect(past.type === 'problems' && past.problems.day).toBe('This deadline is past.');
    const turned = await addCall({ day: dayIn(3), opens: dayIn(9) });
    expect(turned.type === 'problems' && turned.problems.opens).toBe('It would open behind its deadline.');
  });

  test('only staff add; the same call is not added twice; it is changed, taken away and put back', async () => {
    expect(read(await maria.say('/call add'))).not.toContain('Add a call');
    const number = numberOf(await addCall({ title: 'Once only', day: dayIn(40) }));
    const again = await addCall({ title: 'ONCE ONLY' });
    expect(again.type === 'problems' && again.problems.title).toBe(`#${number} Once only is this call already.`);
    const form = await admin.say(`/call edit ${number}`);
    expect(formOf(form).values).toMatchObject({ day: dayIn(40), timeZone: 'Europe/Brussels' });
    expect(read(await admin.submit(form, { budget: '5 million' }))).toContain('Budget: 5 million');
    expect(read(await admin.confirm(`/call withdraw ${number}`))).toContain('is taken away');
    expect(read(await maria.say(`/call show ${number}`))).toContain('There is no call');
    expect(read(await admin.say(`/call restore ${number}`))).toContain('is back');
  });

  test('found by words in another language, by area, and when closed', async () => {
    await addCall({ title: 'Interpreters in hospitals', areas: ['health'], day: dayIn(30) });
    expect(read(await maria.say('/call list intérpretes'))).toContain('Interpreters in hospitals');
    expect(read(await maria.say('/call list area=health'))).toContain('One open call (Health)');
    pass(31);
    expect(read(await maria.say('/call list area=health'))).toContain('No open call is known (Health).');
    expect(read(await maria.say('/call list area=health state=closed'))).toContain('Interpreters in hospitals');
  });
});

describe('by when they close', () => {
  test('those of a time, and of how many no deadline is known; what is no time is said', async () => {
    const areas = ['culture-religion'];
    await addCall({ title: 'Choirs soon', areas, day: dayIn(5) });
    await addCall({ title: 'Choirs later', areas, day: dayIn(50) });
    await addCall({ title: 'Choirs some day', areas });
    const soon = read(await maria.say('/call list area=culture-religion closes=2-weeks'));
    expect(soon).toContain('One open call (Culture and religion, deadline until ');
    expect(soon).toContain('Choirs soon');
    expect(soon).not.toMatch(/Choirs (?:later|some day)/);
    expect(soon).toContain('Of one more no deadline is known.');
    const until = read(await maria.say(`/call list area=culture-religion closes=${dayIn(50)}`));
    expect(until).toContain('2 open calls');
    expect(read(await maria.say('/call list closes=tomorrow'))).toContain('No open call is known (deadline ');
    expect(read(await maria.say('/call list closes=soon'))).toContain(
      '“soon” is no time that I can read. Say a number',
    );
    expect(read(await maria.say('/call list closes=03/04/2031'))).toContain('can be two days: 2031-04-03, 2031-03-04');
  });
});

describe('reminders', () => {
  const remind = () => remindOfCalls(context, { now: clock.now });

  test('14 and 3 days before, once each, to who follows the area or the call; a deadline that moves is told anew', async () => {
    await remind();
    await sql`delete from delivery where purpose = 'call-closing'`;
    const number = numberOf(
      await addCall({ title: 'Language at work', areas: ['language'], day: dayIn(20), time: '17:00' }),
    );
    await jordi.say('/follow area language');
    await ana.say(`/call follow ${number}`);
    await remind();
    expect(await letters('call-closing')).toEqual([]);
    pass(6);
    await remind();
    await remind();
    expect((await letters('call-closing', 'jordi'))[0]).toContain(`#${number} Language at work closes in 14 days: `);
    expect(await letters('call-closing', 'jordi')).toHaveLength(1);
    expect(await letters('call-closing', 'ana')).toHaveLength(1);
    expect(await letters('call-closing', 'maria')).toEqual([]);
    pass(11);
    await remind();
    expect((await letters('call-closing', 'ana'))[1]).toContain('closes in 3 days');
    pass(1);
    await remind();
    expect(await letters('call-closing', 'ana')).toHaveLength(2);
    await admin.submit(await admin.say(`/call edit ${number}`), { day: dayIn(10) });
    await remind();
    expect((await letters('call-closing', 'ana'))[2]).toContain('closes in 10 days');
    await ana.say(`/call unfollow ${number}`);
    pass(8);
    await remind();
    expect(await letters('call-closing', 'ana')).toHaveLength(3);
    expect(await letters('call-closing', 'jordi')).toHaveLength(4);
  });

  test('what is followed lists calls, and ends there', async () => {
    const number = numberOf(await addCall({ title: 'To be followed', day: dayIn(90) }));
    await ana.say(`/call follow ${number}`);
    expect(read(await ana.say('/follow list'))).toContain(`Call #${number} To be followed`);
    await ana.say(`/follow stop call=${number}`);
    expect(read(await ana.say('/follow list'))).not.toContain('To be followed');
    expect(read(await ana.say('/call follow 9999'))).toContain('There is no call #9999.');
  });
});

describe('feeds', () => {
  const signal = new AbortController().signal;
  const refresh = async () => {
    pass(1);
    return refreshFeeds(context, { now: clock.now, signal, pauseMs: 0 });
  };
  const item = (id: string, more: object = {}) => ({
    ...{ id, title: `Feed call ${id}`, url: `https://example.org/${id}`, deadline: '16/04/2028' },
    ...more,
  });

  test('added and read at once; then asked only whether it changed; what changed is changed, nothing is lost', async () => {
    served.set('/calls.json', {
      body: JSON.stringify([item('A'), item('B', { deadline: '01/02/2026' })]),
      etag: '"1"',
    });
    const added = await admin.say(`/call feed add http://${host}/calls.json area=education,language`);
    expect(read(added)).toContain('It holds 2 calls: one is new, one is over.');
    expect(read(await maria.say('/call list area=education'))).toContain('Feed call A');
    asked.length = 0;
    expect(await refresh()).toMatchObject({ unchanged: 1, read: 0 });
    expect(asked).toEqual([{ path: '/calls.json', etag: '"1"' }]);
    const moved = [item('A', { deadline: '17/04/2028' }), item('C')];
    served.set('/calls.json', { body: JSON.stringify(moved), etag: '"2"' });
    expect(await refresh()).toMatchObject({ read: 1, added: 1, changed: 1 });
    const list = read(await maria.say('/call list area=education'));
    expect(list).toContain('17 April 2028');
    expect(list).toContain('Feed call C');
  });

  test('what staff change of it stays as they said, and what they take away stays away', async () => {
    const [call] = await sql<{ number: number }[]>`select number from funding_call where reference = 'A'`;
    const [other] = await sql<{ number: number }[]>`select number from funding_call where reference = 'C'`;
    await admin.submit(await admin.say(`/call edit ${call?.number}`), { title: 'Ours now' });
    await admin.confirm(`/call withdraw ${other?.number}`);
    served.set('/calls.json', {
      body: JSON.stringify([item('A', { title: 'Theirs' }), item('C', { title: 'Again' })]),
    });
    await refresh();
    const list = read(await maria.say('/call list area=education'));
    expect(list).toContain('Ours now');
    expect(list).not.toContain('Again');
  });

  test('one that turns to HTML, or to 50 MB, keeps its calls; who named it is told once, after three failures', async () => {
    const before = await sql`select number, title from funding_call where feed is not null order by number`;
    for (const body of ['<!doctype html><title>Moved</title>', 'x'.repeat(50_000_000), '<html>']) {
      served.set('/calls.json', { body });
      expect(await refresh()).toMatchObject({ failed: 1 });
    }
    await refresh();
    expect(await sql`select number, title from funding_call where feed is not null order by number`).toEqual(before);
    const told = await letters('call-feed');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('The address holds a page now, and no feed.');
    expect(read(await admin.say('/call feed list'))).toContain('Not readable: The address holds a page now');
    served.set('/calls.json', { body: JSON.stringify([item('A')]) });
    await refresh();
    expect(read(await admin.say('/call feed list'))).toContain('1 call');
  });

  test('a calendar; a feed inside a network is not asked; members name none', async () => {
    const ics =
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:9\r\nSUMMARY:From a calendar\r\nDTSTART;TZID=Atlantis/Center:20280409T170000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
    served.set('/calls.ics', { body: ics, type: 'text/calendar' });
    await admin.say(`/call feed add http://${host}/calls.ics area=culture-religion zone=Madrid`);
    expect(read(await admin.say('/call list area=culture-religion'))).toContain('From a calendar');
    const [row] = await sql`select closes_at from funding_call where title = 'From a calendar'`;
    expect(row?.closesAt).toEqual(new Date('2028-04-09T15:00:00Z'));
    expect(read(await admin.say('/call feed add http://10.0.0.1/x area=housing'))).toContain('private network');
    expect(read(await admin.say(`/call feed add http://${host}/x`))).toContain('Say of which policy area');
    expect(read(await maria.say(`/call feed add http://${host}/x area=housing`))).not.toContain('I read the feed');
  });

  test('an entry of a calendar that cannot be read is left out and counted, and the others are taken', async () => {
    const event = (uid: number, lines: string) =>
      `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:Entry ${uid}\r\n${lines}\r\nEND:VEVENT\r\n`;
    const entries = [
      'DTSTART:20280409T100000Z\r\nDTEND:xx',
      'DTSTART:xx',
      'DTSTART;VALUE=DATE:20271399',
      'DTSTART;VALUE=DATE:20280410\r\nRRULE:FREQ=NEVER\r\nEXDATE:xx',
      'DTSTART;VALUE=DATE:20280411',
    ];
    served.set('/bad.ics', {
      body: `BEGIN:VCALENDAR\r\n${entries.map((each, index) => event(index, each)).join('')}END:VCALENDAR`,
    });
    const added = read(await admin.say(`/call feed add http://${host}/bad.ics area=education`));
    expect(added).toContain('It holds 2 calls: 2 are new. 3 entries were left out');
    const rows = await sql`select title, closes_at from funding_call where title like 'Entry %' order by title`;
    expect(rows.map(({ title, closesAt }) => `${title} ${closesAt.toISOString()}`)).toEqual([
      'Entry 3 2028-04-10T21:59:00.000Z',
      'Entry 4 2028-04-11T21:59:00.000Z',
    ]);
  });

  test('an error that nobody foresaw is the failure of one feed, and the others are read', async () => {
    served.set('/calls.json', { body: JSON.stringify([item('A')]) });
    const { read: readReally } = context.callFeeds;
    context.callFeeds.read = async (address, ...rest) => {
      if (address.endsWith('/bad.ics')) throw new TypeError('end.getTime is not a function');
      return readReally(address, ...rest);
    };
    try {
      // The other is inside a network.
      expect(await refresh()).toMatchObject({ read: 2, failed: 2 });
    } finally {
      context.callFeeds.read = readReally;
    }
    const feeds = await sql`select failures, checked_at, problem from call_feed where url like '%/bad.ics'`;
    expect(feeds[0]).toMatchObject({ failures: 1, checkedAt: clock.now });
    expect(feeds[0]?.problem).toContain('could not be read by this server');
  });

  test('entries of one title without a reference and a link stay apart; one that stands there twice is counted', async () => {
    const [first, second] = [
      { title: 'Grants', deadline: '16/04/2028' },
      { title: 'Grants', deadline: '17/05/2028' },
    ];
    served.set('/grants.json', { body: JSON.stringify([first, second, first]) });
    const added = read(await admin.say(`/call feed add http://${host}/grants.json area=health`));
    expect(added).toContain('It holds 2 calls: 2 are new. One entry was left out');
    expect(await refresh()).toMatchObject({ added: 0, changed: 0 });
    expect(await sql`select number from funding_call where title = 'Grants'`).toHaveLength(2);
  });

  test('taken away, its calls stay', async () => {
    const [feed] = await sql<{ id: number }[]>`select id from call_feed where url like '%calls.ics'`;
    expect(read(await admin.say(`/call feed remove ${feed?.id}`))).toContain('read no more');
    expect(read(await admin.say('/call list area=culture-religion'))).toContain('From a calendar');
  });
});

describe('partners', () => {
  const open = async (speaker: Speaker, region: string) => {
    await speaker.submit(await speaker.say('/me edit'), { region });
    await speaker.submit(await speaker.say('/me introductions'), { isOpen: true });
  };

  test('who offers something sees who else does, by the ranking of introductions, and asks; the other says yes first', async () => {
    const call = numberOf(await addCall({ title: 'Health together', areas: ['health'], day: dayIn(60) }));
    for (const [speaker, region] of [
      [maria, 'Skåne'],
      [jordi, 'Catalonia'],
      [ana, 'Murcia'],
    ] as const)
      await open(speaker, region);
    const values = { region: 'Catalonia', areas: ['health'], groups: [], challenge: 'c', action: 'a', lesson: 'l' };
    await jordi.submit(await jordi.say('/experience log'), { title: 'Mediators in clinics', ...values });
    const first = await ana.submit(await ana.say(`/call partner ${call}`), { offer: 'We have clinics.', seek: '' });
    expect(read(first)).toContain('Nobody else looks for partners');
    expect(read(await maria.say(`/call partners ${call}`))).toContain('say first what you offer');
    expect(read(await maria.say(`/call partners ${call}`))).not.toContain('We have clinics');
    await jordi.submit(await jordi.say(`/call partner ${call}`), { offer: 'We train mediators.', seek: 'a lead' });
    expect((await letters('call-partner', 'ana'))[0]).toContain(`Somebody else looks for partners for call #${call}`);
    const shown = await maria.submit(await maria.say(`/call partner ${call}`), {
      offer: 'We lead.',
      seek: 'mediators',
    });
    const said = read(shown);
    expectFirstScreen(shown);
    expect(said).toContain('2 more look for partners');
    expect(said.indexOf('We train mediators.')).toBeLessThan(said.indexOf('We have clinics.'));
    expect(said).toContain('wrote experience');
    const form = await maria.say(lineOf(shown, 'Ask jordi'));
    const sent = await maria.submit(form, { note: 'Shall we apply together?', contact: 'maria@example.org' });
    expect(read(sent)).not.toContain('cannot');
    const [request] = await sql<{ text: string }[]>`
      select message ->> 'text' as text from delivery where person = ${await idOf('jordi')} and message ->> 'text' like '%apply together%'`;
    expect(plainText(request?.text ?? '')).toContain(`look for partners for call #${call}, too`);
    expect(plainText(request?.text ?? '')).not.toContain('maria@example.org');
    expect(read(await ana.say(`/call unpartner ${call}`))).toContain('do not look for partners');
    expect(read(await maria.say(`/call partners ${call}`))).not.toContain('We have clinics');
  });

  test('who is not open to introductions is counted, not named; a closed call has no partners', async () => {
    const call = numberOf(await addCall({ title: 'Quiet partners', areas: ['health'], day: dayIn(5) }));
    const pia = alone('pia');
    const said = read(await pia.submit(await pia.say(`/call partner ${call}`), { offer: 'Hidden offer.' }));
    expect(said).toContain('you have to be open to introductions');
    const seen = read(await maria.submit(await maria.say(`/call partner ${call}`), { offer: 'We lead.' }));
    expect(seen).toContain('One more looks for partners who cannot be asked now.');
    expect(seen).not.toContain('Hidden offer.');
    pass(6);
    expect(read(await pia.say(`/call partner ${call}`))).toContain(`Call #${call} is closed.`);
  });

  test('what somebody offers goes with them, and moves with a joined account', async () => {
    const call = numberOf(await addCall({ title: 'Leaving', day: dayIn(50) }));
    const [rosa, rosa2] = [alone('rosa'), alone('rosa2')];
    await rosa2.say('/help');
    await rosa.submit(await rosa.say(`/call partner ${call}`), { offer: 'Mine.' });
    const [from, to] = [await idOf('rosa'), await idOf('rosa2')];
    await database.withTransaction((inside) => movePersonalData(inside, from, to, clock.now));
    expect(await sql`select offer from call_partner where person = ${to}`).toEqual([{ offer: 'Mine.' }]);
    const how = { isKept: true, now: clock.now, removedTitle: () => '' };
    await database.withTransaction((inside) => forgetPersonalData(inside, to, how));
    expect(await sql`select 1 from call_partner where call = ${call}`).toHaveLength(0);
  });
});

test('the digest and the first page have calls of the areas that are followed, the deadline in the zone of the reader', async () => {
  const olle = alone('olle');
  await olle.submit(await olle.say('/me edit'), {
    region: 'Skåne',
    interests: ['anti-discrimination'],
    timeZone: 'Azores',
  });
  await addCall({ title: 'Equal from the start', areas: ['anti-discrimination'], day: dayIn(20), time: '17:00' });
  await addCall({ title: 'Something else', areas: ['housing'], day: dayIn(20) });
  pass(1);
  const news = read(await olle.say('/digest preview'));
  expect(news).toContain('Calls, trainings and testbeds');
  expect(news).toMatch(/Equal from the start \(closes .+15:00|Equal from the start \(closes .+16:00/);
  expect(news).not.toContain('Something else');
  const home = read(await olle.say('/home'));
  expect(home).toContain('Calls that close next:');
  expect(home).toContain('Equal from the start');
});

test('the calendar has deadlines: all for anybody, and those one follows as one’s own', async () => {
  const number = numberOf(await addCall({ title: 'In the calendar', day: dayIn(9) }));
  await ana.say(`/call follow ${number}`);
  const own = read(await ana.say('/calendar'));
  expect(own).toContain('In the calendar');
  expect(own.indexOf('You take part')).toBeLessThan(own.indexOf('In the calendar'));
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  const month = clock.now.toISOString().slice(0, 7);
  const next = dayIn(9).slice(0, 7);
  const shown = await Promise.all(
    [month, next].map(async (each) => (await pages.request(`/calendar?month=${each}`)).text()),
  );
  expect(shown.join('')).toContain('In the calendar');
});

test('the pages have open calls for anybody, without the contact and without names', async () => {
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  const number = numberOf(await addCall({ title: 'Public call', day: dayIn(9), contact: 'Eva, +32 2 123' }));
  await maria.submit(await maria.say(`/call partner ${number}`), { offer: 'We lead.' });
  expect(await (await pages.request('/calls')).text()).toContain('Public call');
  const page = await (await pages.request(`/calls/${number}`)).text();
  expect(page).toContain('closes in 9 days');
  expect(page).toContain('One member looks for partners');
  expect(page).not.toContain('Eva, +32');
  expect(page).not.toContain('maria');
  expect((await pages.request('/calls/99999')).status).toBe(404);
});

test('a time that clocks leap over, or pass twice, is said with what was taken', async () => {
  const berlin = { timeZone: 'Europe/Berlin', time: '02:30' };
  const spring = read(await addCall({ ...berlin, day: '2027-03-28' }));
  expect(spring).toContain('there is no 2:30 on that day, as clocks go forward then');
  expect(spring).toContain('28 March 2027, 03:00 CEST');
  expect(read(await addCall({ ...berlin, day: '2027-10-31' }))).toContain('this is the first');
  expect(read(await addCall({ ...berlin, day: '2027-10-30' }))).not.toContain('clocks');
});

test('the same call sent at once makes one, and the same page by another address is known', async () => {
  const title = 'Sent twice';
  const form = await admin.say('/call add');
  const own = { ...values, ...empty, timeZone: 'Brussels', link: 'https://example.org/twice', title };
  await Promise.all(Array.from({ length: 3 }, () => admin.submit(form, own)));
  expect(await sql`select 1 from funding_call where title = ${title}`).toHaveLength(1);
  const again = await addCall({ link: 'http://example.org:80/twice/#now' });
  expect(again).toMatchObject({ type: 'problems', problems: { title: expect.stringContaining(title) } });
});

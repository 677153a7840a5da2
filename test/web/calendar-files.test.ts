import { beforeAll, expect, test } from 'vitest';
import type { Person } from '#src/core/person.ts';
import { formatInvitation } from '#src/domain/introductions/invitation.ts';
import { answerAsked, takePart } from '#src/operations/testbeds/take-part.ts';
import { findPerson } from '#src/store/people/person.ts';
import { createPages } from '#src/web/pages.ts';
import { readCalendarFile } from '#test/support/calendar.ts';
import { read } from '#test/support/dialogue.ts';
import { createMailingDialogue } from '#test/support/mailing-dialogue.ts';
import { listCalendarProblems } from '#test/support/rfc5545.ts';

// Every kind of calendar file and feed that goes out, held to RFC 5545 by a reader that had no part in writing it.
const { bot, as, clock, context, sql, deliver } = await createMailingDialogue();
const pages = createPages({ ...context, read: bot.read, hasPlayground: false, remoteOf: () => '192.0.2.1' });
const [admin, ana] = [as('admin'), as('ana', { timeZone: 'Europe/Madrid' })];
const feed = async (path: string) => readCalendarFile(await (await pages.request(path)).text());
const odd = 'Språk, work; “quotes” \\ <b> 🙂 ';
const when = { day: '2026-12-03', time: '14:00', timeZone: 'Europe/Helsinki' };
const personOf = async (user: string) => {
  const [row] = await sql<{ person: number }[]>`select person from account where "user" = ${user}`;
  return (await findPerson(sql, row?.person ?? 0)) as Person;
};
let own = '';

async function invitations() {
  clock.now = new Date(clock.now.getTime() + 60_000);
  const mails = await deliver();
  return mails.flatMap(({ attachments }) =>
    attachments
      .filter(({ filename }) => filename?.endsWith('.ics'))
      .map(({ content }) => readCalendarFile(content.toString('utf8'))),
  );
}

beforeAll(async () => {
  for (const each of [admin, ana]) await each.say('/me');
  const { id: person } = await personOf('ana');
  await sql`insert into account (platform, space, "user", person) values ('mail', '', 'ana@partner.example', ${person})`;
  own = /causeway\.example(\/calendar\/feed\/[\w-]{24}\.ics)/.exec(read(await ana.say('/calendar feed')))?.[1] ?? '';
});

test('a feed without any date is a calendar too', async () => {
  expect((await feed('/calendar.ics')).events).toEqual([]);
  expect((await feed(own)).events).toEqual([]);
});

test('invitations by mail: a seat, a move, a seat given back and taken again, a session called off', async () => {
  await admin.submit(await admin.say('/training create'), {
    ...{ ...when, title: odd.repeat(3), minutes: 90, capacity: 2, place: 'Room 3, floor 2; left', code: 'bakori' },
    ...{ link: 'https://meet.example.org/a,b;c?d=e', summary: `Two lines\n${'ελληνικά '.repeat(40)}`, organiser: odd },
  });
  await ana.say('/training join 1');
  const [seat] = await invitations();
  expect([seat?.method, seat?.events[0]?.sequence]).toEqual(['REQUEST', 0]);
  await admin.submit(await admin.say('/training edit 1'), { time: '15:00' });
  const [moved] = await invitations();
  await ana.say('/training leave 1');
  const [left] = await invitations();
  await ana.say('/training join 1');
  const [again] = await invitations();
  await admin.confirm('/training cancel 1');
  const [off] = await invitations();
  const all = [seat, moved, left, again, off];
  expect(all.map((each) => each?.method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL', 'REQUEST', 'CANCEL']);
  expect(new Set(all.map((each) => each?.events[0]?.uid)).size).toBe(1);
  const sequences = all.map((each) => Number(each?.events[0]?.sequence));
  expect(sequences).toEqual([...new Set(sequences)].toSorted((one, other) => one - other));
  expect(seat?.events[0]?.summary).toBe(odd.repeat(3).replace(/\s+/g, ' ').trim());
});

test('the public and the private feed: sessions, steps of testbeds, calls, events, rounds and digests', async () => {
  await admin.submit(await admin.say('/training create'), {
    ...when,
    title: odd,
    minutes: 90,
    capacity: 2,
    code: 'bakori',
  });
  await ana.say('/training join 2');
  await admin.submit(await admin.say('/call add'), {
    ...{ title: odd, areas: ['housing'], link: 'https://example.org/a,b;c', day: '2026-12-20', timeZone: 'Brussels' },
  });
  await ana.say('/call follow 1');
  await admin.submit(await admin.say('/testbed create'), {
    ...{ title: odd, question: 'Does it help?', region: 'Skåne', startsOn: '2026-12-01', endsOn: '2027-03-01' },
    ...{ timeZone: 'Stockholm', everyWeeks: 4, steps: '2026-12-15 | Find mentors, soon; | ana', isPublic: true },
  });
  await admin.submit(await admin.say('/event create'), {
    ...{ ...when, title: odd, day: '2026-12-10', rounds: 3, minutes: 15, size: 2, areas: [], topics: '', link: '' },
  });
  await ana.say('/event join 1');
  await admin.submit(await admin.say('/round create'), { ...when, title: odd, day: '2026-12-14' });
  await ana.say('/round join 1 open');
  const [host, guest] = [await personOf('admin'), await personOf('ana')];
  await takePart(context, 1, 'asked', { person: guest, now: clock.now });
  await answerAsked(context, 1, guest.id, true, { person: host, now: clock.now });
  await ana.submit(await ana.say('/digest subscribe'), { timeZone: 'Madrid' });
  const kinds = async (path: string) =>
    (await feed(path)).events.map(({ summary }) => String(summary).split(':')[0]).toSorted();
  expect(await kinds('/calendar.ics')).toEqual(['Call closes', 'Testbed', 'Training']);
  expect(await kinds(own)).toEqual(['Call closes', 'Event', 'Round', 'Testbed', 'Training', 'Your digest']);

  const sequenceOf = async () =>
    (await feed(own)).events.find(({ uid }) => uid === 'call-1@causeway')?.sequence as unknown as number;
  expect(await sequenceOf()).toBe(0);
  await admin.submit(await admin.say('/call edit 1'), { budget: '5 million' });
  expect(await sequenceOf()).toBe(0);
  await admin.submit(await admin.say('/call edit 1'), { day: '2026-12-21' });
  expect(await sequenceOf()).toBe(1);
});

test('the file of a meeting of two', () => {
  const start = new Date('2026-12-03T13:00:00Z');
  const { events } = readCalendarFile(
    formatInvitation({ introduction: 1, start, now: clock.now, summary: odd, description: `a\n${odd}` }),
  );
  expect(events).toHaveLength(1);
});

test('the reader refuses what RFC 5545 forbids', () => {
  const lines = (...more: string[]) =>
    [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//EN', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20261123T090000Z'],
      ...['DTSTART:20261203T130000Z', ...more, 'END:VEVENT', 'END:VCALENDAR', ''],
    ].join('\r\n');
  expect(listCalendarProblems(lines('DTEND:20261203T140000Z', 'SUMMARY:a\\, b'))).toEqual([]);
  const wrong: [string, string][] = [
    [lines('SUMMARY:a, b'), 'Not escaped'],
    [lines('UID:2'), 'vevent has 2 uid'],
    [lines('SEQUENCE:x'), 'No number'],
    [lines('DTEND:20261203T120000Z'), 'ends before it begins'],
    [lines('DTEND;TZID=Europe/Madrid:20261203T150000'), 'No VTIMEZONE of Europe/Madrid'],
    [lines(`COMMENT:${'x'.repeat(80)}`), 'octets'],
    [lines('STATUS:DONE'), 'Not allowed'],
    [lines('no line'), 'no line of content'],
    [lines('SUMMARY:a\nCOMMENT:b'), 'something else than CRLF'],
    [lines().replace('DTSTAMP:20261123T090000Z\r\n', ''), 'vevent has 0 dtstamp'],
    [lines().replace('BEGIN:VEVENT', 'METHOD:PUBLISH\r\nBEGIN:VEVENT'), 'PUBLISH without organizer'],
    [lines().replace(/BEGIN:VEVENT[\s\S]*END:VEVENT\r\n/, ''), 'at least one component'],
  ];
  for (const [content, problem] of wrong) expect(listCalendarProblems(content).join('\n')).toContain(problem);
});

import { expect, test } from 'vitest';
import { runTrainings } from '#src/operations/trainings/run-trainings.ts';
import { createPages } from '#src/web/pages.ts';
import { readCalendarFile } from '#test/support/calendar.ts';
import { read } from '#test/support/dialogue.ts';
import { createMailingDialogue } from '#test/support/mailing-dialogue.ts';

// Ines is reached by mail only, Maria in a chat; Nora has both.
const { bot, as, clock, context, sql, deliver } = await createMailingDialogue();
const pages = createPages({
  ...context,
  read: bot.read,
  handle: bot.handle,
  hasPlayground: false,
  remoteOf: () => '192.0.2.1',
});
const admin = as('admin');
const tick = (now: Date) => {
  clock.now = now;
  return runTrainings(context, { now, signal: new AbortController().signal });
};
const get = async (path: string) => {
  const response = await pages.request(path);
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const post = async (path: string, values: Record<string, string>) => {
  const body = new URLSearchParams(values).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return (await pages.request(path, { method: 'POST', body, headers })).text();
};
type Taken = Awaited<ReturnType<typeof deliver>>[number];
const calendarOf = ({ attachments }: Taken) => {
  const file = attachments.find(({ filename }) => filename?.endsWith('.ics'));
  return readCalendarFile(file?.content.toString('utf8') ?? '');
};

const fields = {
  ...{
    title: 'Listening first',
    day: '2026-12-03',
    time: '14:00',
    timeZone: 'Europe/Madrid',
    minutes: 90,
    capacity: 3,
  },
  ...{
    link: 'https://meet.example.org/listening',
    contact: 'courses@example.org',
    isPublic: true,
    checkIn: 'code',
    code: 'bakori',
  },
};

async function addMailAccount(user: string, address: string): Promise<number> {
  await as(user).say('/me');
  const [{ person } = { person: 0 }] = await sql<
    { person: number }[]
  >`select person from account where "user" = ${user}`;
  await sql`insert into account (platform, space, "user", person) values ('mail', '', ${address}, ${person})`;
  return person;
}

test('who has a mail address gets the invitation where mail programs follow it; who has no chat reads it there alone', async () => {
  await addMailAccount('nora', 'nora@example.org');
  const ines = await addMailAccount('ines', 'ines@example.org');
  await sql`delete from account where person = ${ines} and platform <> 'mail'`;
  await sql`insert into letterbox (person, token) values (${ines}, ${'i'.repeat(22)})`;
  await admin.submit(await admin.say('/training create'), fields);
  expect(read(await as('nora').say('/training join 1'))).toContain('[file training-1.ics]');
  const page = `/letters/${'i'.repeat(22)}`;
  expect(await post(page, { line: '/training join 1' })).toContain('You have a seat in');
  const mails = await deliver();
  expect(mails.map(({ to }) => to[0]).toSorted()).toEqual(['ines@example.org', 'nora@example.org']);
  for (const mail of mails) {
    expect(mail.headers.get('subject')).toBe('Your seat: Listening first');
    // A part beside the text, by which Outlook and Gmail know an invitation, and the file.
    expect(mail.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    expect(calendarOf(mail)).toMatchObject({ method: 'REQUEST', events: [{ sequence: 0 }] });
    expect(calendarOf(mail).events[0]?.attendee).toMatchObject({ val: expect.stringContaining(mail.to[0] as string) });
  }
  expect(mails.find(({ to }) => to[0] === 'ines@example.org')?.text).toContain(`https://causeway.example${page}`);
  expect(mails.find(({ to }) => to[0] === 'nora@example.org')?.text).not.toContain('/letters/');
});

test('a move reaches both calendars once, and a chat besides; reminders go where somebody reads', async () => {
  await admin.submit(await admin.say('/training edit 1'), { time: '15:00' });
  const moved = await deliver();
  expect(moved.map(({ to }) => to[0]).toSorted()).toEqual(['ines@example.org', 'nora@example.org']);
  for (const mail of moved)
    expect(calendarOf(mail)).toMatchObject({
      method: 'REQUEST',
      events: [{ sequence: 1, start: new Date('2026-12-03T14:00:00Z') }],
    });
  expect(
    await sql`select 1 from delivery where purpose = 'training' and period like 'moved%' and places[1] like 'test:%'`,
  ).toHaveLength(1);
  await tick(new Date('2026-12-02T14:00:00Z'));
  const reminders = await deliver();
  expect(reminders.map(({ to, headers }) => [to[0], headers.get('subject')])).toEqual([
    ['ines@example.org', 'Tomorrow: Listening first, 15:00 CET'],
  ]);
});

test('the page of a session shows everybody when it is, and the link to nobody', async () => {
  const list = await get('/trainings');
  expect(list.text).toContain('Listening first');
  expect(list.text).toContain('href="/trainings/1"');
  const shown = await get('/trainings/1');
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('who has a seat gets the link');
  expect(shown.text).not.toMatch(/meet\.example|bakori|You:/);
  await admin.submit(await admin.say('/training create'), { ...fields, title: 'Among us', isPublic: false });
  expect((await get('/trainings/2')).status).toBe(404);
  expect((await get('/trainings')).text).not.toContain('Among us');
  expect((await get('/trainings/none')).status).toBe(404);
});

test('a certificate is checked at its address, and at no other', async () => {
  clock.now = new Date('2026-12-03T14:10:00Z');
  await as('nora').say('/training present 1 bakori');
  await tick(new Date('2026-12-03T16:00:01Z'));
  const said = read(await as('nora').say('/training certificate 1'));
  const path = /Check it at: https:\/\/causeway\.example(\/certificates\/[\w-]{16})/.exec(said)?.[1] ?? '';
  const checked = await get(path);
  expect(checked.text).toContain('This certificate is genuine');
  expect(checked.text).toContain('nora');
  expect(checked.headers.get('x-robots-tag')).toContain('noindex');
  expect((await get(`/certificates/${'x'.repeat(16)}`)).status).toBe(404);
});

test('a calendar file of an answer can be saved from a private page', async () => {
  const answer = await post(`/letters/${'i'.repeat(22)}`, { line: '/training show 1' });
  expect(answer).toContain('Listening first');
});

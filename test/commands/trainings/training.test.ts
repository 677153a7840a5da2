import { beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import { forgetPersonalData, listPersonalData } from '#src/operations/personal-data.ts';
import { runTrainings } from '#src/operations/trainings/run-trainings.ts';
import { actFor } from '#test/support/act-for.ts';
import { readCalendarFile } from '#test/support/calendar.ts';
import { createDialogue, formOf, lineOf, read } from '#test/support/dialogue.ts';

const { as, clock, context, database } = await createDialogue();
const { sql } = database;
const admin = as('admin');

const at = (time: string) => new Date(`2026-12-03T${time}Z`);
const idOf = async (user: string) =>
  (await sql`select person from account where "user" = ${user}`)[0]?.person as number;
const tick = async (now: Date) => {
  clock.now = now;
  await runTrainings(context, { now, signal: new AbortController().signal });
};

type Letter = { period: string; message: Message; dueAt: Date; state: string };
const lettersTo = async (user: string, like = '%') =>
  sql<Letter[]>`
    select period, message, due_at, state from delivery
    where person = ${await idOf(user)} and purpose = 'training' and period like ${like} order by due_at, period`;
const asOutcome = (message: Message) => ({ type: 'message' as const, visibility: 'private' as const, ...message });
const letter = async (user: string, period: string) => {
  const found = (await lettersTo(user, period)).at(-1);
  if (!found) throw new Error(`${user} got no letter ${period}`);
  return asOutcome(found.message);
};
const fileIn = (outcome: { blocks?: Message['blocks'] } | unknown) => {
  const file = ((outcome as Message).blocks ?? []).find((block) => block.type === 'file');
  if (file?.type !== 'file') throw new Error('There is no file.');
  return readCalendarFile(file.content);
};
const statesOf = async (number: number) =>
  (
    await sql<{ user: string; state: string }[]>`
      select a."user", s.state from training_seat s join account a on a.person = s.person where s.training = ${number} order by s.rank`
  ).map(({ user, state }) => `${user} ${state}`);

async function settle(user: string, region: string) {
  await as(user).submit(await as(user).say('/me edit'), { region });
}

const fields = {
  ...{
    title: 'Listening first',
    summary: 'How to ask, with https://example.org/guide.',
    areas: ['health'],
    languages: ['en'],
  },
  ...{ organiser: 'Region Skåne', contact: 'courses@example.org' },
  ...{ day: '2026-12-03', time: '14:00', timeZone: 'Europe/Madrid', minutes: 90 },
  ...{ link: 'https://meet.example.org/listening', capacity: 2, quota: '', signUpHours: 1, leaveHours: 24 },
  ...{ isPublic: true, checkIn: 'code', code: 'ba ko ri', materialsBefore: 'Read https://example.org/before' },
};
const create = async (values: Record<string, unknown> = {}) => {
  const made = await admin.submit(await admin.say('/training create'), { ...fields, ...(values as object) });
  return { made, number: Number(/^(\d+): /m.exec(read(made))?.[1]) };
};

const users = ['ana', 'olle', 'joana', 'luca', 'marie'];
beforeAll(async () => {
  for (const [index, user] of users.entries()) await settle(user, index % 2 === 0 ? 'Murcia' : 'Skåne');
  await admin.say('/me');
});

describe('a session from its form to its certificate', () => {
  let number = 0;

  test('staff create it, members see it in their own zone, and who has no seat does not see the link', async () => {
    const { made, number: own } = await create();
    number = own;
    expect(read(made)).toContain(`“Listening first” is created. People sign up with /training join ${number}`);
    expect(read(made)).toContain('Code word: ba ko ri');
    await as('olle').submit(await as('olle').say('/me edit'), { timeZone: 'Europe/Helsinki' });
    const shown = read(await as('olle').say(`/training show ${number}`));
    expect(shown).toContain('When: 3 December 2026, 15:00 EET, until 16:30 EET (3 December 2026, 14:00 CET there)');
    expect(shown).toContain('Meeting: who has a seat gets the link');
    expect(shown).toContain('Seats: 2 of 2 free');
    expect(shown).not.toMatch(/ba ko ri|meet\.example/);
    expect(read(await as('ana').say('/training create'))).not.toContain('is created');
    expect(read(await as('ana').say('/training'))).toContain(`• ${number}: Listening first`);
  });

  test('people sign up by a press, and get the file for their calendar', async () => {
    const announced = await admin.say(`/training announce ${number}`);
    expect(announced).toMatchObject({ visibility: 'public' });
    const joined = await as('ana').press(announced, 'Sign up');
    expect(read(joined)).toContain('You have a seat in “Listening first”: 3 December 2026, 14:00 CET');
    expect(read(joined)).toContain('meet.example.org/listening');
    const { method, events } = fileIn(joined);
    expect(method).toBe('REQUEST');
    expect(events[0]).toMatchObject({ summary: 'Listening first', sequence: 0, status: 'CONFIRMED' });
    expect(events[0]?.start.toISOString()).toBe('2026-12-03T13:00:00.000Z');
    expect(events[0]?.organizer).toMatchObject({ val: 'mailto:courses@example.org' });
    expect(read(await as('ana').press(announced, 'Sign up'))).toContain('You have a seat in “Listening first” already');
    expect(read(await as('olle').press(announced, 'Sign up'))).toContain('You have a seat');
    const full = read(await as('joana').press(announced, 'Sign up'));
    expect(full).toContain('“Listening first” is full. You are on the waiting list, as number 1');
    expect(full).not.toContain('.ics');
    expect(read(await as('luca').press(announced, 'Sign up'))).toContain('as number 2');
    expect(read(await as('luca').press(announced, 'Sign up'))).toContain(
      'on the waiting list of “Listening first” already, as number 2',
    );
  });

  test('a seat that is given back is kept for the first in line until they confirm', async () => {
    const left = await as('olle').say(`/training leave ${number}`);
    expect(read(left)).toContain('You gave your seat in “Listening first” back');
    expect(fileIn(left)).toMatchObject({ method: 'CANCEL', events: [{ status: 'CANCELLED', sequence: 1 }] });
    expect(await statesOf(number)).toEqual(['ana seated', 'joana offered', 'luca waiting']);
    const offer = await letter('joana', 'offer%');
    expect(read(offer)).toContain('Confirm it until 24 November 2026');
    // Somebody who comes now does not jump the queue.
    expect(read(await as('marie').say(`/training join ${number}`))).toContain('as number 2');
    expect(read(await as('joana').press(offer, 'Take the seat'))).toContain('is yours');
    expect(read(await as('joana').press(offer, 'Take the seat'))).toContain('already');
    expect(await statesOf(number)).toEqual(['ana seated', 'joana seated', 'luca waiting', 'marie waiting']);
  });

  test('an offer whose time is over lapses, the next is asked, and nobody is told twice', async () => {
    await as('joana').say(`/training leave ${number}`);
    expect(await lettersTo('luca', 'offer%')).toHaveLength(1);
    const offered = await letter('luca', 'offer%');
    await tick(new Date('2026-11-24T09:00:01Z'));
    await tick(new Date('2026-11-24T09:01:00Z'));
    expect(read(await letter('luca', 'lapsed%'))).toContain('was not confirmed in time');
    expect(await lettersTo('luca', 'lapsed%')).toHaveLength(1);
    expect(await lettersTo('marie', 'offer%')).toHaveLength(1);
    expect(await statesOf(number)).toEqual(['ana seated', 'luca lapsed', 'marie offered']);
    // A press on the old letter puts them back in line, behind nobody.
    expect(read(await as('luca').press(offered, 'Take the seat'))).toContain('as number 1');
    expect(read(await as('marie').press(await letter('marie', 'offer%'), 'Not this time'))).toContain(
      'The next in line is asked',
    );
    expect(read(await as('luca').press(await letter('luca', 'offer%'), 'Take the seat'))).toContain('is yours');
  });

  test('moved twice while people sign up: calendars follow, and reminders go by the last time', async () => {
    const edit = () => admin.say(`/training edit ${number}`);
    expect(formOf(await edit()).values).toMatchObject({ day: '2026-12-03', time: '14:00', title: 'Listening first' });
    const first = await admin.submit(await edit(), { time: '15:00' });
    expect(read(first)).toContain('“Listening first” is changed. 2 people are told.');
    // Who comes back gets a file that counts higher than the one that took it out of their calendar.
    const sequenceOf = (outcome: Parameters<typeof fileIn>[0]) => Number(fileIn(outcome).events[0]?.sequence);
    const left = sequenceOf(await as('luca').say(`/training leave ${number}`));
    expect(sequenceOf(await as('luca').say(`/training join ${number}`))).toBeGreaterThan(left);
    await as('joana').say(`/training join ${number}`);
    await admin.submit(await edit(), { time: '16:00' });
    const moves = await lettersTo('ana', 'moved%');
    expect(moves.map(({ state }) => state).toSorted()).toEqual(['cancelled', 'waiting']);
    const last = asOutcome(moves.find(({ state }) => state === 'waiting')?.message as Message);
    expect(read(last)).toContain(
      'Before: 3 December 2026, 15:00 CET, until 16:30 CET. Now: 3 December 2026, 16:00 CET',
    );
    const { method, events } = fileIn(last);
    expect(method).toBe('REQUEST');
    expect(events[0]?.start.toISOString()).toBe('2026-12-03T15:00:00.000Z');
    expect(events[0]?.sequence).toBeGreaterThan(2);
    // Who waits is told the time, without a file or the link.
    const waiting = read(await letter('joana', 'moved%'));
    expect(waiting).not.toMatch(/\.ics|meet\.example/);
    const steps = await sql<
      { kind: string; dueAt: Date }[]
    >`select kind, due_at from training_step where training = ${number} order by due_at`;
    expect(steps.map(({ kind, dueAt }) => `${kind} ${dueAt.toISOString()}`)).toEqual([
      'week 2026-11-26T15:00:00.000Z',
      'day 2026-12-02T15:00:00.000Z',
      'soon 2026-12-03T14:45:00.000Z',
      'finish 2026-12-03T17:00:00.000Z',
    ]);
    await admin.submit(await edit(), { time: '14:00' });
    // What calendars do not hold moves nobody.
    expect(read(await admin.submit(await edit(), { summary: 'How to ask.' }))).toContain('Nobody had to be told');
  });

  test('fewer seats than people who have one: staff are asked first, then the last who came waits on top', async () => {
    const refused = await admin.submit(await admin.say(`/training edit ${number}`), { capacity: 1 });
    expect(refused).toMatchObject({ problems: { capacity: expect.stringContaining('2 people have a seat') } });
    expect(await statesOf(number)).toContain('luca seated');
    await admin.submit(await admin.say(`/training edit ${number}`), { capacity: 1, bumps: true });
    expect(await statesOf(number)).toEqual(['ana seated', 'luca waiting', 'joana waiting']);
    expect(fileIn(await letter('luca', 'bumped%')).method).toBe('CANCEL');
    await admin.submit(await admin.say(`/training edit ${number}`), { capacity: 2 });
    expect(await statesOf(number)).toEqual(['ana seated', 'luca offered', 'joana waiting']);
    expect(read(await as('luca').say(`/training join ${number}`))).toContain('is yours');
  });

  test('reminders a week, a day and a quarter of an hour before, once, each in its zone', async () => {
    for (const now of [
      '2026-11-26T12:59:00Z',
      '2026-11-26T12:59:30Z',
      '2026-12-02T12:59:00Z',
      '2026-12-03T12:44:00Z',
      '2026-12-03T12:45:00Z',
    ])
      await tick(new Date(now));
    const own = (await lettersTo('ana')).filter(({ period }) => /^(week|day|soon) /.test(period));
    expect(own.map(({ period, dueAt }) => `${period.split(' ')[0]} ${dueAt.toISOString()}`)).toEqual([
      'week 2026-11-26T13:00:00.000Z',
      'day 2026-12-02T13:00:00.000Z',
      'soon 2026-12-03T12:45:00.000Z',
    ]);
    expect(read(await letter('ana', 'day%'))).toContain('Read https://example.org/before');
    expect(read(await letter('ana', 'soon%'))).toContain('begins in 15 minutes, at 14:00 CET');
    expect(await lettersTo('joana', 'soon%')).toHaveLength(0);
  });

  test('a seat is given back until the deadline only', async () => {
    expect(read(await as('ana').say(`/training leave ${number}`))).toContain(
      'could be given back until 2 December 2026, 14:00 CET. Write to courses@example.org',
    );
    expect(read(await as('marie').say(`/training join ${number}`))).toContain('Sign-up for “Listening first” closed');
  });

  test('attendance by the code word, in its window alone', async () => {
    clock.now = at('12:30:00');
    expect(read(await as('ana').say(`/training present ${number}`))).toContain(
      'can be noted from 3 December 2026, 13:45 CET on',
    );
    clock.now = at('13:10:00');
    expect(read(await as('joana').say(`/training present ${number}`))).toContain('You have no seat');
    expect(read(await as('marie').say(`/training present ${number} bakori`))).toContain('You have no seat');
    const form = await as('ana').press(await letter('ana', 'soon%'), 'I am here');
    expect(read(await as('ana').submit(form, { code: 'bakora' }))).toContain('You have 9 tries left');
    expect(read(await as('ana').say(`/training present ${number} Bakori`))).toContain('It is noted that you are in');
    expect(read(await as('ana').say(`/training present ${number}`))).toContain('noted already');
    for (let tries = 0; tries < 10; tries += 1) await as('luca').say(`/training present ${number} wrong`);
    expect(read(await as('luca').say(`/training present ${number} bakori`))).toContain('Too many code words');
    clock.now = at('15:00:00');
    expect(read(await as('luca').say(`/training present ${number}`))).toContain(
      'could be noted until 3 December 2026, 16:00 CET',
    );
  });

  test('the end asks three questions of who was there, and gives them a certificate', async () => {
    await tick(at('15:00:30'));
    await tick(at('15:01:00'));
    expect(await lettersTo('ana', 'finish%')).toHaveLength(1);
    expect(await lettersTo('luca', 'finish%')).toHaveLength(0);
    const finish = await letter('ana', 'finish%');
    const asked = await as('ana').press(finish, 'Answer three questions');
    const thanks = read(await as('ana').submit(asked, { useful: '4', applies: 'yes', missed: '=cmd()' }));
    expect(thanks).toContain('without your name');
    const certificate = await as('ana').press(finish, 'My certificate');
    expect(read(certificate)).toContain('ana took part in the training “Listening first”.');
    expect(read(certificate)).toContain('Length: 1 hour 30 minutes');
    const pdf = await as('ana').press(certificate, 'As PDF');
    const file = pdf.type === 'message' ? pdf.blocks.find((block) => block.type === 'file') : undefined;
    expect(file).toMatchObject({ mediaType: 'application/pdf' });
    expect(
      Buffer.from((file as { content: string }).content, 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(read(await as('luca').say(`/training certificate ${number}`))).toContain('nobody noted that you were there');
    expect(read(await as('marie').say(`/training certificate ${number}`))).toContain('you had not signed up for it');
    // Staff can note it afterwards.
    await actFor(sql, await idOf('ana'), 'City of Murcia', 'ES62');
    const people = await admin.say(`/training people ${number}`);
    expect(read(people)).toContain('ana, City of Murcia | Region of Murcia | Member | has a seat | yes');
    expect(read(await admin.press(people, 'luca'))).toContain('It is noted that luca was in');
    expect(read(await as('luca').say(`/training certificate ${number}`))).toContain('luca took part');
    expect(
      read(
        await as('luca')
          .say(`/training feedback ${number}`)
          .then((form) => as('luca').submit(form, { useful: '2', applies: 'no' })),
      ),
    ).toContain('Thank you');
  });

  test('materials for afterwards go to who was there', async () => {
    const form = await admin.say(`/training materials ${number}`);
    const said = read(await admin.submit(form, { materials: 'Slides: https://example.org/slides' }));
    expect(said).toContain('2 people are told');
    expect(read(await letter('ana', 'materials%'))).toContain('https://example.org/slides');
  });

  test('staff read what it brought, and the report of the year has it by session, region and role', async () => {
    const shown = read(await admin.say(`/training show ${number}`));
    expect(shown).toContain('How useful, 1–5 | 3.0 (2 answers)');
    expect(shown).toContain('=cmd()');
    expect(read(await as('ana').say(`/training show ${number}`))).not.toContain('=cmd()');
    const report = read(await admin.say('/training report 2026'));
    expect(report).toContain('1 session was held with 2 attendances; on average 3.0 of 5 points.');
    expect(report).toMatch(/Skåne \| Member \| 1 \| 1 \| 1/);
    const sheet = await admin.say('/training report 2026 csv');
    expect(read(sheet)).toContain('Listening first,2026-12-03');
    expect(read(await as('ana').say('/training report 2026'))).not.toContain('Listening first');
  });

  test('the export of a person has their seats, and forgetting takes them and the contact away', async () => {
    const id = await idOf('ana');
    expect(await listPersonalData(sql, id)).toMatchObject({ training_seat: [{ missed: '=cmd()', state: 'seated' }] });
    await database.withTransaction((inside) =>
      forgetPersonalData(inside, id, { isKept: true, now: clock.now, removedTitle: () => '' }),
    );
    expect(await sql`select 1 from training_seat where person = ${id}`).toHaveLength(0);
  });
});

describe('a series', () => {
  test('six Tuesdays across the change of clocks, signed up for at once, called off together', async () => {
    clock.now = new Date('2027-02-01T09:00:00Z');
    const { made, number } = await create({
      title: 'Six Tuesdays',
      day: '2027-03-02',
      everyWeeks: 1,
      times: 6,
      capacity: 1,
    });
    expect(read(made)).toContain(
      '6 sessions, on 2 March 2027, 9 March 2027, 16 March 2027, 23 March 2027, 30 March 2027 and 6 April 2027',
    );
    const rows = await sql<
      { startsAt: Date }[]
    >`select starts_at from training where series = ${number} order by starts_at`;
    expect(rows.map(({ startsAt }) => startsAt.toISOString().slice(5, 16))).toEqual([
      ...['03-02T13:00', '03-09T13:00', '03-16T13:00', '03-23T13:00', '03-30T12:00', '04-06T12:00'],
    ]);
    await as('luca').say(`/training join ${number + 1}`);
    const joined = await as('olle').press(await as('olle').say(`/training show ${number}`), 'Sign up for all 6');
    expect(read(joined)).toContain('You signed up for 6 sessions of “Six Tuesdays”.');
    expect(read(joined).match(/you have a seat/g)).toHaveLength(5 * 2);
    expect(read(joined)).toContain('you are on the waiting list');
    expect(joined.type === 'message' && joined.blocks.filter(({ type }) => type === 'file')).toHaveLength(5);
    const asked = await admin.say(`/training cancel ${number} series`);
    expect(read(asked)).toContain('Call “Six Tuesdays” off?');
    expect(read(await admin.press(asked, 'Call the whole series off'))).toContain(
      '6 sessions of “Six Tuesdays” are called off',
    );
    expect(await lettersTo('olle', 'cancelled%')).toHaveLength(6);
    expect(fileIn(await letter('olle', `cancelled ${number}`)).method).toBe('CANCEL');
    expect(read(await as('luca').say(`/training join ${number}`))).toContain('was called off');
  });

  test('a time that clocks leap over is said', async () => {
    const { made } = await create({ title: 'Night', day: '2027-03-28', time: '2:30', timeZone: 'Europe/Berlin' });
    expect(read(made)).toContain(
      'It begins on 28 March 2027, 03:00 CEST (there is no 2:30 on that day, as clocks go forward then)',
    );
  });
});

describe('who may come', () => {
  test('a region has no more seats than its quota, and others go past it in line', async () => {
    const { number } = await create({ title: 'By region', day: '2027-03-02', capacity: 3, quota: 1 });
    expect(read(await as('olle').say(`/training join ${number}`))).toContain('You have a seat');
    expect(read(await as('luca').say(`/training join ${number}`))).toContain(
      'Your region has all the seats of “By region” that it may have: 1',
    );
    expect(read(await as('joana').say(`/training join ${number}`))).toContain('You have a seat');
    // A seat counts for the region of who signed up, also once that is another; staff see both.
    const [olle] = await sql<
      { id: number; region: string }[]
    >`select id, region from person where display_name = 'olle'`;
    await sql`update person set region = 'ES51' where id = ${olle?.id ?? 0}`;
    expect(read(await admin.say(`/training people ${number}`))).toMatch(/olle \| \S.*, now Cat/);
    await sql`update person set region = ${olle?.region ?? null} where id = ${olle?.id ?? 0}`;
    expect(read(await admin.say(`/training people ${number}`))).not.toContain(', now ');
    await as('olle').say(`/training leave ${number}`);
    expect(await statesOf(number)).toEqual(['luca offered', 'joana seated']);
  });

  test('roles and regions it is for', async () => {
    const { number } = await create({ title: 'For Skåne', day: '2027-03-02', regions: 'Skåne', roles: ['member'] });
    expect(read(await as('joana').say(`/training join ${number}`))).toContain('is for people of other regions');
    expect(read(await admin.say(`/training join ${number}`))).toContain('is for people of other roles');
    expect(read(await as('olle').say(`/training join ${number}`))).toContain('You have a seat');
  });

  test('a button alone notes who is there, where staff chose so', async () => {
    const { number } = await create({ title: 'Press', day: '2027-03-02', checkIn: 'button', code: '' });
    await as('olle').say(`/training join ${number}`);
    clock.now = new Date('2027-03-02T13:05:00Z');
    const shown = await as('olle').say(`/training show ${number}`);
    expect(lineOf(shown, 'I am here')).toBe(`/training present ${number}`);
    expect(read(await as('olle').press(shown, 'I am here'))).toContain('It is noted that you are in');
  });

  test('who leaves and signs up again gets no new tries for the code word', async () => {
    const times = { signUpHours: 0, leaveHours: 0 };
    const { number } = await create({ title: 'Guessing', day: '2027-03-03', ...times });
    await as('olle').say(`/training join ${number}`);
    clock.now = new Date('2027-03-03T12:50:00Z');
    for (let tries = 0; tries < 9; tries += 1) await as('olle').say(`/training present ${number} wrong`);
    expect(read(await as('olle').say(`/training leave ${number}`))).toContain('You gave your seat in “Guessing” back');
    expect(read(await as('olle').say(`/training leave ${number}`))).toContain('not signed up');
    expect(read(await as('olle').say(`/training show ${number}`))).toContain('Sign up');
    expect(read(await admin.say(`/training people ${number}`))).not.toContain('olle');
    expect(read(await as('olle').say(`/training join ${number}`))).toContain('You have a seat');
    const last = read(await as('olle').say(`/training present ${number} wrong`));
    expect(last).toContain('You have no try left');
    await as('olle').say(`/training leave ${number}`);
    await as('olle').say(`/training join ${number}`);
    expect(read(await as('olle').say(`/training present ${number} bakori`))).toContain('Too many code words');
  });

  test('bad input is told field by field', async () => {
    clock.now = new Date('2027-03-02T13:05:00Z');
    const refused = await admin.submit(await admin.say('/training create'), {
      ...fields,
      ...{ day: '2027-03-01', contact: 'nobody', link: 'ftp://x', quota: 5, everyWeeks: 2, regions: 'Nowhereland' },
    });
    expect(refused).toMatchObject({
      problems: {
        contact: expect.stringContaining('no mail address'),
        link: expect.stringContaining('no address'),
        quota: expect.any(String),
        times: expect.stringContaining('2 to 52'),
        regions: expect.any(String),
      },
    });
    expect(read(await admin.say('/training show 999'))).toContain('There is no training 999');
  });
});

test('fifty people who take the last seats in the same instant: as many as there are seats get one, the others wait in order', async () => {
  clock.now = new Date('2027-03-03T09:00:00Z');
  const { number } = await create({
    title: 'Last seats',
    day: '2027-04-01',
    capacity: 7,
    regions: '',
    everyWeeks: '',
    times: '',
  });
  const crowd = Array.from({ length: 50 }, (_, index) => `crowd${index}`);
  await Promise.all(crowd.map((user) => as(user).say('/me')));
  const said = await Promise.all(crowd.map((user) => as(user).say(`/training join ${number}`)));
  expect(said.map(read).filter((each) => each.includes('You have a seat in'))).toHaveLength(7);
  const places = said.map(read).flatMap((each) => /as number (\d+)/.exec(each)?.[1] ?? []);
  expect(places.map(Number).toSorted((left, right) => left - right)).toEqual(
    Array.from({ length: 43 }, (_, index) => index + 1),
  );
  // All who have a seat leave while the others wait: each seat is offered once.
  const seated = crowd.filter((_, index) => read(said[index] as never).includes('You have a seat in'));
  await Promise.all(seated.map((user) => as(user).say(`/training leave ${number}`)));
  const states = (await statesOf(number)).map((each) => each.split(' ')[1]);
  expect(states.slice(0, 7)).toEqual(Array(7).fill('offered'));
  expect(states.slice(7)).toEqual(Array(36).fill('waiting'));
});

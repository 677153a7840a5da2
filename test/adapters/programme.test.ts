import { expect, test, vi } from 'vitest';
import { createTestbed } from '#src/operations/testbeds/plan.ts';
import { answerAsked, takePart } from '#src/operations/testbeds/take-part.ts';
import { editTraining } from '#src/operations/trainings/change.ts';
import { createTrainings } from '#src/operations/trainings/create.ts';
import { joinTraining } from '#src/operations/trainings/join.ts';
import { readCalendarFile } from '#test/support/calendar.ts';
import { createProgrammeHouse } from '#test/support/programme-house.ts';
import { readSheets } from '#test/support/workbook.ts';

// A session, a series, a testbed and a call with somebody in Slack, somebody in Discord and somebody who has mail alone.
const house = await createProgrammeHouse();
const { clock, context, deliver, discord, personOf, settle, slack, sql, tick } = house;
const { heardInDiscord, heardInSlack, mailsTo, pressInDiscord, pressInSlack, slackSaid, submitInSlack } = house;
const { inesPage, pressOnPage, sayInSlack, smtp } = house;
await settle();

function calendarIn(attachments: readonly { filename?: string | undefined; content: Buffer }[]) {
  const file = attachments.find(({ filename }) => filename?.endsWith('.ics'));
  const { method, events } = readCalendarFile(file?.content.toString('utf8') ?? '');
  return { method, event: events[0] };
}
const filesInSlack = (ending: string) =>
  [...slack.fake.world.files.values()].filter(({ name }) => name.endsWith(ending)).map(({ bytes }) => bytes);

test('a session, from the sign-up in three places to the certificate', async () => {
  const [staff, ines] = [await personOf('slack'), await personOf('mail')];
  const fields = {
    ...{
      title: 'Listening first',
      summary: '',
      organiser: 'Skåne',
      contact: 'courses@example.org',
      languages: ['en'],
      minutes: 90,
    },
    ...{
      startsAt: new Date('2026-12-03T13:00:00Z'),
      timeZone: 'Europe/Madrid',
      place: '',
      link: 'https://meet.example.org/x',
      capacity: 5,
    },
    ...{
      quota: null,
      signUpHours: 1,
      leaveHours: 24,
      areas: [],
      roles: [],
      regions: [],
      materialsBefore: '',
      isPublic: true,
    },
    checkIn: 'code' as const,
  };
  await createTrainings(
    context,
    fields,
    { everyWeeks: 1, times: 6, code: 'bakori' },
    { person: staff, now: clock.now },
  );
  await slack.person.command(slack.channel, '/training', 'join 1');
  await slack.settle();
  expect(slackSaid()).toContain('You have a seat in “Listening first”');
  await vi.waitFor(
    () => expect([...slack.fake.world.files.values()].map(({ name }) => name)).toContain('training-1.ics'),
    { timeout: 20_000 },
  );
  expect((await discord.say('/training join 1')).text).toContain('You have a seat in “Listening first”');
  await joinTraining(context, 1, { person: ines, now: clock.now });
  await deliver();
  const [invited] = mailsTo('Your seat');
  expect(invited?.to).toEqual(['ines@partner.example']);
  expect(invited?.raw).toMatch(/text\/calendar; charset=utf-8; method=REQUEST/i);

  await editTraining(
    context,
    1,
    { ...fields, startsAt: new Date('2026-12-03T14:00:00Z') },
    { code: '', bumps: false, person: staff, now: clock.now },
  );
  await deliver();
  expect(heardInSlack()).toContain('“Listening first” is moved.');
  expect((await discord.posted?.())?.map(({ text }) => text).join('\n')).toContain('“Listening first” is moved.');
  const [moved, ...more] = mailsTo('Moved');
  expect(more).toEqual([]);
  const file =
    moved?.parsed.attachments.find(({ filename }) => filename === 'training-1.ics')?.content.toString('utf8') ?? '';
  expect(readCalendarFile(file)).toMatchObject({
    method: 'REQUEST',
    events: [{ sequence: 1, start: new Date('2026-12-03T14:00:00Z') }],
  });

  await tick('run-trainings', '2026-12-03T13:44:00Z');
  expect(heardInSlack()).toContain('begins in 15 minutes');
  expect(mailsTo('In 15 minutes')).toHaveLength(1);
  clock.now = new Date('2026-12-03T14:10:00Z');
  await pressInSlack('I am here');
  await submitInSlack({ code: 'Ba Ko Ri' });
  await pressInDiscord('I am here');
  expect((await discord.submit({ code: 'bakori' })).text).toContain('It is noted that you are in');
  expect(await sql`select 1 from training_seat where present_at is not null`).toHaveLength(2);

  await tick('run-trainings', '2026-12-03T16:01:00Z');
  expect(heardInSlack()).toContain('Your certificate is ready');
  expect(mailsTo('Three questions')).toEqual([]);
  await pressInDiscord('Answer three questions');
  await discord.submit({ useful: '5', applies: 'yes', missed: '' });
  await pressInDiscord('My certificate');
  expect((await pressInDiscord('As PDF')).text).not.toContain('went wrong');
  expect(await sql`select useful, applies from training_seat where useful is not null`).toEqual([
    { useful: 5, applies: 'yes' },
  ]);
  await slack.person.command(slack.channel, '/training', 'report 2026');
  await slack.settle();
  expect(slackSaid()).toContain('2 attendances');
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
});

test('a testbed over twelve weeks, with check-ins in three places', async () => {
  const [host, other, ines] = [await personOf('slack'), await personOf('discord'), await personOf('mail')];
  clock.now = new Date('2027-02-01T09:00:00Z');
  const plan = {
    ...{
      title: 'Mentors for nurses',
      question: 'Do mentors help?',
      hypothesis: '',
      region: 'ES62',
      areas: [],
      risks: '',
      ethics: '',
    },
    ...{ startsOn: '2027-02-08', endsOn: '2027-05-02', timeZone: 'Europe/Madrid', everyWeeks: 4, isPublic: true },
    steps: [{ title: 'Find mentors', owner: 'Ana', dueOn: '2027-03-01' }],
    measures: [{ title: 'Nurses', indicator: null, baseline: 0, target: 20, baselineYear: null, baselineFlags: '' }],
  };
  const { number } = await createTestbed(context, plan, { basedOn: null, person: host, now: clock.now });
  for (const person of [other, ines]) {
    await takePart(context, number, 'asked', { person, now: clock.now });
    await answerAsked(context, number, person.id, true, { person: host, now: clock.now });
  }
  await deliver();
  // At nine in Madrid, also after the clocks went forward on 28 March.
  await tick('run-testbeds', '2027-03-08T08:00:00Z');
  await pressInSlack('Answer three questions');
  await submitInSlack({ pace: 'on-track', learned: 'Pay them.' });
  await pressInDiscord('Answer three questions');
  await discord.submit({ pace: 'slow', learned: '', hinders: 'Time.' });
  expect(await sql`select pace from testbed_check where answered_at is not null order by pace`).toEqual([
    { pace: 'on-track' },
    { pace: 'slow' },
  ]);
  // Who has mail alone finds it on their page.
  expect(
    await sql`select 1 from delivery where person = ${ines.id} and purpose = 'testbed' and period like 'check%' and state = 'kept'`,
  ).toHaveLength(1);
  await tick('run-testbeds', '2027-04-05T06:59:00Z');
  expect(await sql`select 1 from testbed_check where testbed = ${number}`).toHaveLength(3);
  await tick('run-testbeds', '2027-04-05T07:00:00Z');
  expect(await sql`select 1 from testbed_check where testbed = ${number}`).toHaveLength(6);
  await slack.person.command(slack.channel, '/testbed', `show ${number}`);
  await slack.settle();
  expect(slackSaid()).toContain('1 skipped');
  await tick('run-testbeds', '2027-05-03T07:00:00Z');
  await slack.person.command(slack.channel, '/testbed', `finish ${number}`);
  await slack.settle();
  await submitInSlack({ well: 'Sooner.', badly: '', advice: 'Pay them.' });
  await deliver();
  expect((await discord.posted?.())?.map(({ text }) => text).join('\n')).toContain('“Mentors for nurses” is finished.');
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
});

test('a call, from staff adding it to partners who are introduced, reminders and its report', async () => {
  const [member, ines] = [await personOf('discord'), await personOf('mail')];
  clock.now = new Date('2027-06-01T09:00:00Z');
  await sql`update person set region = 'ES51' where id = ${ines.id}`;
  expect(await sayInSlack('/call add')).toBeDefined();
  await submitInSlack({
    ...{ title: 'Homes for newcomers', programme: 'AMIF', areas: ['housing'], link: 'https://example.org/homes' },
    ...{ day: '2027-07-01', time: '17:00', timeZone: 'Brussels', budget: '5 million', summary: 'For towns.' },
  });
  expect(slackSaid()).toContain('Added as call #1');

  // Both follow the area: one by a command, one by words on her page, whose address a mail told her.
  expect((await discord.say('/follow area housing')).text).toContain('Housing');
  expect(await inesPage({ words: '/follow area housing' })).toContain('Housing');
  await tick('remind-of-calls', '2027-06-10T06:50:00Z');
  expect(await heardInDiscord()).not.toContain('closes in');

  await discord.say('/me edit');
  await discord.submit({ name: 'Maria', region: 'SE224', timeZone: 'Stockholm' });
  await discord.say('/me introductions');
  await discord.submit({ isOpen: true });
  expect(await inesPage({ form: '/me introductions', isOpen: 'yes' })).toContain('Open to introductions Yes');
  await discord.say('/call partner 1');
  expect((await discord.submit({ offer: 'We lead consortia.', seek: 'a town' })).text).toContain('Nobody else looks');
  const offered = await inesPage({ form: '/call partner 1', offer: 'We have empty flats.', seek: 'a lead partner' });
  expect(offered).toContain('We lead consortia.');
  await deliver();
  expect(await heardInDiscord()).toContain('Somebody else looks for partners for call #1 Homes for newcomers');
  const found = await pressInDiscord('Who looks for partners');
  expect(found.text).toContain('We have empty flats.');
  await pressInDiscord('Ask ines');
  expect((await discord.submit({ note: 'Shall we apply together?', contact: 'maria@example.org' })).text).toContain(
    'ines',
  );
  await deliver();
  await tick('send-notices', '2027-06-10T08:00:00Z');
  expect(await inesPage()).toContain('Shall we apply together?');
  await pressOnPage('Yes, bring us together');
  const [{ number }] = await sql<[{ number: number }]>`select number from introduction where asker = ${member.id}`;
  expect(await inesPage({ form: `/introduction accept ${number}`, contact: 'ines@partner.example' })).toContain(
    'You both said yes.',
  );
  await tick('run-introductions', '2027-06-10T08:05:00Z');
  expect(await sql`select state from introduction where number = ${number}`).toEqual([{ state: 'accepted' }]);
  expect(await heardInDiscord()).toContain('You both said yes');
  expect(await inesPage()).toContain('You both said yes');
  expect(await heardInDiscord()).toContain('ines looks for partners for call #1, too');

  // Fourteen and three days before by the calendar of Brussels, each once, however often the clock strikes.
  const told = async (words: string) => [
    (await heardInDiscord()).split(words).length - 1,
    (await inesPage()).split(words).length - 1,
    heardInSlack().split(words).length - 1,
  ];
  await tick('remind-of-calls', '2027-06-16T06:50:00Z');
  expect(await told('closes in')).toEqual([0, 0, 0]);
  await tick('remind-of-calls', '2027-06-17T06:50:00Z');
  await tick('remind-of-calls', '2027-06-18T06:50:00Z');
  expect(await told('closes in 14 days')).toEqual([1, 1, 0]);
  await tick('remind-of-calls', '2027-06-28T06:50:00Z');
  await tick('remind-of-calls', '2027-06-29T06:50:00Z');
  expect(await told('closes in 3 days')).toEqual([1, 1, 0]);
  // Who has mail alone is told by mail that something is there, not what.
  await tick('send-notices', '2027-06-29T07:00:00Z');
  expect(smtp.mails.at(-1)?.to).toEqual(['ines@partner.example']);
  expect(smtp.mails.at(-1)?.parsed.text).not.toContain('Homes for newcomers');

  clock.now = new Date('2027-07-02T09:00:00Z');
  expect((await discord.say('/call partner 1')).text).toContain('Call #1 is closed.');
  expect((await discord.say('/call list')).text).toContain('No open call is known');
  const report = await sayInSlack('/call report 2027');
  expect(report).toContain('One call closes in this year; 2 members look for partners.');
  expect(report).toContain('One introduction to a partner was asked for, 1 made.');
  await sayInSlack('/call report 2027 xlsx');
  await vi.waitFor(() => expect(filesInSlack('xlsx')).toHaveLength(1), { timeout: 20_000 });
  expect(readSheets(filesInSlack('xlsx')[0])).toMatchObject({
    Call: [
      {
        Call: 'Homes for newcomers',
        Deadline: new Date('2027-07-01T00:00:00Z'),
        'Are told': 2,
        'Look for partners': 2,
      },
    ],
  });
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
});

test('a series of six sessions across both changes of the clocks, walked in three places to its report', async () => {
  clock.now = new Date('2027-10-01T09:00:00Z');
  await sayInSlack('/training create');
  await submitInSlack({
    ...{ title: 'Six Tuesdays', day: '2027-10-12', time: '16:00', timeZone: 'Madrid', minutes: '90' },
    ...{ everyWeeks: '5', times: '6', capacity: '5', checkIn: 'code', code: 'bakori', contact: 'courses@example.org' },
  });
  expect(slackSaid()).toContain('“Six Tuesdays” is created: 6 sessions, on 12 October 2027,');
  const sessions = await sql<{ number: number; startsAt: Date }[]>`
    select number, starts_at from training where title = 'Six Tuesdays' order by starts_at`;
  expect(sessions.map(({ startsAt }) => startsAt.toISOString().slice(0, 16))).toEqual([
    ...['2027-10-12T14:00', '2027-11-16T15:00', '2027-12-21T15:00'],
    ...['2028-01-25T15:00', '2028-02-29T15:00', '2028-04-04T14:00'],
  ]);
  const [first = 0, , , fourth = 0, , last = 0] = sessions.map(({ number }) => number);

  await sayInSlack(`/training show ${first}`);
  await pressInSlack('Sign up for all 6');
  expect(slackSaid()).toContain('You signed up for 6 sessions of “Six Tuesdays”.');
  await discord.say(`/training show ${first}`);
  const joined = await pressInDiscord('Sign up for all 6');
  expect(joined.text).toContain('You signed up for 6 sessions');
  const inChat = joined.files.map(({ content }) => readCalendarFile(content).events[0]?.start);
  expect(inChat).toEqual(sessions.map(({ startsAt }) => startsAt));
  expect(await inesPage({ words: `/training join ${first} series` })).toContain('You signed up for 6 sessions');
  await deliver();
  const invited = mailsTo('Your seat: Six Tuesdays')
    .map(({ parsed }) => calendarIn(parsed.attachments))
    .sort((left, right) => Number(left.event?.start) - Number(right.event?.start));
  expect(invited.map(({ event }) => event?.start)).toEqual(sessions.map(({ startsAt }) => startsAt));
  expect(new Set(invited.map(({ event }) => event?.uid)).size).toBe(6);

  // The fourth begins an hour later; somebody gives the last one back, and takes it again.
  await sayInSlack(`/training edit ${fourth}`);
  await submitInSlack({ time: '17:00' });
  await deliver();
  const [moved] = mailsTo('Moved: Six Tuesdays').map(({ parsed }) => calendarIn(parsed.attachments));
  expect(moved?.event).toMatchObject({ sequence: 1, start: new Date('2028-01-25T16:00:00Z') });
  expect(moved?.event?.uid).toBe(invited[3]?.event?.uid);
  const [left] = (await discord.say(`/training leave ${last}`)).files.map(({ content }) => readCalendarFile(content));
  const [again] = (await discord.say(`/training join ${last}`)).files.map(({ content }) => readCalendarFile(content));
  expect([left?.method, again?.method]).toEqual(['CANCEL', 'REQUEST']);
  expect(Number(again?.events[0]?.sequence)).toBeGreaterThan(Number(left?.events[0]?.sequence));
  expect(Number(left?.events[0]?.sequence)).toBeGreaterThan(0);

  for (const { number } of sessions) {
    const [{ at }] = await sql<[{ at: Date }]>`select starts_at as at from training where number = ${number}`;
    const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000).toISOString();
    for (const before of [7 * 24 * 60, 24 * 60, 15]) await tick('run-trainings', after(-before));
    clock.now = new Date(after(10));
    await pressInSlack('I am here');
    await submitInSlack({ code: 'Bakori' });
    await pressInDiscord('I am here');
    expect((await discord.submit({ code: 'bakori' })).text).toContain('It is noted that you are in');
    expect(await inesPage({ words: `/training present ${number} bakori` })).toContain('It is noted that you are in');
    await tick('run-trainings', after(121));
    await pressInDiscord('Answer three questions');
    await discord.submit({ useful: '4', applies: 'yes', missed: '' });
  }
  // Nobody is told twice, and always by the clock on their wall.
  const usual = ['16:00 CEST', '16:00 CET', '16:00 CET', '17:00 CET', '16:00 CET', '16:00 CEST'];
  for (const kind of ['In a week', 'Tomorrow', 'In 15 minutes'])
    expect(mailsTo(`${kind}: Six Tuesdays`).map(({ parsed }) => parsed.subject?.split(', ')[1])).toEqual(usual);
  const times = (said: string, words: string) => said.split(words).length - 1;
  for (const words of [
    '“Six Tuesdays” is in a week',
    '“Six Tuesdays” is tomorrow',
    '“Six Tuesdays” begins in 15 minutes',
  ])
    expect([times(heardInSlack(), words), times(await heardInDiscord(), words)]).toEqual([6, 6]);
  const ready = 'taking part in “Six Tuesdays”';
  expect([times(heardInSlack(), ready), times(await heardInDiscord(), ready)]).toEqual([6, 6]);
  expect(mailsTo('Three questions: Six Tuesdays')).toHaveLength(6);
  expect(await inesPage({ words: `/training certificate ${last}` })).toContain(
    'ines took part in the training “Six Tuesdays”',
  );

  expect(await sayInSlack('/training report 2028')).toContain(
    '3 sessions were held with 9 attendances; on average 4.0 of 5',
  );
  const before = filesInSlack('xlsx').length;
  await sayInSlack('/training report 2028 xlsx');
  await vi.waitFor(() => expect(filesInSlack('xlsx')).toHaveLength(before + 1), { timeout: 20_000 });
  const { Session: rows = [] } = readSheets(filesInSlack('xlsx').at(-1));
  expect(rows.map(({ Session, Day, There }) => [Session, Day, There])).toEqual(
    ['2028-01-25', '2028-02-29', '2028-04-04'].map((day) => ['Six Tuesdays', new Date(day), 3]),
  );
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
}, 240_000);

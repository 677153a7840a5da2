import { afterAll, expect, test, vi } from 'vitest';
import { everyPlatform } from '#adapters/index.ts';
import { mail } from '#adapters/mail/index.ts';
import { jobs } from '#jobs/index.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import type { Person } from '#src/core/person.ts';
import { createTestbed } from '#src/operations/testbeds/plan.ts';
import { answerAsked, takePart } from '#src/operations/testbeds/take-part.ts';
import { editTraining } from '#src/operations/trainings/change.ts';
import { createTrainings } from '#src/operations/trainings/create.ts';
import { joinTraining } from '#src/operations/trainings/join.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createLogger } from '#src/server/logger.ts';
import { readPlatforms } from '#src/server/platforms.ts';
import { findPerson } from '#src/store/people/person.ts';
import { readCalendarFile } from '#test/support/calendar.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { walk } from '#test/support/fake-discord/index.ts';
import { listElements } from '#test/support/fake-slack/person.ts';
import { startSmtp } from '#test/support/fake-smtp.ts';
import { knownPlatforms } from '#test/support/known-platforms.ts';
import { readBlocks, setUpSlack } from './slack/harness.ts';

// A session and a testbed with somebody in Slack, somebody in Discord and somebody who has mail alone: the real adapters, commands, jobs, outbox and SMTP.
const database = await createTestDatabase({ figures: true });
const { sql } = database;
const logger = createLogger('error');
const clock = { now: new Date('2026-11-23T09:00:00Z') };
const now = () => clock.now;
const smtp = await startSmtp();
const mails = readPlatforms([mail], {
  ...{ SMTP_URL: smtp.url, MAIL_FROM: 'Causeway <digest@example.net>', MAIL_PER_SECOND: '1000' },
});
const { adapterContext, context, queue, wayTo } = await compose({
  config: parseConfig({ PUBLIC_URL: 'https://causeway.example' }),
  database,
  platforms: [...knownPlatforms('slack', 'discord'), ...mails],
  ...{ everyPlatform, logger, now },
});
const slack = await setUpSlack({ ...adapterContext, now: () => new Date() });
const discord = await createDiscordHarness({ ...adapterContext, now: () => new Date() }, { transport: 'http' });
const mailAdapter = mail.create(mails[0]?.env ?? {}, adapterContext);
const worker = createOutboxWorker({
  ...{ database, queue, wayTo, logger, now, pacerOf: adapterContext.pacerOf },
  adapters: [slack.adapter, discord.adapter, mailAdapter],
});
await worker.start();
afterAll(async () => {
  await worker.stop();
  await Promise.all([slack.stop(), discord.stop(), mailAdapter.stop(), smtp.stop()]);
  await queue.stop();
});

const slackSaid = () => readBlocks(slack.fake.world.ephemerals.at(-1)?.blocks ?? []);
const slackLetters = () =>
  slack.fake.world.messages.filter(
    ({ channel }) => slack.fake.world.channels.get(channel)?.directWith === slack.person.user.id,
  );
/** All that came to somebody in Slack unasked; a file is a message of its own. */
const heardInSlack = () =>
  slackLetters()
    .map(({ blocks }) => readBlocks(blocks))
    .join('\n');
async function pressInSlack(label: string) {
  const all = [...slack.fake.world.messages, ...slack.fake.world.ephemerals];
  const has = (each: (typeof all)[number]) =>
    listElements(each.blocks).find((element) => JSON.stringify(element).includes(`"${label}"`));
  const message = all.findLast(has);
  if (!message) throw new Error(`Slack shows no “${label}”.`);
  await slack.person.press(message as never, has(message) as never);
  await slack.settle();
}
async function submitInSlack(values: Record<string, string>) {
  await slack.person.submit([...slack.fake.world.views.values()].at(-1) as never, values);
  await slack.settle();
}
async function pressInDiscord(label: string) {
  const message = [...discord.fake.world.messages.values()].findLast(({ components }) =>
    [...walk(components as never)].some((control) => control.label === label),
  );
  const control = [...walk((message?.components ?? []) as never)].find((each) => each.label === label);
  const channel = discord.fake.world.channels.get(message?.channel_id ?? '');
  if (!message || !control || !channel) throw new Error(`Discord shows no “${label}”.`);
  const data = { custom_id: control.custom_id, component_type: 2 } as never;
  return discord.show(
    await discord.bring(discord.fake.interact(discord.fake.maria, channel, 3, data, { message } as never)),
  );
}

/** Lets the clock be at that time, its jobs run, and what is written go out. */
async function tick(name: string, time: string) {
  clock.now = new Date(time);
  await jobs
    .find((each) => each.name === name)
    ?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  await deliver();
}
async function deliver() {
  // The queue goes by its own clock.
  await sql`update pgboss.job set start_after = now() where name like 'delivery.%' and state = 'created'`;
  clock.now = new Date(clock.now.getTime() + 90_000);
  await vi.waitFor(
    async () =>
      expect(
        await sql`select period, error from delivery where purpose like 'training%' and state not in ('sent', 'kept', 'cancelled')
          union all select period, error from delivery where purpose = 'testbed' and state not in ('sent', 'kept', 'cancelled')`,
      ).toEqual([]),
    { timeout: 30_000, interval: 50 },
  );
}

const personOf = async (platform: string): Promise<Person> => {
  const [{ person } = { person: 0 }] = await sql<
    { person: number }[]
  >`select person from account where platform = ${platform}`;
  return (await findPerson(sql, person)) as Person;
};

async function settle() {
  await slack.person.command(slack.channel, '/me', 'show');
  await slack.settle();
  await discord.say('/me');
  await sql`update person set role = 'staff', region = 'ES62' where id in (select person from account where platform = 'slack')`;
  const [{ id }] = await sql<[{ id: number }]>`
    insert into person (display_name, language, time_zone, role, is_admitted) values ('ines', 'en', 'Europe/Madrid', 'member', true) returning id`;
  await sql`insert into account (platform, space, "user", person) values ('mail', '', 'ines@partner.example', ${id})`;
}

const mailsTo = (word: string) => smtp.mails.filter(({ parsed }) => parsed.subject?.includes(word));

test('a session, from the sign-up in three places to the certificate', async () => {
  await settle();
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
}, 90_000);

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
}, 90_000);

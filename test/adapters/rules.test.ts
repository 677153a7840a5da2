import { expect, test, vi } from 'vitest';
import { noPreferences } from '#src/domain/introductions/preferences.ts';
import { record } from '#src/operations/activity/record.ts';
import { changePreferences } from '#src/operations/introductions/preferences.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { runJob } from '#test/operations/rules/support.ts';
import { createProgrammeHouse } from '#test/support/programme-house.ts';

// Staff is in Slack, who asks is in Discord, who may know more has mail alone.
const house = await createProgrammeHouse();
const { clock, context, deliver, discord, heardInDiscord, heardInSlack, inesPage, personOf, pressInSlack } = house;
const { runAnew, sayInSlack, settle, slack, slackSaid, smtp, sql, submitInSlack, tick } = house;
await settle();

const times = (said: string, words: string) => said.split(words).length - 1;

test('staff make the rule for unanswered questions from its template, and it works over a week in three places', async () => {
  const ines = await personOf('mail');
  const topics = { areas: ['housing' as const], groups: [], text: '' };
  await changePreferences(context, ines.id, { ...noPreferences, isOpen: true, offer: topics }, clock.now);
  await discord.say('/me edit');
  await discord.submit({ name: 'Maria', region: 'SE224', timeZone: 'Stockholm' });
  await tick('run-rules', '2026-11-23T09:10:00Z');

  // Something to try it on: a question that nobody answered before there was a rule.
  await discord.say('/question ask');
  await discord.submit({ title: 'Who lets empty flats?', areas: ['housing'] });
  await tick('record-unanswered', '2026-11-26T12:00:00Z');

  await sayInSlack('/rule new');
  expect(slackSaid()).toContain('An unanswered question');
  await sayInSlack('/rule new unanswered');
  await submitInSlack({ name: 'Nobody left alone', count: '3', days: '4' });
  expect(slackSaid()).toContain('is kept as a draft, number 1.');
  expect(slackSaid()).toContain('write to the 3 people best placed to answer');
  await pressInSlack('Try it');
  expect(slackSaid()).toContain('begun once and written 3 messages to 3 people');
  expect(slackSaid()).toContain('ines');
  expect(await sql`select 1 from rule_run`).toEqual([]);
  await pressInSlack('Put it on');
  expect(slackSaid()).toContain('is on. What happens from now on begins it.');

  await discord.say('/question ask');
  await discord.submit({ title: 'Who pays for mentors?', areas: ['housing'] });
  await deliver();
  await tick('run-rules', '2026-11-27T12:00:00Z');
  expect(await sql`select 1 from rule_run`).toEqual([]);
  await tick('record-unanswered', '2026-11-29T14:00:00Z');
  // The server that had heard of it is gone; another one takes it up, and each day another.
  await runAnew('run-rules', '2026-11-29T14:02:00Z');
  await runAnew('run-rules', '2026-11-29T14:10:00Z');
  expect(times(await heardInDiscord(), 'Nobody has answered your question yet')).toBe(1);
  await tick('send-notices', '2026-11-30T08:00:00Z');
  expect(times(await inesPage(), 'you may know more than most: Who pays for mentors?')).toBe(1);
  expect(smtp.mails.at(-1)?.to).toEqual(['ines@partner.example']);
  for (const day of ['2026-11-30', '2026-12-01', '2026-12-02']) await runAnew('run-rules', `${day}T14:00:00Z`);
  expect(heardInSlack()).not.toContain('though more people were asked');
  await runAnew('run-rules', '2026-12-03T14:05:00Z');
  await runAnew('run-rules', '2026-12-03T14:10:00Z');
  expect(times(heardInSlack(), 'though more people were asked: Who pays for mentors?')).toBe(1);
  expect(heardInSlack()).toContain('From the rule “Nobody left alone”');
  expect(await sql`select state from rule_run`).toEqual([{ state: 'done' }]);

  const [{ id }] = await sql<[{ id: number }]>`select id from rule_run`;
  await sayInSlack(`/rule run-show ${id}`);
  expect(slackSaid()).toContain('wait until 2026-12-03T14:0');
  expect(slackSaid()).toContain('Maria');
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
}, 240_000);

test('a question that was answered meanwhile brings nobody to staff', async () => {
  await discord.say('/question ask');
  clock.now = new Date('2026-12-07T09:00:00Z');
  await discord.submit({ title: 'Who translates letters?', areas: ['language'] });
  await tick('record-unanswered', '2026-12-10T10:00:00Z');
  await tick('run-rules', '2026-12-10T10:05:00Z');
  const [{ number }] = await sql<[{ number: number }]>`select max(number) as number from question`;
  await sayInSlack(`/question answer ${number}`);
  await submitInSlack({ content: 'We do.' });
  await tick('run-rules', '2026-12-14T10:10:00Z');
  expect(heardInSlack()).not.toContain('though more people were asked: Who translates letters?');
  expect(await sql`select state from rule_run order by id desc limit 1`).toEqual([{ state: 'done' }]);
});

test('a rule whose channel is gone is paused, and its owner is told where they are', async () => {
  await sayInSlack('/rule import');
  await submitInSlack({
    yaml: 'name: To the channel\non: {activity: tool.published}\nsteps: [{message: {to: {channel: here}, text: A new tool}}]',
  });
  await pressInSlack('Try it');
  await pressInSlack('Put it on');
  const publish = () =>
    inTransaction(context, ({ sql: inside }) =>
      record(inside, { type: 'tool.published', subject: 'tool:1', actor: null, at: clock.now }),
    );
  const inChannel = () =>
    slack.fake.world.messages.filter(
      ({ channel, text }) => channel === slack.channel.id && text.includes('A new tool'),
    );
  clock.now = new Date('2026-12-15T10:00:00Z');
  await publish();
  await tick('run-rules', '2026-12-15T10:01:00Z');
  expect(inChannel()).toHaveLength(1);

  slack.channel.isArchived = true;
  await publish();
  await runJob(context, 'run-rules');
  await vi.waitFor(
    async () =>
      expect(await sql`select refused_as from delivery where state = 'dead'`).toEqual([{ refusedAs: 'place' }]),
    { timeout: 20_000, interval: 50 },
  );
  await runJob(context, 'run-rules');
  expect(await sql`select state, pause from rule where name = 'To the channel'`).toEqual([
    { state: 'paused', pause: 'channel' },
  ]);
  await sql`update delivery set state = 'cancelled' where state = 'dead'`;
  await deliver();
  expect(heardInSlack()).toContain('Its channel is gone, the bot is not in it any more, or rules may not hear there.');

  // What nobody could write then is no reason to pause it again.
  slack.channel.isArchived = false;
  const [{ number }] = await sql<[{ number: number }]>`select number from rule where name = 'To the channel'`;
  await sayInSlack(`/rule on ${number}`);
  await publish();
  await tick('run-rules', '2026-12-15T11:00:00Z');
  expect(inChannel()).toHaveLength(2);
  expect(await sql`select state from rule where number = ${number}`).toEqual([{ state: 'on' }]);
});

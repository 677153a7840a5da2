import { afterAll, expect, test, vi } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import type { Place } from '#src/core/place.ts';
import { setUpSlack } from '#test/adapters/slack/harness.ts';
import { runJob } from '#test/operations/rules/support.ts';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';
import { knownPlatforms } from '#test/support/known-platforms.ts';

const house = await createDialogue({ platforms: knownPlatforms('slack', 'discord') });
const { adapterContext, as, clock, context, database } = house;
const { sql } = database;
const slack = await setUpSlack({ ...adapterContext, now: () => new Date() });
const fake = await startFakeDiscord({ firstAnswerMs: 60_000 });
fake.world.grantsContent = true;
const discord = await createDiscordHarness(
  { ...adapterContext, now: () => new Date() },
  { transport: 'gateway', fake, settings: { hearsChannels: true } },
);
afterAll(async () => {
  await Promise.all([slack.stop(), discord.stop()]);
  await fake.stop();
});

const slackPlace = `slack:${slack.team.id}:channel:${slack.channel.id}` as const;
const inSlack = as('admin', {}, slackPlace);
const inDiscord = as('admin', {}, discord.place as Place);
const alone = as('admin', {}, 'test:hall:user:admin');
await inSlack.say('/me show');
await slack.person.command(slack.channel, '/me', 'show');
await slack.settle();
await discord.say('/me');
await runJob(context, 'run-rules');

type Admin = typeof inSlack;
const problemsOf = (outcome: Outcome) =>
  outcome.type === 'problems' ? Object.values(outcome.problems).join('\n') : '';
const bring = async (admin: Admin, yaml: string) => admin.submit(await admin.say('/rule import'), { yaml });
async function begin(admin: Admin, yaml: string): Promise<number> {
  const number = lineOf(await bring(admin, yaml), 'Try it')
    .split(' ')
    .at(-1);
  expect(read(await admin.say(`/rule try ${number}`))).toContain('begun once');
  await admin.say(`/rule on ${number}`);
  return Number(number);
}
const keyword = (name: string) =>
  `name: ${name}\non: {keyword: {words: [mentors, mentoring], in: here}}\nsteps: [{message: {to: person, text: "You said: {text}"}}]`;
const reaction = (name: string) =>
  `name: ${name}\non: {reaction: {sign: 💡, in: here}}\nsteps: [{message: {to: {channel: here}, text: "{person} had an idea: {sign}"}}]`;
const runsOf = (rule: number) => sql<{ input: { form: object } }[]>`
  select input from rule_run where rule = ${rule} order by id`;
const sayInSlack = async (text: string, more: object = {}) => {
  const { message, payload } = slack.person.say(slack.channel, text);
  Object.assign(payload.event, { type: 'message', channel_type: 'channel', ...more });
  await slack.fake.deliver.event(payload);
  return { message, payload };
};

test('nothing is heard where no admin allowed it, and the channel is told where one does', async () => {
  expect(problemsOf(await bring(inSlack, keyword('Words')))).toContain('Rules may not hear in that channel.');
  expect(read(await alone.say('/rule listen'))).toContain('Say it in the channel');
  const allowed = await inSlack.say('/rule listen');
  expect(read(allowed)).toContain('rules of this network may hear in this channel');
  expect(allowed).toMatchObject({ visibility: 'public' });
  expect(read(await inSlack.say('/rule listen'))).toContain('may hear in this channel already');
  expect(problemsOf(await bring(alone, keyword('Words')))).toContain('make it in the channel');
});

test('a word in a Slack channel begins a rule once, whoever else it is said to', async () => {
  const rule = await begin(inSlack, keyword('Words'));
  const { payload } = await sayInSlack('Does anybody do MENTORING?');
  await slack.fake.deliver.event(payload);
  await sayInSlack('Mentorings are another word.');
  await sayInSlack('Our app speaks of mentors', { bot_id: 'B1' });
  // What names the bot comes twice: as words to it, which it answers, and as what is said.
  const named = slack.person.say(slack.channel, slack.person.mention('help mentors'));
  await slack.fake.deliver.event({
    ...named.payload,
    event: { ...named.payload.event, type: 'message', channel_type: 'channel' },
  } as never);
  const before = slack.fake.world.ephemerals.length + slack.fake.world.messages.length;
  await slack.fake.deliver.event(named.payload);
  expect(slack.fake.world.ephemerals.length + slack.fake.world.messages.length).toBeGreaterThan(before);
  expect((await runsOf(rule)).map(({ input }) => input.form)).toEqual([
    { text: 'Does anybody do MENTORING?' },
    { text: expect.stringContaining('help mentors') },
  ]);
  await runJob(context, 'run-rules');
  expect(
    await sql`select message->>'text' as text from delivery where purpose = 'rule' and message->>'text' like 'You said: Does%'`,
  ).toHaveLength(1);
});

test('a sign below a message in Slack begins a rule once for each who sets it', async () => {
  const rule = await begin(inSlack, reaction('Signs'));
  const { message } = await sayInSlack('Flats over shops');
  await slack.fake.deliver.event(slack.person.react(message, 'bulb'));
  await slack.fake.deliver.event(slack.person.react(message, 'bulb', { isOff: true }));
  await slack.fake.deliver.event(slack.person.react(message, 'bulb'));
  await slack.fake.deliver.event(slack.person.react(message, 'tada'));
  expect((await runsOf(rule)).map(({ input }) => input.form)).toEqual([{ sign: '💡' }]);
  await runJob(context, 'run-rules');
  expect(await sql`select 1 from delivery where recipient = ${`rule:${rule}`}`).toHaveLength(1);
});

test('words and signs in a Discord channel begin rules too', async () => {
  await inDiscord.say('/rule listen');
  const [words, signs] = [await begin(inDiscord, keyword('There')), await begin(inDiscord, reaction('Signs there'))];
  fake.messages.post(fake.general.id, fake.maria, { content: 'Who are our mentors?' }, []);
  await vi.waitFor(async () => expect(await runsOf(words)).toHaveLength(1), { timeout: 20_000 });
  const message = [...fake.world.messages.values()].find(({ content }) => content === 'Who are our mentors?');
  if (!message) throw new Error('nothing was said');
  fake.messages.react(fake.maria, message, '💡');
  await vi.waitFor(async () => expect(await runsOf(signs)).toHaveLength(1), { timeout: 20_000 });
});

test('what an admin ended is heard no more, and its rules are paused', async () => {
  expect(read(await inSlack.say('/rule listen off=yes'))).toContain('any more; 2 that did are paused.');
  const [{ count }] = await sql<[{ count: number }]>`select count(*) from rule_run`;
  await sayInSlack('mentors');
  expect(await sql`select count(*) from rule_run`).toEqual([{ count }]);
  expect(await sql`select name from rule where pause = 'channel' order by name`).toEqual([
    { name: 'Signs' },
    { name: 'Words' },
  ]);
  expect(await sql`select 1 from delivery where purpose = 'rule-fault' and period like 'channel %'`).toHaveLength(2);
  void clock;
});

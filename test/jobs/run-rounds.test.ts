import { afterAll, expect, test, vi } from 'vitest';
import { everyPlatform } from '#adapters/index.ts';
import { jobs } from '#jobs/index.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import { createRound } from '#src/operations/rounds/run.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createLogger } from '#src/server/logger.ts';
import { findPerson } from '#src/store/people/person.ts';
import { readBlocks, setUpSlack } from '#test/adapters/slack/harness.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { walk } from '#test/support/fake-discord/index.ts';
import { listElements } from '#test/support/fake-slack/person.ts';
import { knownPlatforms } from '#test/support/known-platforms.ts';

const database = await createTestDatabase({ figures: true });
const { sql } = database;
const logger = createLogger('error');
const clock = { now: new Date('2026-11-23T09:00:00Z') };
const now = () => clock.now;

const { adapterContext, context, queue, wayTo } = await compose({
  config: parseConfig({}),
  database,
  platforms: knownPlatforms('slack', 'discord'),
  everyPlatform,
  logger,
  now,
});
// Signatures are of this very minute.
const slack = await setUpSlack({ ...adapterContext, now: () => new Date() });
const discord = await createDiscordHarness(adapterContext, { transport: 'http' });
const worker = createOutboxWorker({
  database,
  queue,
  adapters: [slack.adapter, discord.adapter],
  pacerOf: adapterContext.pacerOf,
  wayTo,
  logger,
  now,
});
await worker.start();
afterAll(async () => {
  await worker.stop();
  await slack.stop();
  await discord.stop();
  await queue.stop();
});

const job = jobs.find(({ name }) => name === 'run-rounds');
const tick = () => job?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
const allSent = () =>
  vi.waitFor(
    async () => {
      const waiting = await sql`select period, error from delivery where purpose = 'round' and state <> 'sent'`;
      expect(waiting).toEqual([]);
    },
    { timeout: 30_000, interval: 50 },
  );

/** What the bot sent to Slack's person in direct messages, the last one last. */
const slackLetters = () =>
  slack.fake.world.messages.filter(
    ({ channel }) => slack.fake.world.channels.get(channel)?.directWith === slack.person.user.id,
  );
const pressInSlack = async (label: string) => {
  const message = slackLetters().at(-1);
  const element = listElements(message?.blocks ?? []).find(({ text }) => text?.text === label);
  if (!message || !element) throw new Error(`Slack shows no “${label}”.`);
  await slack.person.press(message, element);
  await slack.settle();
};
const discordLetters = async () => (await discord.posted?.()) ?? [];
const pressInDiscord = async (label: string) => {
  const message = [...discord.fake.world.messages.values()]
    .filter(({ author }) => author.id === discord.fake.world.bot.id)
    .findLast(({ components }) => [...walk(components as never)].some((control) => control.label === label));
  const control = [...walk((message?.components ?? []) as never)].find((each) => each.label === label);
  const channel = discord.fake.world.channels.get(message?.channel_id ?? '');
  if (!message || !control || !channel) throw new Error(`Discord shows no “${label}”.`);
  const data = { custom_id: control.custom_id, component_type: 2 } as never;
  return discord.show(
    await discord.bring(discord.fake.interact(discord.fake.maria, channel, 3, data, { message } as never)),
  );
};

test('two of different platforms join, are matched, say yes and learn how to reach each other', async () => {
  await slack.person.command(slack.channel, '/me', 'show');
  await slack.settle();
  await discord.say('/me show');
  await sql`update person set region = 'ES62' where id = (select person from account where platform = 'slack')`;
  await sql`update person set region = 'SE224' where id = (select person from account where platform = 'discord')`;
  const [{ id }] = await sql<[{ id: number }]>`select person as id from account where platform = 'slack'`;
  const person = await findPerson(sql, id);
  if (!person) throw new Error('nobody');
  await createRound(
    context,
    {
      ...{ title: 'Monday meetings', kind: 'pairs', size: 2, allowsTrios: true, allowsSameRegion: false, cooldown: 2 },
      ...{
        regions: [],
        areas: [],
        roles: [],
        languages: [],
        channel: null,
        everyWeeks: null,
        localTime: '09:00',
        timeZone: 'UTC',
      },
    },
    { nextRun: new Date('2026-11-30T09:00:00Z'), person, now: clock.now },
  );
  await slack.person.command(slack.channel, '/round', 'join 1 open');
  await slack.settle();
  expect((await discord.say('/round join 1')).text).toContain('You are not open to introductions yet.');
  expect((await discord.press('Be open to introductions, and join')).text).toContain('You joined “Monday meetings”');
  expect(await sql`select 1 from round_member`).toHaveLength(2);
  await sql`update introduction_preference set contact = 'maria@' || (select platform from account a where a.person = introduction_preference.person) || '.example'`;

  clock.now = new Date('2026-11-30T09:00:00Z');
  await tick();
  await allSent();
  expect(readBlocks(slackLetters().at(-1)?.blocks ?? [])).toContain('matched you with maria (Skåne)');
  expect((await discordLetters()).at(-1)?.text).toContain('matched you with maria (Region of Murcia)');

  await pressInSlack('Yes, I want to meet');
  expect((await pressInDiscord('Yes, I want to meet')).text).toContain('Everybody has said yes');
  await allSent();
  expect(readBlocks(slackLetters().at(-1)?.blocks ?? [])).toContain('maria@discord.example');
  expect((await discordLetters()).map(({ text }) => text).join('\n')).toContain('maria@slack.example');

  clock.now = new Date('2026-12-10T09:01:00Z');
  await tick();
  await allSent();
  await pressInSlack('Yes, we met');
  expect((await pressInDiscord('Not yet')).text).toContain('I ask once more');
  expect(await sql`select met from round_seat order by met`).toEqual([{ met: 'not-yet' }, { met: 'yes' }]);
  expect(slack.fake.refused()).toEqual([]);
});

import { PassThrough } from 'node:stream';
import { afterAll, expect, test, vi } from 'vitest';
import { everyPlatform } from '#adapters/index.ts';
import { createTerminal } from '#adapters/terminal/index.ts';
import { jobs } from '#jobs/index.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createLogger } from '#src/server/logger.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { walk } from '#test/support/fake-discord/index.ts';
import { listElements } from '#test/support/fake-slack/person.ts';
import { knownPlatforms } from '#test/support/known-platforms.ts';
import { servePlayground } from '#test/support/serve.ts';
import { readBlocks, setUpSlack } from './slack/harness.ts';

// One event with a person in Slack, one in Discord, one in the playground and one at the terminal: the real adapters, commands, jobs and outbox.
const database = await createTestDatabase({ figures: true });
const { sql } = database;
const logger = createLogger('error');
const clock = { now: new Date('2026-12-03T09:00:00Z') };
const now = () => clock.now;
const { adapterContext, context, queue, wayTo } = await compose({
  config: parseConfig({}),
  database,
  platforms: knownPlatforms('slack', 'discord', 'playground', 'terminal'),
  everyPlatform,
  logger,
  now,
});
const slack = await setUpSlack({ ...adapterContext, now: () => new Date() });
const discord = await createDiscordHarness({ ...adapterContext, now: () => new Date() }, { transport: 'http' });
const playground = await servePlayground(adapterContext);
const terminal = await sitDown();
const worker = createOutboxWorker({
  ...{ database, queue, wayTo, logger, now, pacerOf: adapterContext.pacerOf },
  adapters: [slack.adapter, discord.adapter],
});
await worker.start();
afterAll(async () => {
  await worker.stop();
  await Promise.all([slack.stop(), discord.stop(), playground.stop(), terminal.stop()]);
  await queue.stop();
});

/** Somebody at the real terminal adapter. */
async function sitDown() {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 120 });
  let screen = '';
  let seen = 0;
  output.on('data', (chunk) => {
    screen += chunk;
  });
  const adapter = createTerminal(adapterContext, { input, output, user: 'tina' }, (key) => key);
  await adapter.start();
  async function settled() {
    await vi.waitFor(() => expect(screen.slice(seen)).toMatch(/(causeway> |: )$/), { timeout: 20_000, interval: 10 });
    const fresh = screen.slice(seen);
    seen = screen.length;
    return fresh;
  }
  await settled();
  return {
    stop: () => adapter.stop(),
    /** What is shown at the prompt by itself. */
    async hear(word: string) {
      await vi.waitFor(() => expect(screen.slice(seen)).toContain(word), { timeout: 20_000, interval: 50 });
      return settled();
    },
    type(line: string) {
      input.write(`${line}\n`);
      return settled();
    },
  };
}
const choiceOf = (screen: string, label: string) => {
  const [, number] = new RegExp(`\\[(\\d+)\\] ${label}`).exec(screen) ?? [];
  if (!number) throw new Error(`The terminal shows no “${label}”: ${screen}`);
  return number;
};

const cookie = `causeway_playground=${'a'.repeat(32)}`;
async function sayInPlayground(what: object): Promise<string> {
  const response = await fetch(`${playground.url}/playground/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ id: crypto.randomUUID(), ...what }),
  });
  return response.text();
}
/** What waits for who opens the page. */
async function openPlayground(word: string): Promise<string> {
  const response = await fetch(`${playground.url}/playground/stream`, { headers: { cookie } });
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  while (!heard.includes(word)) {
    const { value, done } = await reader.read();
    if (done) break;
    heard += value;
  }
  await reader.cancel();
  return heard;
}

const slackLetters = () =>
  slack.fake.world.messages.filter(
    ({ channel }) => slack.fake.world.channels.get(channel)?.directWith === slack.person.user.id,
  );
async function pressInSlack(label: string) {
  const all = [...slack.fake.world.messages, ...slack.fake.world.ephemerals];
  const has = (each: (typeof all)[number]) =>
    listElements(each.blocks).find((element) => JSON.stringify(element).includes(`"${label}"`));
  const message = all.findLast(has);
  if (!message) throw new Error(`Slack shows no “${label}”.`);
  await slack.person.press(message as never, has(message) as never);
  await slack.settle();
}
const saidInSlack = () => readBlocks(slack.fake.world.ephemerals.at(-1)?.blocks ?? []);
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
const discordLetters = async () => (await discord.posted?.())?.map(({ text }) => text).join('\n') ?? '';

const job = jobs.find(({ name }) => name === 'run-events');
async function tick(time: string) {
  clock.now = new Date(`2026-12-03T${time}Z`);
  await job?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  // The queue goes by its own clock.
  await sql`update pgboss.job set start_after = now() where name like 'delivery.%' and state = 'created'`;
  clock.now = new Date(clock.now.getTime() + 90_000);
  await vi.waitFor(
    async () =>
      expect(
        await sql`select period, error from delivery where purpose = 'event' and state not in ('sent', 'kept')`,
      ).toEqual([]),
    { timeout: 30_000, interval: 50 },
  );
}

test('people of four platforms take part in one event, from the sign-up to the survey', async () => {
  // Staff in Slack create it, in a form, and announce it to the channel.
  await slack.person.command(slack.channel, '/me', 'show');
  await slack.settle();
  await sql`update person set role = 'staff', region = 'ES62'`;
  clock.now = new Date('2026-12-03T09:30:00Z');
  await slack.person.command(slack.channel, '/event', 'create');
  await slack.settle();
  const view = [...slack.fake.world.views.values()].at(-1);
  if (!view) throw new Error(saidInSlack());
  await slack.person.submit(view as never, {
    ...{
      title: 'First exchange',
      day: '2026-12-03',
      time: '14:00',
      timeZone: 'UTC',
      rounds: '3',
      minutes: '15',
      size: '2',
    },
    link: 'https://meet.example.org/{room}',
  });
  await slack.settle();
  const [event] = await sql`select number, title, starts_at, link from networking_event`;
  expect(event).toMatchObject({ number: 1, title: 'First exchange', startsAt: new Date('2026-12-03T14:00:00Z') });
  await slack.person.command(slack.channel, '/event', 'announce 1');
  await slack.settle();
  expect(JSON.stringify(slack.fake.world.messages)).toContain('you meet people of other regions in groups of 2');

  await pressInSlack('Take part');
  expect(saidInSlack()).toContain('You take part in “First exchange”');
  await discord.say('/event list');
  await discord.press('1: First exchange').catch(() => discord.say('/event show 1'));
  expect((await discord.press('Take part')).text).toContain('You take part in “First exchange”');
  expect(await sayInPlayground({ type: 'said', text: '/event show 1' })).toContain('Take part');
  expect(await sayInPlayground({ type: 'said', text: '/event join 1' })).toContain('You take part in');
  const shown = await terminal.type('/event show 1');
  expect(await terminal.type(choiceOf(shown, 'Take part'))).toContain('You take part in “First exchange”');
  expect(await sql`select 1 from event_member`).toHaveLength(4);
  for (const [platform, region] of [
    ['discord', 'SE224'],
    ['playground', 'ES51'],
    ['terminal', 'PT11'],
  ])
    await sql`update person set region = ${region as string} where id in (select person from account where platform = ${platform as string})`;

  // Somebody leaves and comes back, by buttons.
  expect((await pressInDiscord('Leave')).text).toContain('You left “First exchange”');
  expect((await discord.say('/event join 1')).text).toContain('You take part');

  await tick('13:59:00');
  expect(
    slackLetters()
      .map(({ blocks }) => readBlocks(blocks))
      .join('\n'),
  ).toContain('Round 1 of 3');
  const link = /https:\/\/meet\.example\.org\/causeway-[0-9a-f]+/;
  expect(JSON.stringify(slackLetters().at(-1)?.blocks)).toMatch(link);
  expect(await discordLetters()).toContain('Round 1 of 3');
  expect(JSON.stringify([...discord.fake.world.messages.values()])).toMatch(link);
  const page = await openPlayground('Round 1 of 3');
  expect(page).toMatch(link);
  expect(await terminal.hear('Round 1 of 3')).toMatch(link);

  await tick('14:12:00');
  expect(
    slackLetters()
      .map(({ text }) => text)
      .join('\n'),
  ).toContain('two minutes are left of round 1');
  await tick('14:14:00');
  await tick('14:29:00');
  await tick('14:44:00');
  const rounds = await sql`
    select count(*)::int as pairs from event_seat a join event_seat b on a.event_group = b.event_group and a.person < b.person`;
  // Four people, three rounds of two: everybody met everybody, once.
  expect(rounds).toEqual([{ pairs: 6 }]);
  expect(readBlocks(slackLetters().at(-1)?.blocks ?? [])).toContain('First exchange is over. You met');

  await pressInDiscord('Answer two questions');
  await discord.submit({ useful: '5', again: 'yes' });
  expect(await sql`select useful, again from event_member where useful is not null`).toEqual([
    { useful: 5, again: 'yes' },
  ]);
  await pressInSlack('Stay in touch');
  const met = slack.fake.world.ephemerals.at(-1);
  expect(readBlocks(met?.blocks ?? [])).toContain('First exchange: whom you met');
  const [other] = await sql<{ id: number }[]>`select person as id from account where platform = 'discord'`;
  await slack.person.command(slack.channel, '/event', `keep 1 ${other?.id}`);
  await slack.settle();
  expect(saidInSlack()).toContain('I asked maria.');
  const list = await discord.say('/event met 1');
  expect(list.text).toContain('wants to stay in touch with you');
  // The first of the list is whom they met in Slack.
  expect((await discord.press('Stay in touch')).text).toContain('both want to stay in touch');
  expect(await sql`select state from introduction`).toEqual([{ state: 'accepted' }]);
  await terminal.hear('First exchange is over');
  expect(await terminal.type('/event survey 1')).toContain('How useful was it?');
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
});

import { setTimeout as wait } from 'node:timers/promises';
import { createDiscord } from '#adapters/discord/adapter.ts';
import { timing } from '#adapters/discord/reply/timing.ts';
import { everyPlatform } from '#adapters/index.ts';
import { env } from '#adapters/slack/env.ts';
import { createSlack } from '#adapters/slack/index.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import type { Place } from '#src/core/place.ts';
import { openConversation } from '#src/operations/conversations/open.ts';
import { within } from '#src/operations/transaction.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createLogger } from '#src/server/logger.ts';
import type { Database } from '#src/store/database/database.ts';
import { loadStarterFigures } from '#src/store/figures/starter.ts';
import { insertAccount } from '#src/store/people/account.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';
import { startFakeSlack } from '#test/support/fake-slack/index.ts';
import { createPerson } from '#test/support/fake-slack/person.ts';
import { withDatabase } from './with-database.ts';

const pairs = 60;
/** What people say together in a second while the time is taken. */
const spokenPerSecond = 8;
const spokenS = 30;
/** What each says at once while the number is taken. */
const burst = 10;
const longestMs = 120_000;

/** Passes messages on between a fake Slack and a fake Discord: how long each takes, and how many go in a second. */
export async function run(print: (line: string) => void): Promise<void> {
  await withDatabase(async (database) => {
    await loadStarterFigures(database, { progress: () => {} });
    await measure(database, print);
  });
}

async function measure(database: Database, print: (line: string) => void): Promise<void> {
  const logger = createLogger('error');
  const config = parseConfig({});
  const { adapterContext, context, queue, wayTo } = await compose({
    ...{ config, database, platforms: [], everyPlatform, logger },
  });
  const [fakeSlack, fakeDiscord] = await Promise.all([startFakeSlack(), startFakeDiscord()]);
  const team = fakeSlack.world.addTeam('Team');
  const token = fakeSlack.world.install(team);
  const slack = createSlack(
    env.parse({
      SLACK_BOT_TOKEN: token.token,
      SLACK_API_URL: fakeSlack.apiUrl,
      SLACK_SIGNING_SECRET: fakeSlack.delivery.signingSecret,
    }),
    adapterContext,
  );
  fakeSlack.delivery.http = async (request) => (await slack.fetch?.(request)) as Response;
  const discord = createDiscord(
    { token: fakeDiscord.world.token, publicKey: null, hasGateway: true, guild: null, api: fakeDiscord.api },
    adapterContext,
    { ...timing, openDirectMs: 1 },
  );
  await Promise.all([slack.start(), discord.start()]);
  const worker = createOutboxWorker({
    ...{ database, queue, wayTo, logger, adapters: [slack, discord], now: () => new Date() },
    ...{ pacerOf: adapterContext.pacerOf, onWake: context.outbox.onWake },
  });
  await worker.start();

  /** When each message arrived, by the mark in it. */
  const arrived = new Map<string, number>();
  let doubled = 0;
  const note = (content: unknown) => {
    const mark = /m\d+x/.exec(JSON.stringify(content))?.[0];
    if (!mark) return;
    if (arrived.has(mark)) doubled += 1;
    arrived.set(mark, performance.now());
  };
  const { messages: inSlack } = fakeSlack.world;
  const push = inSlack.push.bind(inSlack);
  inSlack.push = (...added) => {
    for (const message of added) if (message.user === token.bot.id) note(message.blocks);
    return push(...added);
  };
  const { messages: inDiscord } = fakeDiscord.world;
  const set = inDiscord.set.bind(inDiscord);
  inDiscord.set = (id, message) => {
    if (message.author.id === fakeDiscord.world.bot.id) note(message.components);
    return set(id, message);
  };

  const people = Array.from({ length: pairs }, (_, index) => {
    const user = fakeSlack.world.addUser(team, `s${index}`);
    return { slack: createPerson(fakeSlack, { team, token, user }), discord: fakeDiscord.world.addUser(`d${index}`) };
  });
  for (const pair of people) await open(pair);
  await until(() => fakeSlack.world.messages.length >= pairs && fakeDiscord.world.messages.size >= pairs);

  const sent = new Map<string, number>();
  let count = 0;
  const mark = () => `m${++count}x`;
  const channels = people.map(({ slack: { user }, discord: other }) => ({
    slack: fakeSlack.world.directChannel(team, user.id),
    discord: fakeDiscord.world.openDirect(other).channel,
  }));
  const roots = channels.map((channel) => ({
    slack: fakeSlack.world.messages.find(({ channel: id }) => id === channel.slack.id)?.ts ?? '',
    discord: [...fakeDiscord.world.messages.values()].find(({ channel_id }) => channel_id === channel.discord.id)?.id,
  }));
  const sayInSlack = (index: number, words: string) => {
    const { payload } = (people[index] as (typeof people)[number]).slack.say(
      channels[index]?.slack as never,
      words,
      roots[index]?.slack,
    );
    sent.set(words, performance.now());
    return fakeSlack.deliver.event(payload);
  };
  const sayInDiscord = (index: number, words: string) => {
    sent.set(words, performance.now());
    const reference = { message_id: roots[index]?.discord };
    fakeDiscord.messages.post(
      channels[index]?.discord.id ?? '',
      (people[index] as (typeof people)[number]).discord,
      { content: words, message_reference: reference },
      [],
    );
  };

  for (let said = 0; said < spokenPerSecond * spokenS; said += 1) {
    const index = said % pairs;
    if (said % 2 === 0) sayInSlack(index, mark());
    else sayInDiscord(index, mark());
    await wait(1_000 / spokenPerSecond);
  }
  await until(() => arrived.size === sent.size);
  const times = [...sent].map(([words, at]) => (arrived.get(words) ?? Number.NaN) - at).sort((a, b) => a - b);
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]?.toFixed(0);
  print(
    `relay: ${times.length} messages, ${spokenPerSecond} a second between ${pairs} pairs: p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, longest ${quantile(1)} ms from one platform to the other`,
  );

  for (const [name, say] of [
    ['Slack to Discord', sayInSlack],
    ['Discord to Slack', sayInDiscord],
  ] as const) {
    const [start, before] = [performance.now(), arrived.size];
    const heap = process.memoryUsage().heapUsed;
    const taken: unknown[] = [];
    for (let each = 0; each < burst; each += 1) for (const index of people.keys()) taken.push(say(index, mark()));
    await Promise.all(taken);
    await until(() => arrived.size - before === burst * pairs);
    const seconds = (performance.now() - start) / 1_000;
    print(
      `relay: ${burst * pairs} messages at once from ${name}: ${seconds.toFixed(1)} s, ${((burst * pairs) / seconds).toFixed(0)} a second; heap ${((process.memoryUsage().heapUsed - heap) / 1e6).toFixed(0)} MB more`,
    );
  }
  print(
    `relay: ${sent.size - arrived.size} lost, ${doubled} doubled, ${fakeSlack.refused().length} calls refused by Slack, ${fakeDiscord.violations.length} by Discord`,
  );

  await worker.stop();
  await Promise.all([slack.stop(), discord.stop()]);
  await queue.stop();
  await Promise.all([fakeSlack.stop(), fakeDiscord.stop()]);

  async function open({ slack: { user }, discord: other }: (typeof people)[number]): Promise<void> {
    await database.withTransaction(async (sql) => {
      const openings = [];
      for (const account of [
        { platform: 'slack', space: team.id, user: user.id },
        { platform: 'discord', space: '*', user: other.id },
      ]) {
        const person = await insertPerson(sql, { displayName: account.user, language: 'en', timeZone: null }, true);
        await insertAccount(sql, person.id, account);
        const place: Place = `${account.platform}:${account.space}:user:${account.user}`;
        const letter = { recipient: `person:${person.id}`, purpose: 'bench', period: 'opening' };
        openings.push({ person, place, letter, write: () => ({ text: 'Hello', blocks: [] }) });
      }
      await openConversation(within(context, sql), { of: {}, openings, now: new Date() });
    });
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (const start = performance.now(); !isSo(); await wait(20))
    if (performance.now() - start > longestMs) throw new Error('It took too long.');
}

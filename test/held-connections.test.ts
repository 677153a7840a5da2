import { randomUUID } from 'node:crypto';
import { afterAll, expect, test, vi } from 'vitest';
import { createDatabase } from '#src/store/database/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';
import { sign } from '#test/support/fake-slack/deliver.ts';
import { startFakeSlack } from '#test/support/fake-slack/index.ts';
import { createPerson } from '#test/support/fake-slack/person.ts';
import { startServer } from '../scripts/fuzz/server.ts';

const { url } = await createTestDatabase({ figures: true });
const [slack, discord] = await Promise.all([startFakeSlack(), startFakeDiscord()]);
const team = slack.world.addTeam('Acme');
const channel = slack.world.addChannel(team, 'general');
const token = slack.world.install(team);
const maria = createPerson(slack, { team, token, user: slack.world.addUser(team, 'maria') });
const server = await startServer({
  DATABASE_URL: url,
  PORT: '0',
  PLAYGROUND: 'on',
  LOG_LEVEL: 'warn',
  SLACK_BOT_TOKEN: token.token,
  SLACK_SIGNING_SECRET: slack.delivery.signingSecret,
  SLACK_API_URL: slack.apiUrl,
  DISCORD_TOKEN: discord.world.token,
  DISCORD_PUBLIC_KEY: discord.publicKey,
  DISCORD_API_URL: discord.api,
});
/** Somebody else, who holds what the server needs. */
const other = createDatabase(url, { maxConnections: 1, applicationName: 'a migration' });
afterAll(async () => {
  await server.stop();
  await Promise.all([slack.stop(), discord.stop(), other.close()]);
});

async function post(path: string, headers: Record<string, string>, body: string) {
  return ask(path, { method: 'POST', headers, body });
}
async function ask(path: string, init: RequestInit = {}) {
  const begun = performance.now();
  const response = await fetch(server.url + path, init);
  return { status: response.status, text: await response.text(), ms: Math.round(performance.now() - begun) };
}
const line = '/question list';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
await discord.setEndpoint(`${server.url}/discord/interactions`);
const cookie = (await fetch(`${server.url}/playground`)).headers.get('set-cookie')?.split(';')[0] ?? '';

/** What was said to the bot in a channel, so that Slack can bring it again. */
const mentions: { ts: string; body: string }[] = [];
const deliver = (body: string, more: Record<string, string> = {}) =>
  post(
    '/slack/events',
    { 'content-type': 'application/json', ...sign(slack.delivery.signingSecret, body), ...more },
    body,
  );
const doors: Record<string, () => ReturnType<typeof ask>> = {
  web: () => ask('/experiences'),
  playground: () =>
    post(
      '/playground/events',
      { 'content-type': 'application/json', cookie },
      JSON.stringify({ id: randomUUID(), type: 'said', text: line }),
    ),
  command() {
    const [command = '', ...words] = line.split(' ');
    const body = new URLSearchParams(
      maria.commandPayload(channel, command, words.join(' ')) as Record<string, string>,
    ).toString();
    return post('/slack/events', { ...form, ...sign(slack.delivery.signingSecret, body) }, body);
  },
  mention() {
    const { message, payload } = maria.say(channel, maria.mention(line));
    mentions.push({ ts: message.ts, body: JSON.stringify(payload) });
    return deliver(JSON.stringify(payload));
  },
  async interaction() {
    const data = { id: '1', name: 'question', type: 1, options: [{ type: 1, name: 'list', options: [] }] };
    const begun = performance.now();
    await discord.deliver(discord.interact(discord.maria, discord.general, 2, data));
    return { status: 200, text: '', ms: performance.now() - begun };
  },
};

/** More of each door than there are connections. */
const many = 15;
/** Waiting for a connection and then for the lock, on a machine that is busy. */
const soonMs = 8_000;
const away = 'The database does not answer just now';

/** How often people were told so, where they had asked. */
const toldIn = (messages: Iterable<unknown>) =>
  [...messages].filter((one) => JSON.stringify(one).includes(away)).length;

test('with every connection held, each door says so soon, the server stays ready, and all goes on by itself', async () => {
  for (const door of Object.values(doors)) expect((await door()).status).toBe(200);
  const { promise: over, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>();
  const held = other.withTransaction(async (tx) => {
    await tx`lock table person, experience, question, handled_event in access exclusive mode`;
    hold();
    await over;
  });
  await Promise.race([isHeld, held]);
  const answers = await Promise.all(
    Object.entries(doors).flatMap(([name, door]) =>
      Array.from({ length: many }, async () => ({ name, ...(await door()) })),
    ),
  );
  for (const { ms } of answers) expect(ms).toBeLessThan(soonMs);
  const of = (door: keyof typeof doors) => answers.filter(({ name }) => name === door);
  for (const { status, text } of of('web')) expect([status, text]).toEqual([503, `${away}. Try again in a minute.\n`]);
  for (const { text } of of('playground')) expect(text).toContain(away);
  for (const { status } of [...of('command'), ...of('interaction')]) expect(status).toBe(200);
  // What was not even taken is left to Slack, which comes again.
  const taken = of('mention').filter(({ status }) => status === 200).length;
  for (const { status } of of('mention')) expect([200, 503]).toContain(status);
  await vi.waitFor(
    () => {
      expect(toldIn([...of('command'), ...slack.world.ephemerals, ...slack.world.messages])).toBe(many + taken);
      expect(toldIn(discord.world.messages.values())).toBe(many);
    },
    { timeout: soonMs, interval: 100 },
  );
  expect(await ask('/readyz')).toMatchObject({ status: 200, text: expect.stringContaining('held by a migration') });
  letGo();
  await held;
  for (const door of Object.values(doors)) {
    const { status, text, ms } = await door();
    expect([status, text.includes(away)]).toEqual([200, false]);
    expect(ms).toBeLessThan(soonMs);
  }
  for (const { body } of mentions) {
    const { status } = await deliver(body, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' });
    expect(status).toBe(200);
  }
  // Slack is told that it was taken before the answer stands in its channel.
  const answersTo = (ts: string) => slack.world.messages.filter(({ threadTs }) => threadTs === ts);
  await vi.waitFor(() => expect(mentions.every(({ ts }) => answersTo(ts).length > 0)).toBe(true), soonMs);
  for (const { ts } of mentions) expect(answersTo(ts)).toHaveLength(1);
  expect(server.errors.size).toBe(0);
});

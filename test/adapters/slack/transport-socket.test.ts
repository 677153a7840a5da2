import { afterEach, expect, test } from 'vitest';
import { createContractHouse } from '#test/contracts/house.ts';
import { intercept } from '#test/support/intercept.ts';
import { type SlackSetup, setUpSlack } from './harness.ts';

let setup: SlackSetup;
afterEach(() => setup.stop());

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
};
const opens = () => setup.fake.callsTo('apps.connections.open').length;
const echo = async (words: string) =>
  ((await setup.person.command(setup.channel, '/echo', words)).body as { text?: string } | undefined)?.text;

// The SDK's own way would hear nothing for five seconds.
test('Slack says goodbye, as it does every few hours: a new socket is there at once', { timeout: 4_000 }, async () => {
  setup = await setUpSlack(createContractHouse().house, { transport: 'socket' });
  expect(await echo('one')).toBe('Echo: one');
  setup.fake.sockets.sayGoodbye('refresh_requested');
  await until(() => setup.fake.sockets.countHearing() === 1);
  expect(await echo('two')).toBe('Echo: two');
});

test('a socket on which nothing comes any more is replaced', async () => {
  setup = await setUpSlack(createContractHouse().house, { transport: 'socket', silenceMs: 800 });
  setup.fake.sockets.goMute();
  await until(() => setup.fake.sockets.countHearing() === 1);
  expect(await echo('heard')).toBe('Echo: heard');
});

test('a socket on which nothing but pings comes is kept', async () => {
  setup = await setUpSlack(createContractHouse().house, { transport: 'socket', silenceMs: 800 });
  await until(() => setup.fake.sockets.countPings() >= 10);
  expect(opens()).toBe(1);
});

test('while Slack cannot be reached it is tried again, and the process lives', async () => {
  setup = await setUpSlack(createContractHouse().house, { transport: 'socket' });
  setup.fake.faults.add('apps.connections.open', { type: 'status', status: 502 }, 2);
  for (const socket of setup.fake.sockets.open) socket.terminate();
  await until(() => opens() >= 4 && setup.fake.sockets.countHearing() === 1);
  expect(await echo('back')).toBe('Echo: back');
});

test('a socket that Slack refuses is told as long as it is refused', async () => {
  setup = await setUpSlack(createContractHouse().house, { transport: 'socket' });
  const trouble = () => setup.adapter.trouble?.() ?? null;
  expect(trouble()).toBeNull();
  setup.fake.faults.add('apps.connections.open', { type: 'error', error: 'invalid_auth' }, 3);
  for (const socket of setup.fake.sockets.open) socket.terminate();
  await until(() => trouble() !== null);
  expect(trouble()).toMatch(/^The Slack socket could not be opened: .*token/);
  await until(() => setup.fake.sockets.countHearing() === 1);
  await until(() => trouble() === null);
});

test('a socket that breaks under an answer: a command is answered through its address', async () => {
  const { house, asked, release } = heldHouse();
  setup = await setUpSlack(house, { transport: 'socket' });
  setup.fake.delivery.ackTimeoutMs = 50;
  const asking = setup.person.command(setup.channel, '/echo', 'late');
  await asked;
  for (const socket of setup.fake.sockets.open) socket.terminate();
  await until(() => setup.fake.sockets.countHearing() === 1 && opens() === 2);
  release();
  await setup.settle();
  expect(setup.fake.world.messages.map(({ text }) => text)).toEqual(['Echo: late']);
  await asking;
});

test('an event that could not be answered is not acknowledged, and comes again', async () => {
  setup = await setUpSlack(createContractHouse().house, { transport: 'socket' });
  setup.fake.delivery.ackTimeoutMs = 3_000;
  const { payload } = setup.person.say(setup.channel, setup.person.mention('say it'));
  setup.fake.faults.add('chat.postMessage', { type: 'status', status: 503 }, 4);
  setup.fake.faults.add('conversations.replies', { type: 'status', status: 503 }, 3);
  const delivered = await setup.fake.deliver.event(payload);
  expect(delivered.attempts).toBeGreaterThan(1);
  expect(setup.fake.world.messages.filter(({ text }) => text === 'Echo: it')).toHaveLength(1);
});

test('tokens that Slack refuses are said at the start', async () => {
  setup = await setUpSlack(createContractHouse().house, { transport: 'socket' });
  const { house } = createContractHouse();
  await expect(
    setUpSlack(house, {
      transport: 'socket',
      settings: { SLACK_APP_TOKEN: 'xapp-wrong', SLACK_API_URL: setup.fake.apiUrl, SLACK_BOT_TOKEN: setup.token.token },
    }),
  ).rejects.toMatchObject({ code: 'invalid_auth' });
  await expect(setUpSlack(house, { settings: { SLACK_BOT_TOKEN: 'xoxb-wrong' } })).rejects.toMatchObject({
    code: 'invalid_auth',
    message: expect.stringContaining('token'),
  });
});

/** A house whose bot answers when it is let. */
function heldHouse() {
  const { house } = createContractHouse();
  const asked = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  intercept(house.bot, async (_, next) => {
    asked.resolve();
    await held.promise;
    return next();
  });
  return { house, asked: asked.promise, release: held.resolve };
}

test.each(['http', 'socket'] as const)(
  'over %s, work without an end does not keep the server from stopping',
  async (transport) => {
    const { house, asked, release } = heldHouse();
    setup = await setUpSlack(house, { transport, stopWithinMs: 20 });
    setup.fake.delivery.ackTimeoutMs = 50;
    const asking = setup.person.command(setup.channel, '/echo', 'late');
    await asked;
    await setup.adapter.stop();
    release();
    await asking;
  },
);

test('while it stops, what is at work is answered, and a new command gets a word', async () => {
  const { house, asked, release } = heldHouse();
  setup = await setUpSlack(house, { transport: 'socket' });
  const first = setup.person.command(setup.channel, '/echo', 'first');
  await asked;
  const stopping = setup.adapter.stop();
  const second = await setup.person.command(setup.channel, '/echo', 'second');
  expect((second.body as { text?: string }).text).toContain('try again');
  release();
  expect(((await first).body as { text?: string }).text).toBe('Echo: first');
  await stopping;
});

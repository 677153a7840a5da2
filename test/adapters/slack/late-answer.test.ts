import { afterEach, expect, test } from 'vitest';
import { createContractHouse, person } from '#test/contracts/house.ts';
import { initialValues, listElements } from '#test/support/fake-slack/person.ts';
import { readBlocks, type SlackSetup, setUpSlack } from './harness.ts';

let setup: SlackSetup;
const start = async (
  options: Parameters<typeof setUpSlack>[1],
  parts: Parameters<typeof createContractHouse>[0] = {},
) => {
  setup = await setUpSlack(createContractHouse(parts).house, options);
};
afterEach(() => setup.stop());

const say = async (command: string, text: string) => (await setup.person.command(setup.channel, command, text)).body;
const lastView = () => [...setup.fake.world.views.values()].at(-1);

/** A bot that knows nobody before `until`. */
const slow = (until: () => Promise<void>) => ({
  identify: async () => {
    await until();
    return person;
  },
});
let release = () => {};
const held = () =>
  new Promise<void>((resolve) => {
    release = resolve;
  });

test('an answer that takes long is acknowledged in time and comes through the response address', async () => {
  await start({ answerWithinMs: 20 }, slow(held));
  expect(await say('/echo', 'late')).toBeUndefined();
  release();
  await setup.settle();
  expect(setup.fake.world.messages.map(({ text }) => text)).toEqual(['Echo: late']);
  expect(setup.fake.callsTo('response_url')).toHaveLength(1);
});

test('whatever it is that takes long: what is ready after that comes through the response address too', async () => {
  await start({ answerWithinMs: 20 });
  setup.fake.faults.add('users.info', { type: 'hang' });
  expect(await say('/echo', 'late')).toBeUndefined();
  await setup.settle();
  expect(setup.fake.world.messages.map(({ text }) => text)).toEqual(['Echo: late']);
});

test.each([
  [{ type: 'status', status: 503 }, 1],
  [{ type: 'status', status: 503 }, 9],
  [{ type: 'rate-limited', retryAfterS: 1 }, 1],
  [{ type: 'rate-limited', retryAfterS: 60 }, 1],
  [{ type: 'hang' }, 1],
  [{ type: 'hang' }, 9],
  [{ type: 'lost-answer' }, 1],
] as const)(
  'a late answer through a response address with trouble (%o, %i times) is given, and once',
  async (fault, times) => {
    await start({ answerWithinMs: 20, timeoutMs: 100 }, slow(held));
    setup.fake.faults.add('response_url', fault, times);
    await say('/echo', 'late');
    release();
    await setup.settle();
    expect(setup.fake.world.messages.map(({ text }) => text)).toEqual(['Echo: late']);
  },
);

test('what takes long and opens a form: what it holds is kept, a button opens it', async () => {
  await start({ answerWithinMs: 20 }, slow(held));
  setup.fake.settings.triggerLifeMs = -1;
  await say('/form', 'short');
  release();
  await setup.settle();
  const offer = setup.fake.world.ephemerals.at(-1);
  if (!offer) throw new Error('Nothing was offered.');
  const [open] = listElements(offer.blocks);
  expect(open?.text?.text).toBe('Open the form');
  setup.fake.settings.triggerLifeMs = 3_000;
  const pressing = setup.person.press(offer, open as never);
  await pressing;
  release();
  await setup.settle();
  expect(lastView()?.title.text).toBe('A short form');
});

test('what takes long and was a button to a form: a window holds its place', async () => {
  await start({ answerWithinMs: 20 }, slow(held));
  const source = { channel: setup.channel.id, user: setup.person.user.id, text: '', blocks: [], threadTs: null };
  setup.fake.world.ephemerals.push(source);
  await setup.person.press(source, {
    type: 'button',
    action_id: 'line:0',
    value: '/form short',
    text: { text: 'Open' },
  });
  while (!lastView()) await new Promise((resolve) => setImmediate(resolve));
  expect(readBlocks(lastView()?.blocks as never)).toContain('Working');
  release();
  await setup.settle();
  expect(setup.fake.world.views.size).toBe(1);
  expect(initialValues(lastView() as never)).toHaveProperty('title');
});

test('a late answer goes to the channel once the response address is spent, and to direct messages where the app is not', async () => {
  await start({ answerWithinMs: 20 }, slow(held));
  const elsewhere = setup.fake.world.addChannel(setup.team, 'private', { isPrivate: true, hasBot: false });
  for (const channel of [setup.channel, elsewhere]) {
    const payload = setup.person.commandPayload(channel, '/echo', 'still here');
    payload.response_url = `${setup.fake.settings.url}/actions/gone`;
    await setup.person.command(channel, '/echo', '', payload);
    release();
    await setup.settle();
  }
  const places = setup.fake.world.messages.map(({ channel }) => setup.fake.world.channels.get(channel)?.name);
  expect(places).toEqual(['general', 'directmessage']);
});

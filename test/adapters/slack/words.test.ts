import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Event } from '#src/core/event.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { listElements } from '#test/support/fake-slack/person.ts';
import { type SlackSetup, setUpSlack } from './harness.ts';

let setup: SlackSetup;
let contract: ReturnType<typeof createContractHouse>;
beforeEach(async () => {
  contract = createContractHouse();
  setup = await setUpSlack(contract.house);
});
afterEach(() => setup.stop());

const answers = () => setup.fake.world.messages.filter(({ user }) => user === setup.token.bot.id);
const direct = () => setup.fake.world.directChannel(setup.team, setup.person.user.id);

test('a mention is answered in a thread below it', async () => {
  const { message, payload } = setup.person.say(setup.channel, `Hey ${setup.person.mention('say hello &amp; more')}`);
  // The name is taken off wherever it stands.
  Object.assign(payload.event, { text: `${setup.person.mention('')}, say hello &amp; more` });
  await setup.fake.deliver.event(payload);
  expect(answers()).toMatchObject([
    { text: 'Echo: hello & more'.replace('&', '&amp;'), threadTs: message.ts, channel: setup.channel.id },
  ]);
});

test('a direct message is answered in it', async () => {
  const { payload } = setup.person.say(direct(), 'say hello');
  await setup.fake.deliver.event(payload);
  expect(answers()).toMatchObject([{ text: 'Echo: hello', threadTs: null, channel: direct().id }]);
});

test('what is not understood is answered helpfully, to the asker alone', async () => {
  const { payload } = setup.person.say(setup.channel, setup.person.mention('good morning'));
  await setup.fake.deliver.event(payload);
  expect(answers()).toEqual([]);
  expect(setup.fake.world.ephemerals[0]).toMatchObject({ user: setup.person.user.id });
});

test('words that lead to a form are answered with a button that opens it', async () => {
  const { payload } = setup.person.say(direct(), 'form short');
  await setup.fake.deliver.event(payload);
  const offer = answers()[0] ?? setup.fake.world.ephemerals[0];
  expect(listElements(offer?.blocks ?? [])[0]?.value).toBe('/form short');
});

test('bots, the app itself, edits and other channels are left alone', async () => {
  const { payload } = setup.person.say(direct(), 'say hello');
  const variants = [
    { bot_id: 'B1' },
    { subtype: 'bot_message', user: undefined, bot_id: 'B1' },
    { subtype: 'message_changed' },
    { subtype: 'message_deleted' },
    { subtype: 'channel_join' },
    { user: setup.token.bot.id },
    { channel_type: 'channel' },
    { channel_type: 'mpim' },
  ];
  for (const variant of variants) {
    const event = { ...payload.event, ts: setup.fake.world.newTs(), ...variant };
    await setup.fake.deliver.event({ ...payload, event_id: setup.fake.world.newId('Ev'), event });
  }
  expect(answers()).toEqual([]);
});

test('the same event again, with and without retry headers, and the same words under another id, are answered once', async () => {
  const { payload } = setup.person.say(setup.channel, setup.person.mention('say once'));
  const headers = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
  const deliver = (body: object, more = {}) => setup.fake.deliver.post(JSON.stringify(body), 'application/json', more);
  const delivered = await Promise.all([deliver(payload), deliver(payload), deliver(payload, headers)]);
  delivered.push(await deliver({ ...payload, event_id: 'Ev0OTHER' }));
  expect(delivered.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(answers()).toHaveLength(1);
});

test('another server on the same database does not answer again, before or after', async () => {
  const second = await setUpSlack(contract.house, {
    settings: {
      SLACK_BOT_TOKEN: setup.token.token,
      SLACK_API_URL: setup.fake.apiUrl,
      SLACK_SIGNING_SECRET: setup.fake.delivery.signingSecret,
    },
  });
  const { payload } = setup.person.say(setup.channel, setup.person.mention('say once'));
  const first = setup.fake.delivery.http;
  const both = [first, async (request: Request) => (await second.adapter.fetch?.(request)) as Response];
  const headers = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' };
  for (const http of both) {
    setup.fake.delivery.http = http;
    await setup.fake.deliver.post(JSON.stringify(payload), 'application/json');
    await setup.fake.deliver.post(JSON.stringify(payload), 'application/json', headers);
  }
  expect(answers()).toHaveLength(1);
  await second.stop();
});

test('while another server may still be at it, nobody else answers; when Slack comes again, whoever finds no answer does', async () => {
  const { house } = contract;
  const held = Promise.withResolvers<void>();
  // It finishes the first words, and dies over the second.
  const handle = async (event: Event) => {
    await held.promise;
    return 'text' in event && event.text === 'say one' ? house.bot.handle(event) : ({ type: 'nothing' } as const);
  };
  const settings = {
    SLACK_BOT_TOKEN: setup.token.token,
    SLACK_API_URL: setup.fake.apiUrl,
    SLACK_SIGNING_SECRET: setup.fake.delivery.signingSecret,
  };
  const slow = await setUpSlack({ ...house, bot: { ...house.bot, handle } }, { settings, answerWithinMs: 0 });
  const quick = setup.fake.delivery.http;
  const deliver = (body: object, retry?: number) =>
    setup.fake.deliver.post(
      JSON.stringify(body),
      'application/json',
      retry ? { 'x-slack-retry-num': `${retry}`, 'x-slack-retry-reason': 'http_error' } : {},
    );
  const words = ['say one', 'say two'].map(
    (said) => setup.person.say(setup.channel, setup.person.mention(said)).payload,
  );
  setup.fake.delivery.http = async (request) => (await slow.adapter.fetch?.(request)) as Response;
  // Acknowledged before it is answered; what Slack was told gets lost.
  for (const payload of words) expect((await deliver(payload)).status).toBe(200);
  setup.fake.delivery.http = quick;
  for (const payload of words)
    expect([(await deliver(payload)).status, (await deliver(payload, 1)).status]).toEqual([200, 503]);
  expect(answers()).toEqual([]);
  held.resolve();
  await slow.adapter.stop();
  for (const payload of words) expect((await deliver(payload, 2)).status).toBe(200);
  expect(answers().map(({ text }) => text)).toEqual(['Echo: one', 'Echo: two']);
  await slow.stop();
});

test('an answer that could not be given is asked for again by Slack, and given once', async () => {
  const { payload } = setup.person.say(setup.channel, setup.person.mention('say it'));
  setup.fake.faults.add('chat.postMessage', { type: 'status', status: 503 }, 6);
  setup.fake.faults.add('conversations.replies', { type: 'status', status: 503 }, 3);
  const delivered = await setup.fake.deliver.event(payload);
  expect(delivered.attempts).toBeGreaterThan(1);
  expect(answers()).toHaveLength(1);
});

test('an answer whose own answer was lost is not given twice', async () => {
  const { payload } = setup.person.say(setup.channel, setup.person.mention('say it'));
  setup.fake.faults.add('chat.postMessage', { type: 'lost-answer' });
  await setup.fake.deliver.event(payload);
  expect(answers()).toHaveLength(1);
});

import { afterAll, expect, test } from 'vitest';
import { env } from '#adapters/slack/env.ts';
import { createSlack } from '#adapters/slack/index.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { sign } from '#test/support/fake-slack/deliver.ts';
import { setUpSlack } from './harness.ts';

const { house } = createContractHouse();
const setup = await setUpSlack(house);
afterAll(() => setup.stop());
const { fake, adapter, person, channel } = setup;

const send = async (body: string, headers: Record<string, string>) =>
  (await adapter.fetch?.(
    new Request('http://causeway.test/slack/events', { method: 'POST', headers, body }),
  )) as Response;
const json = { 'content-type': 'application/json' };
const { signingSecret } = fake.delivery;
const nowS = Math.floor(Date.now() / 1_000);

test('Slack proves the address with a challenge', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });
  expect(await (await send(body, { ...json, ...sign(signingSecret, body) })).json()).toEqual({ challenge: 'c-1' });
});

test.each([
  ['without a signature', {}],
  ['signed with another secret', sign('wrong', '{}')],
  ['signed for another body', sign(signingSecret, '{"a":1}')],
  ['signed too long ago', sign(signingSecret, '{}', nowS - 301)],
  ['signed in the future', sign(signingSecret, '{}', nowS + 400)],
  ['with a stamp that is no number', { ...sign(signingSecret, '{}'), 'x-slack-request-timestamp': 'now' }],
  ['with half a signature', { ...sign(signingSecret, '{}'), 'x-slack-signature': 'v0=ab' }],
])('a request %s is refused', async (_, headers) => {
  expect((await send('{}', { ...json, ...headers })).status).toBe(401);
});

test('what is signed but no JSON is a bad request', async () => {
  for (const body of ['{', '[]', 'null', ''])
    expect((await send(body, { ...json, ...sign(signingSecret, body) })).status).toBe(400);
});

test('a body beyond all measure is not read', async () => {
  expect((await send('{}', { ...json, 'content-length': '3000000', ...sign(signingSecret, '{}') })).status).toBe(413);
});

test('nor one that does not say how long it is, and unsigned not at all', async () => {
  for (const [headers, status, most] of [
    [sign(signingSecret, '{}'), 413, 50],
    [{}, 401, 1],
    [{ ...sign(signingSecret, '{}'), 'x-slack-signature': 'v0=ab' }, 401, 1],
  ] as const) {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(100_000));
      },
    });
    const init = { method: 'POST', body: endless, duplex: 'half' as const, headers };
    expect((await adapter.fetch?.(new Request('http://causeway.test/slack/events', init)))?.status).toBe(status);
    expect(sent).toBeLessThanOrEqual(most);
  }
});

test('until Slack has told who we are, an event has to come again, a command is refused in words, and a window stays open', async () => {
  const { house: own } = createContractHouse();
  const errors: unknown[] = [];
  own.logger = { ...own.logger, error: (...said) => void errors.push(said) };
  const settings = env.parse({
    ...{ SLACK_BOT_TOKEN: setup.token.token, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: fake.apiUrl },
  });
  const starting = createSlack(settings, own);
  const post = async (body: string, type: string) =>
    (await starting.fetch?.(
      new Request('http://causeway.test/slack/events', {
        ...{ method: 'POST', body, headers: { 'content-type': type, ...sign(signingSecret, body) } },
      }),
    )) as Response;
  const { payload } = person.say(channel, `<@${setup.token.bot.id}> hello`, null);
  const event = () => post(JSON.stringify(payload), 'application/json');
  const command = () =>
    post(
      String(new URLSearchParams(person.commandPayload(channel, '/echo', 'here'))),
      'application/x-www-form-urlencoded',
    );
  expect((await event()).status).toBe(503);
  const refused = await command();
  expect(refused.status).toBe(200);
  expect(await refused.text()).toContain('try again in a minute');
  const windowWith = (values: object | null) =>
    post(
      String(
        new URLSearchParams({
          payload: JSON.stringify({
            ...person.common,
            type: 'view_submission',
            view: {
              id: 'V1',
              type: 'modal',
              callback_id: 'form',
              private_metadata: '',
              ...(values && { state: { values } }),
            },
          }),
        }),
      ),
      'application/x-www-form-urlencoded',
    );
  const kept = await windowWith({ title: { value: { type: 'plain_text_input', value: 'many words' } } });
  expect(await kept.json()).toEqual({
    response_action: 'errors',
    errors: { title: expect.stringContaining('try again in a minute') },
  });
  // Slack keeps a window open that gets no answer.
  expect((await windowWith(null)).status).toBe(503);
  expect(errors).toEqual([]);
  await starting.start();
  expect((await event()).status).toBe(200);
  expect(await (await command()).text()).toContain('here');
  await starting.stop();
});

test('a body that comes again, as Slack repeats it or as somebody recorded it, is not answered again', async () => {
  const form = 'application/x-www-form-urlencoded';
  const payloads = {
    command: new URLSearchParams(person.commandPayload(channel, '/echo', 'private words')),
    press: new URLSearchParams({
      payload: JSON.stringify({
        ...person.common,
        type: 'block_actions',
        trigger_id: fake.world.newTrigger(setup.team.id, person.user.id),
        channel: { id: channel.id },
        actions: [{ type: 'button', action_id: 'line:0', value: '/echo pressed', action_ts: '1.1' }],
      }),
    }),
  };
  for (const [kind, fields] of Object.entries(payloads)) {
    const body = String(fields);
    const headers = { 'content-type': form, ...sign(signingSecret, body) };
    const said: [number, number, number][] = [];
    const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    // The same bytes again, as a repetition, and signed a second later.
    for (const more of [{}, {}, retry, sign(signingSecret, body, nowS + 1)]) {
      const response = await send(body, { ...headers, ...more });
      const text = await response.text();
      await setup.settle();
      said.push([response.status, text.length, fake.world.ephemerals.length + fake.world.messages.length]);
    }
    const [first, ...again] = said;
    expect(first?.[0], kind).toBe(200);
    if (kind === 'command') expect(first?.[1]).toBeGreaterThan(0);
    expect(again, kind).toEqual(again.map(() => [200, 0, first?.[2]]));
  }
  // Another server of the same house knows it too.
  const body = String(new URLSearchParams(person.commandPayload(channel, '/echo', 'once')));
  const other = await setUpSlack(house);
  try {
    const headers = { 'content-type': form };
    expect((await (await send(body, { ...headers, ...sign(signingSecret, body) })).text()).length).toBeGreaterThan(0);
    const there = await other.adapter.fetch?.(
      new Request('http://causeway.test/slack/events', {
        method: 'POST',
        headers: { ...headers, ...sign(other.fake.delivery.signingSecret, body) },
        body,
      }),
    );
    expect(await there?.text()).toBe('');
  } finally {
    await other.stop();
  }
});

test('Slack looks whether the certificate holds, and does not sign it', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await send('token=legacy&ssl_check=1', form)).status).toBe(200);
  expect((await send('ssl_check=1&token=legacy', form)).status).toBe(200);
  expect((await send('token=legacy&command=%2Fecho&text=ssl_check=1', form)).status).toBe(401);
});

test('other addresses hold nothing', async () => {
  expect((await adapter.fetch?.(new Request('http://causeway.test/slack/else')))?.status).toBe(404);
  expect((await adapter.fetch?.(new Request('http://causeway.test/slack/events')))?.status).toBe(404);
});

test('a body of no known kind is taken and nothing comes of it', async () => {
  const body = JSON.stringify({ type: 'something_new', team: { id: setup.team.id }, user: { id: person.user.id } });
  expect((await send(body, { ...json, ...sign(signingSecret, body) })).status).toBe(200);
});

test('after stop nothing is taken, and what is at work is finished', async () => {
  const words = person.say(channel, person.mention('say late'));
  const answering = fake.deliver.event(words.payload);
  await adapter.stop();
  await answering;
  expect(fake.world.messages.at(-1)?.text).toContain('Echo: late');
  const body = new URLSearchParams(person.commandPayload(channel, '/echo', 'x')).toString();
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await send(body, { ...form, ...sign(signingSecret, body) })).status).toBe(503);
  await adapter.start();
});

import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { createContractHouse } from '#test/contracts/house.ts';
import { watchRejections } from '#test/support/early-edge.ts';
import { setUpSlack } from './harness.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start() {
  const rejections = watchRejections();
  const setup = await setUpSlack(createContractHouse().house, { transport: 'socket' });
  stops.push(rejections.stop, setup.stop);
  const ask = async () => {
    const answered = await setup.person.command(setup.channel, '/echo', 'there');
    return (answered.body as { text?: string } | undefined)?.text;
  };
  return { ...setup, rejections, ask };
}

const envelope = (type: unknown, payload?: unknown, id: unknown = 'e1') =>
  JSON.stringify({ envelope_id: id, type, payload });
const event = (inner: unknown) => envelope('events_api', { type: 'event_callback', event: inner });
const message = { type: 'message', channel_type: 'im', user: 'U1', channel: 'D1', ts: '1.1' };

/** None of these costs the connection. */
const odd: (string | Buffer)[] = [
  ...['not json', '', '{', 'null', '[]', '5', '"x"', '{}', '{"type":null}', '{"type":5}', '{"type":"__proto__"}'],
  ...['{"type":"hello"}', '{"type":"hello","connection_info":null}', '{"type":"unheard_of"}', '{"type":["hello"]}'],
  ...['events_api', 'slash_commands', 'interactive'].flatMap((type) => [
    JSON.stringify({ type }),
    JSON.stringify({ type, payload: {} }),
    ...[undefined, null, [], 5, 'x', {}].map((payload) => envelope(type, payload)),
    envelope(type, {}, null),
    envelope(type, {}, 5),
  ]),
  ...[null, [], 5, {}, { type: 5 }, { type: null }, { type: '__proto__' }, { type: 'constructor' }].map(event),
  // What the client calls its own states.
  ...['error', 'close', 'connected', 'disconnected', 'disconnecting', 'ws_message', 'slack_event'].flatMap((type) => [
    event({ type }),
    envelope(type, { event: { type } }),
  ]),
  ...[
    { ...message, text: 5 },
    { ...message, blocks: [null] },
    { type: 'app_home_opened' },
    { type: 'app_mention' },
  ].map(event),
  ...[{ command: 5 }, { command: '/echo' }, { command: '/echo', text: 7, user_id: 'U1', team_id: null }].map(
    (payload) => envelope('slash_commands', payload),
  ),
  ...[
    { type: 'block_actions' },
    { type: 'block_actions', actions: [null], user: null },
    { type: 'view_submission', view: null },
    { type: 'view_closed', view: [] },
    { type: 'message_action', message: 5 },
    { type: 'shortcut' },
  ].map((payload) => envelope('interactive', payload)),
  'x'.repeat(3_000_000),
  '['.repeat(200_000),
  Buffer.from([0x78, 0x9c, 1, 2, 3]),
  Buffer.from('null'),
];

test(`${odd.length} odd frames are left out, and the socket goes on`, async () => {
  const { fake, rejections, ask } = await start();
  const opened = fake.callsTo('apps.connections.open').length;
  for (const frame of odd) {
    fake.sockets.inject(frame);
    await wait(5);
  }
  expect(await ask()).toBe('Echo: there');
  expect(fake.callsTo('apps.connections.open')).toHaveLength(opened);
  expect(rejections.seen).toEqual([]);
});

test('a goodbye is heeded', async () => {
  const { fake, rejections, ask } = await start();
  fake.sockets.inject('{"type":"disconnect"}');
  await vi.waitFor(() => expect(fake.callsTo('apps.connections.open')).toHaveLength(2), { timeout: 20_000 });
  await vi.waitFor(async () => expect(await ask()).toBe('Echo: there'), { timeout: 20_000 });
  expect(rejections.seen).toEqual([]);
});

test('told to, the socket is made anew', async () => {
  const { fake, adapter, rejections, ask } = await start();
  await adapter.reconnect?.();
  expect(fake.callsTo('apps.connections.open')).toHaveLength(2);
  await vi.waitFor(() => expect(fake.sockets.open.size).toBe(1), { timeout: 20_000 });
  expect(await ask()).toBe('Echo: there');
  expect(rejections.seen).toEqual([]);
});

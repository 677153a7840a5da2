import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { createContractHouse } from '#test/contracts/house.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { watchRejections } from '#test/support/early-edge.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start() {
  const fake = await startFakeDiscord();
  const rejections = watchRejections();
  const { house } = createContractHouse();
  const person = await createDiscordHarness(house, { transport: 'gateway', fake });
  stops.push(fake.stop, rejections.stop, () => person.stop());
  return { fake, rejections, person };
}

const hello = (d: unknown) => JSON.stringify({ op: 10, d });
const dispatch = (t: unknown, d: unknown, s: unknown = 900) => JSON.stringify({ op: 0, t, s, d });
const user = { id: '100000000000000001' };
const session = { session_id: 'x', resume_gateway_url: 'ws://127.0.0.1:1', user, application: { id: '1' }, guilds: [] };

/** None of these costs the connection. */
const odd: (string | Buffer)[] = [
  ...[
    'not json',
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '5',
    '{}',
    '{"op":null}',
    '{"op":"10"}',
    '{"op":99,"d":{}}',
    '{"op":-1}',
  ],
  ...[
    '{"op":10}',
    '{"op":0}',
    '{"op":0,"t":"READY"}',
    '{"op":0,"d":{}}',
    '{"op":9}',
    '{"op":9,"d":null}',
    '{"op":9,"d":{}}',
  ],
  ...[null, [], {}, 5, { heartbeat_interval: -5 }, { heartbeat_interval: 0 }, { heartbeat_interval: 1e308 }].map(hello),
  ...[{ heartbeat_interval: null }, { heartbeat_interval: '41250' }, { heartbeat_interval: [41_250] }].map(hello),
  ...[null, {}, [], 7, 'x', { ...session, session_id: null }, { ...session, resume_gateway_url: 'nowhere' }].map((d) =>
    dispatch('READY', d),
  ),
  ...[
    { ...session, user: null },
    { ...session, guilds: null },
    { ...session, guilds: [null] },
  ].map((d) => dispatch('READY', d)),
  ...[null, [], 7, {}, { id: 5 }, { id: null }].map((d) => dispatch('GUILD_CREATE', d)),
  ...[null, [], 7, {}, { id: 5 }].map((d) => dispatch('GUILD_DELETE', d)),
  ...[null, 7, 'x', {}].map((d) => dispatch('RESUMED', d, null)),
  ...[null, [], {}, { id: 1 }, { type: 2 }, { id: 'x', type: 2, data: null }].map((d) =>
    dispatch('INTERACTION_CREATE', d),
  ),
  ...[null, [], {}, { author: null }, { author: {}, content: 5, mentions: [null] }].map((d) =>
    dispatch('MESSAGE_CREATE', d),
  ),
  ...[5, null, {}, '', '__proto__', 'constructor', 'HEARD_OF_NEVER'].map((t) => dispatch(t, {})),
  ...['x', null, -1, {}].map((s) => dispatch('TYPING_START', {}, s)),
  '{"op":11}',
  '{"op":1}',
  '{"op":1,"d":"x"}',
  'x'.repeat(3_000_000),
  '['.repeat(200_000),
  Buffer.from([0x78, 0x9c, 1, 2, 3]),
  Buffer.from('{"op":10}'),
];

test(`${odd.length} odd frames are left out, and the connection goes on`, async () => {
  const { fake, rejections, person } = await start();
  for (const frame of odd) {
    expect(fake.gateway.inject(frame), String(frame).slice(0, 60)).toBe(1);
    await wait(5);
  }
  expect((await person.say('/secret')).text).toContain('For your eyes only');
  expect(fake.gateway.counts).toEqual({ identified: 1, resumed: 0 });
  expect(rejections.seen).toEqual([]);
});

test('a server is told to discord.js by its name alone, so that nothing of it can be wrong', async () => {
  const { fake, rejections, person } = await start();
  for (const odd of [{ channels: 5 }, { emojis: [null] }, { voice_states: 'x' }, { threads: [[]] }, { presences: {} }])
    fake.gateway.inject(dispatch('GUILD_CREATE', { ...fake.gateway.describeGuild(fake.guild.id), ...odd }));
  expect((await person.say('/secret')).text).toContain('For your eyes only');
  expect(fake.gateway.counts).toEqual({ identified: 1, resumed: 0 });
  expect(rejections.seen).toEqual([]);
});

test('a frame that discord.js fails on all the same costs the connection, which is made anew', async () => {
  const { fake, rejections, person } = await start();
  // Passes for what is said at the beginning, and has a server without its parts.
  const guilds = [{ id: '100000000000000002', members: 7 }];
  const ready = { session_id: 'x', resume_gateway_url: 'ws://127.0.0.1:1', user: fake.world.bot, guilds };
  fake.gateway.inject(dispatch('READY', { ...ready, application: { id: fake.world.application, flags: 0 } }));
  await vi.waitFor(() => expect(fake.gateway.counts.identified).toBe(2), { timeout: 20_000 });
  await vi.waitFor(async () => expect((await person.say('/secret')).text).toContain('For your eyes only'), {
    timeout: 20_000,
  });
  expect(rejections.seen).toEqual([]);
});

test.each(['{"op":7}', '{"op":9,"d":true}', '{"op":9,"d":false}'])(
  '%s is heeded',
  async (frame) => {
    const { fake, rejections, person } = await start();
    fake.gateway.inject(frame);
    await vi.waitFor(
      () => {
        const { identified, resumed } = fake.gateway.counts;
        expect(identified + resumed).toBe(2);
      },
      { timeout: 20_000 },
    );
    expect((await person.say('/secret')).text).toContain('For your eyes only');
    expect(rejections.seen).toEqual([]);
  },
  60_000,
);

test('told to, the connection is made anew, and only the new one is heard', async () => {
  const { fake, rejections, person } = await start();
  await person.discord.reconnect?.();
  expect(fake.gateway.counts.identified).toBe(2);
  expect((await person.say('/secret')).text).toContain('For your eyes only');
  expect(fake.gateway.inject('{"op":11}')).toBe(1);
  expect(rejections.seen).toEqual([]);
});

import { REST } from 'discord.js';
import { beforeEach, expect, test } from 'vitest';
import type { Adapter } from '#src/core/platform.ts';
import { createRestarter } from '#src/server/restart-adapter.ts';
import { createUncaughtFaults } from '#src/server/uncaught-faults.ts';

const logged: { level: string; details: Record<string, unknown>; message: string }[] = [];
const log =
  (level: string) =>
  (details: object | string, message = '') =>
    void logged.push({ level, details: details as Record<string, unknown>, message });
const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
const restarted: string[] = [];
const ended: string[] = [];
let at = Date.UTC(2026, 0, 1, 12, 34);
beforeEach(() => {
  for (const list of [logged, restarted, ended]) list.length = 0;
});

const create = () =>
  createUncaughtFaults({
    adapters: () => [
      { platform: 'slack', packages: ['@slack', 'undici'] },
      { platform: 'discord', packages: ['discord.js', '@discordjs', 'ws'] },
      { platform: 'mail' },
    ],
    restart: (platform, reference) => void restarted.push(`${platform} ${reference}`),
    end: (reference) => void ended.push(reference),
    logger: () => logger,
    now: () => at,
  });

/** A real fault inside discord.js. */
const inside = async () =>
  new REST().request({ method: 'GET' as never, fullRoute: '/users/@me' }).then(
    () => null,
    (error: unknown) => error,
  );

test('a fault inside a platform’s package costs its connection alone, thrown or rejected', async () => {
  const uncaughtFaults = create();
  const error = await inside();
  uncaughtFaults.rejected(error);
  uncaughtFaults.thrown(error);
  const references = logged.map(({ details }) => details.reference);
  expect(restarted).toEqual(references.map((reference) => `discord ${reference}`));
  expect(restarted).toHaveLength(2);
  expect(logged[0]).toMatchObject({ level: 'error', details: { err: error, platform: 'discord' } });
  expect(ended).toEqual([]);
  expect(uncaughtFaults.trouble()).toBeNull();
});

test.each([new Error('x'), undefined, null, 'a word', 5, Object.assign(new Error('x'), { stack: undefined })])(
  'any other rejection (%s) is logged with a reference and told for an hour; the server works on',
  (error) => {
    const uncaughtFaults = create();
    uncaughtFaults.rejected(error);
    expect(logged).toHaveLength(1);
    expect(uncaughtFaults.trouble()).toContain(`failed at 12:34 UTC (reference ${logged[0]?.details.reference})`);
    expect([restarted, ended]).toEqual([[], []]);
    at += 61 * 60_000;
    expect(uncaughtFaults.trouble()).toBeNull();
    at -= 61 * 60_000;
  },
);

test('what was thrown through everything ends the server, once', () => {
  const uncaughtFaults = create();
  uncaughtFaults.thrown(new Error('first'));
  uncaughtFaults.thrown(new Error('second'));
  expect(ended).toEqual([logged[0]?.details.reference]);
  expect(logged).toHaveLength(1);
});

function createAdapter(...goings: (Error | null)[]) {
  const calls: number[] = [];
  const adapter = {
    platform: 'parrot',
    async reconnect() {
      calls.push(calls.length);
      const going = goings.shift();
      if (going) throw going;
    },
  } as unknown as Adapter;
  return { adapter, calls };
}

test('a restart is made at once, noted while it lasts, and tried again until it works', async () => {
  const noted: (string | null)[] = [];
  const pauses: number[] = [];
  const { adapter, calls } = createAdapter(new Error('away'), null);
  const { signal } = new AbortController();
  const note = (_: string, trouble: string | null) => void noted.push(trouble);
  const pause = async (ms: number) => void pauses.push(ms);
  const restart = createRestarter([adapter], { logger, signal, note, pause, now: () => 0 });
  restart('parrot', 'r1');
  // A second fault of the same connection, while it is made anew already.
  restart('parrot', 'r2');
  restart('nobody', 'r3');
  await expect.poll(() => noted.at(-1)).toBeNull();
  expect(calls).toHaveLength(2);
  expect(noted[0]).toContain('reference r1');
  expect(pauses).toEqual([5_000]);
});

test('restarts that follow each other wait longer each time, and after a quiet time not at all', async () => {
  let now = 0;
  const pauses: number[] = [];
  const { adapter, calls } = createAdapter();
  const { signal } = new AbortController();
  const pause = async (ms: number) => void pauses.push(ms);
  const restart = createRestarter([adapter], { logger, signal, pause, now: () => now });
  for (let times = 1; times <= 5; times += 1) {
    restart('parrot', 'r');
    await expect.poll(() => calls.length).toBe(times);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000]);
  now = 11 * 60_000;
  restart('parrot', 'r');
  await expect.poll(() => calls.length).toBe(6);
  expect(pauses).toHaveLength(4);
});

test.each([
  ['file:///srv/node_modules/@slack/socket-mode/dist/src/SlackWebSocket.js:9:1', 'slack'],
  ['/srv/node_modules/undici/lib/web/websocket/receiver.js:9:1', 'slack'],
  ['/srv/node_modules/@discordjs/rest/node_modules/undici/lib/api/api-request.js:9:1', 'discord'],
  ['/srv/node_modules/discord.js/node_modules/undici/index.js:9:1', 'discord'],
  ['/srv/node_modules/ws/lib/receiver.js:9:1', 'discord'],
  ['C:\\srv\\node_modules\\ws\\lib\\receiver.js:9:1', 'discord'],
  ['node:internal/deps/undici/undici:6940:1', null],
  ['/srv/node_modules/postgres/src/connection.js:9:1', null],
  ['/srv/node_modules/wsx/index.js:9:1', null],
])('a fault at %s is %s’s', (at, platform) => {
  const error = Object.assign(new Error('x'), { stack: `Error: x\n    at take (${at})\n    at node:events:9:1` });
  create().thrown(error);
  expect(restarted.map((line) => line.split(' ')[0])).toEqual(platform === null ? [] : [platform]);
  expect(ended).toHaveLength(platform === null ? 1 : 0);
});

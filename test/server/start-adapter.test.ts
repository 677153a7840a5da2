import { expect, test } from 'vitest';
import { PlatformError, UserError } from '#src/core/errors.ts';
import type { Adapter } from '#src/core/platform.ts';
import { startAdapter } from '#src/server/start-adapter.ts';

/** An adapter whose starts go as told, one after the other. */
function create(...goings: (Error | null)[]) {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const adapter = {
    platform: 'parrot',
    start: async () => {
      const going = goings.shift() ?? null;
      if (goings.length === 0) end();
      if (going) throw going;
    },
  } as unknown as Adapter;
  return { adapter, ended };
}

const pauses: number[] = [];
const logged: string[] = [];
const noted: (string | null)[] = [];
const log = (_: object | string, message = '') => void logged.push(message);
const parts = () => {
  pauses.length = 0;
  logged.length = 0;
  noted.length = 0;
  return {
    logger: { debug: log, info: log, warn: log, error: log },
    signal: new AbortController().signal,
    note: (_: string, trouble: string | null) => void noted.push(trouble),
    pause: async (ms: number) => void pauses.push(ms),
  };
};
const unreachable = () => new PlatformError('parrot', 'ECONNREFUSED', 'nothing answers there');

test('a platform that cannot be reached keeps nobody waiting, and is tried again until it is', async () => {
  const { adapter, ended } = create(unreachable(), unreachable(), new TypeError('fetch failed'), null);
  await startAdapter(adapter, parts());
  await ended;
  await new Promise(setImmediate);
  expect(pauses).toEqual([5_000, 10_000, 20_000]);
  expect(noted).toEqual([
    'nothing answers there',
    'nothing answers there',
    'it cannot be reached now; the log says more',
    null,
  ]);
  expect(logged.at(-1)).toBe('a platform is reached again');
});

test.each([
  new UserError('Copy the token anew.'),
  new PlatformError('parrot', 'invalid_auth', 'refused', undefined, 'ours'),
])('what waiting does not mend ends the start: %s', async (error) => {
  await expect(startAdapter(create(error).adapter, parts())).rejects.toBe(error);
  expect(pauses).toEqual([]);
});

test('a refusal after the start is told, and tried again ever more rarely until it passes', async () => {
  const refused = () => new PlatformError('parrot', '401', 'the token is refused', undefined, 'ours');
  const { adapter, ended } = create(unreachable(), refused(), refused(), refused(), null);
  await startAdapter(adapter, parts());
  await ended;
  await new Promise(setImmediate);
  expect(pauses).toEqual([5_000, 60_000, 120_000, 240_000]);
  expect(noted).toEqual(['nothing answers there', ...Array(3).fill('the token is refused'), null]);
  expect(logged.at(-1)).toBe('a platform is reached again');
});

test('nothing is tried once the house stops', async () => {
  const stopping = new AbortController();
  let tries = 0;
  const start = async () => {
    tries += 1;
    throw unreachable();
  };
  await startAdapter(
    { ...create().adapter, start },
    { ...parts(), signal: stopping.signal, pause: async () => stopping.abort() },
  );
  await new Promise(setImmediate);
  expect(tries).toBe(1);
});

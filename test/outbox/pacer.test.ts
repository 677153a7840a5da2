import { expect, test } from 'vitest';
import type { Place } from '#src/core/place.ts';
import type { Pace } from '#src/core/platform.ts';
import { createPacer } from '#src/outbox/pacer.ts';

const never = new AbortController().signal;
const main: Place = 'fake:hall:channel:main';
const side: Place = 'fake:hall:channel:side';
const elsewhere: Place = 'fake:other:channel:main';

/** A clock that goes on when somebody waits; the one who waits least goes first. */
function createPaced(pace: Pace, servers = 1) {
  const clock = { ms: 0 };
  const waiting: { until: number; resolve: () => void }[] = [];
  const pacer = createPacer(pace, {
    countServers: () => servers,
    clock: {
      nowMs: () => clock.ms,
      wait: (forMs, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          waiting.push({ until: clock.ms + forMs, resolve });
        }),
    },
  });
  const settle = async () => {
    for (let round = 0; round < 20; round += 1) await null;
  };
  const went: { place: Place; at: number }[] = [];
  const go = (place: Place) =>
    pacer.takeTurn(place, never).then((late) => late ?? void went.push({ place, at: clock.ms }));
  async function run() {
    await settle();
    for (;;) {
      waiting.sort((left, right) => left.until - right.until);
      const next = waiting.shift();
      if (!next) return went.map(({ at }) => Math.round(at));
      clock.ms = Math.max(clock.ms, next.until);
      next.resolve();
      await settle();
    }
  }
  return { pacer, clock, go, run, went };
}

test('a space gets so many a second, another has its own', async () => {
  const { go, run, went } = createPaced({ perSecond: 10 });
  for (const place of [main, side, main, elsewhere]) void go(place);
  await run();
  expect(went).toEqual([
    { place: main, at: 0 },
    { place: elsewhere, at: 0 },
    { place: side, at: 100 },
    { place: main, at: 200 },
  ]);
});

test('places that the platform counts as one wait for each other', async () => {
  const { go, run } = createPaced({ perPlacePerSecond: 1, pacedAs: (place) => (place === side ? main : place) });
  for (const place of [main, side, elsewhere, main]) void go(place);
  expect(await run()).toEqual([0, 0, 1_000, 2_000]);
});

test('two servers share the pace', async () => {
  const { go, run } = createPaced({ perSecond: 10 }, 2);
  for (let index = 0; index < 3; index += 1) void go(main);
  expect(await run()).toEqual([0, 200, 400]);
});

test('a place gets so many a second; one too crowded is not waited for', async () => {
  const { go, run } = createPaced({ perPlacePerSecond: 1 });
  const answers = [1, 2, 3, 4, 5, 6].map(() => go(main));
  expect(await run()).toEqual([0, 1_000, 2_000, 3_000]);
  expect(await Promise.all(answers)).toEqual([undefined, undefined, undefined, undefined, 4_000, 4_000]);
});

test('what was asked to wait holds its space, also those who wait already', async () => {
  const { pacer, clock, go, run, went } = createPaced({ perSecond: 10 });
  for (const place of [main, side, main]) void go(place);
  pacer.hold(main, 5_000);
  void go(elsewhere);
  await run();
  expect(went).toEqual([
    { place: main, at: 0 },
    { place: elsewhere, at: 0 },
    { place: side, at: 5_000 },
    { place: main, at: 5_100 },
  ]);
  expect(clock.ms).toBe(5_100);
});

test('a long hold is not waited for', async () => {
  const { pacer } = createPaced({});
  pacer.hold(main, 600_000);
  expect(await pacer.takeTurn(side, never)).toBe(600_000);
  expect(await pacer.takeTurn(elsewhere, never)).toBeNull();
});

test('who waits can be told to stop', async () => {
  const { pacer } = createPaced({ perSecond: 1 });
  const stopping = new AbortController();
  await pacer.takeTurn(main, stopping.signal);
  const waits = pacer.takeTurn(main, stopping.signal);
  stopping.abort();
  await expect(waits).rejects.toThrow('aborted');
});

import { expect, test } from 'vitest';
import { PlatformError } from '#src/core/errors.ts';
import type { Refusal } from '#src/core/refusal.ts';
import { decideNextStep, describeFailure } from '#src/outbox/next-step.ts';

const refusal = (retryAfterMs?: number, meaning?: Refusal) =>
  describeFailure(new PlatformError('fake', 'code', 'Words.', retryAfterMs, meaning));
const fresh = { attempts: 1, isUncertain: false, waitedMs: 0, nextPlaceIndex: null };
const decide = (failure: ReturnType<typeof refusal>, more: Partial<Parameters<typeof decideNextStep>[1]> = {}) =>
  decideNextStep(failure, { ...fresh, ...more }, () => 0);

test('a failure of unknown end is tried again, later each time, at most once an hour', () => {
  const delays = [1, 2, 3, 8, 12, 14].map((attempts) => decide(refusal(), { attempts }));
  expect(delays).toEqual(
    [2, 4, 8, 256, 3_600, 3_600].map((seconds) => ({
      type: 'retry',
      delayMs: seconds * 1_000,
      isUncertain: true,
      counts: true,
    })),
  );
  expect(decide(refusal(), { attempts: 15 })).toEqual({ type: 'give-up', isUncertain: true });
});

test('asked to wait, it waits at least so long, however often', () => {
  expect(decide(refusal(7_000), { attempts: 99 })).toEqual({
    type: 'retry',
    delayMs: 7_000,
    isUncertain: false,
    counts: false,
  });
  // Asked to wait when it asked what arrived: it must ask again.
  expect(decide(refusal(7_000), { isUncertain: true })).toMatchObject({
    type: 'retry',
    isUncertain: true,
    counts: false,
  });
  expect(decide(refusal(7_000), { waitedMs: 48 * 3_600_000 })).toEqual({ type: 'give-up', isUncertain: false });
});

test.each([
  ['ten years', 10 * 365 * 24 * 3_600_000, 3_600_000],
  ['for ever', Number.POSITIVE_INFINITY, 3_600_000],
])('asked to wait %s, it waits at most an hour, and tells what was asked', (_, askedMs, waitsMs) => {
  expect(refusal(askedMs)).toMatchObject({ retryAfterMs: waitsMs, askedMs });
  expect(decide(refusal(askedMs))).toEqual({ type: 'retry', delayMs: waitsMs, isUncertain: false, counts: false });
});

test.each([
  ['no number', Number.NaN],
  ['the past', -5_000],
  ['no time', 0],
  ['a fifth of a second', 200],
])('asked to wait %s, it waits a second, then twice as long each time, counted, for two days', (_, askedMs) => {
  expect(refusal(askedMs)).toMatchObject({ retryAfterMs: undefined, askedMs });
  const after = (attempts: number) => decide(refusal(askedMs, 'rate'), { attempts });
  const delays = [1, 2, 3, 10, 13, 99].map(after);
  expect(delays).toEqual(
    [1, 2, 4, 512, 3_600, 3_600].map((seconds) => ({
      type: 'retry',
      delayMs: seconds * 1_000,
      isUncertain: false,
      counts: true,
    })),
  );
  expect(decide(refusal(askedMs, 'rate'), { attempts: 60, waitedMs: 48 * 3_600_000 })).toMatchObject({
    type: 'give-up',
  });
});

test('asked to wait an hour, it does', () => {
  expect(refusal(3_600_000)).toEqual({ code: 'code', message: 'Words.', retryAfterMs: 3_600_000, refusal: 'rate' });
});

test.each(['place', 'person', 'message'] as const)(
  'a lasting refusal (%s) is the next place’s turn, if there is one',
  (kind) => {
    const lasting = refusal(undefined, kind);
    expect(decide(lasting, { nextPlaceIndex: 2 })).toEqual({ type: 'next-place', placeIndex: 2, isUncertain: false });
    expect(decide(lasting)).toEqual({ type: 'give-up', isUncertain: false });
  },
);

test.each([
  ['ours', 3, 15],
  ['unknown', 3, 15],
  ['later', 15, 15],
  ['uncertain', 15, 15],
] as const)(
  'a refusal that may pass (%s) ends at the next place after %i tries, given up after %i where there is none',
  (kind, tries, last) => {
    const isUncertain = kind === 'uncertain';
    const at = (attempts: number, nextPlaceIndex: number | null) =>
      decide(refusal(undefined, kind), { attempts, nextPlaceIndex });
    expect(at(tries - 1, 1)).toMatchObject({ type: 'retry', isUncertain });
    expect(at(tries, 1)).toEqual({ type: 'next-place', placeIndex: 1, isUncertain });
    expect(at(last - 1, null)).toMatchObject({ type: 'retry', isUncertain });
    expect(at(last, null)).toEqual({ type: 'give-up', isUncertain });
  },
);

test('who is asked to wait for two days is reached elsewhere', () => {
  const waited = { attempts: 1, waitedMs: 48 * 3_600_000, nextPlaceIndex: 1 };
  expect(decide(refusal(7_000), waited)).toEqual({ type: 'next-place', placeIndex: 1, isUncertain: false });
});

test('all that failed together do not come back together', () => {
  const delays = [0, 0.5, 1].map((random) => decideNextStep(refusal(), fresh, () => random));
  expect(delays.map((step) => step.type === 'retry' && step.delayMs)).toEqual([2_000, 2_250, 2_500]);
});

test('what is not a refusal is a fault', () => {
  expect(describeFailure(new Error('oops'))).toMatchObject({ code: 'fault', message: 'oops', refusal: 'uncertain' });
  expect(describeFailure('oops')).toMatchObject({ code: 'fault', message: 'oops' });
});

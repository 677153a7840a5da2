import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deadline, within } from '#src/core/deadline.ts';
import { doubling, retry } from '#src/core/retry.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(resolve, ms, value));
const failAfter = (ms: number) => new Promise<never>((_, reject) => setTimeout(reject, ms, new Error('broken')));

test.each([
  ['in time', () => within(after(10, 'done'), 20), 'done'],
  ['too late', () => within(after(30, 'done'), 20), null],
  ['null is an answer too', () => deadline(after(10, null), 20, () => 'late'), null],
  ['with no time left', () => within(Promise.resolve('done'), 0), null],
  ['with less than none', () => within(Promise.resolve('done'), -5), null],
  ['a second chance', () => deadline(after(25, 'done'), 20, () => within(after(5, 'again'), 10)), 'again'],
])('%s', async (_, run, expected) => {
  const result = run();
  await vi.runAllTimersAsync();
  expect(await result).toBe(expected);
  expect(vi.getTimerCount()).toBe(0);
});

test('what fails in time fails; what fails later is heard by nobody', async () => {
  const early = expect(within(failAfter(10), 20)).rejects.toThrow('broken');
  const late = expect(within(failAfter(30), 20)).resolves.toBeNull();
  const none = expect(within(failAfter(30), 0)).resolves.toBeNull();
  await vi.runAllTimersAsync();
  await Promise.all([early, late, none]);
});

test('lateness can be an error', async () => {
  const asked = deadline(after(30, 'done'), 20, () => {
    throw new Error('too late');
  });
  const fails = expect(asked).rejects.toThrow('too late');
  await vi.runAllTimersAsync();
  await fails;
});

test('tried again after pauses, until it works', async () => {
  const waited: number[] = [];
  const pauseAfter = doubling(100, 350);
  const result = await retry(
    async (attempt) => {
      if (attempt < 5) throw new Error(`no ${attempt}`);
      return attempt;
    },
    (_, attempt) => pauseAfter(attempt),
    async (ms) => void waited.push(ms),
  );
  expect(result).toBe(5);
  expect(waited).toEqual([100, 200, 350, 350]);
});

test('given up, it fails with the last failure; no pause is asked for where none is wanted', async () => {
  const waited: number[] = [];
  const run = async (attempt: number) => Promise.reject(new Error(`no ${attempt}`));
  const tried = retry(
    run,
    (_, attempt) => (attempt < 3 ? 0 : null),
    async (ms) => void waited.push(ms),
  );
  await expect(tried).rejects.toThrow('no 3');
  expect(waited).toEqual([]);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRareLogger } from '#src/core/log-rarely.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what happens over and over is told at once, and then once a minute with its count', () => {
  const told: object[] = [];
  const tell = createRareLogger({ info: (details) => void told.push(Object(details)) }, 'it happened');
  for (let index = 0; index < 5_000; index += 1) tell({ reason: 'x' });
  expect(told).toEqual([{ count: 1, reason: 'x' }]);
  vi.advanceTimersByTime(60_000);
  expect(told.splice(0)).toEqual([{ count: 1, reason: 'x' }, { count: 4_999 }]);
  tell({ reason: 'y' });
  vi.advanceTimersByTime(59_999);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told.splice(0)).toEqual([{ count: 1 }]);
  // Quiet for a minute: the next is told at once again.
  vi.advanceTimersByTime(60_000);
  tell({ reason: 'z' });
  expect(told).toEqual([{ count: 1, reason: 'z' }]);
});

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { sizeOf } from '#src/operations/figures/size-of.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** What a list of values takes in the heap, as V8 counts it. */
function heapOf(make: () => unknown): { held: unknown; bytes: number } {
  collect();
  const before = process.memoryUsage().heapUsed;
  const held = make();
  collect();
  return { held, bytes: process.memoryUsage().heapUsed - before };
}

test.each([
  ['rows of a table', () => Array.from({ length: 20_000 }, (_, n) => ({ code: `AT${n}`, value: n + 0.5, flags: 'u' }))],
  ['a map of lists', () => new Map(Array.from({ length: 2_000 }, (_, n) => [`AT${n}`, [n + 0.5, n + 1.5, n + 2.5]]))],
])('%s are sized within a factor of three of what they take', (_, make) => {
  const { held, bytes } = heapOf(make);
  expect(sizeOf(held)).toBeGreaterThan(bytes / 3);
  expect(sizeOf(held)).toBeLessThan(bytes * 3);
});

test('what is shared, or holds itself, is counted once', () => {
  const shared = { text: 'x'.repeat(10_000) };
  expect(sizeOf([shared, shared, shared])).toBeLessThan(11_000);
  const round: { self?: unknown } = {};
  round.self = round;
  expect(sizeOf(round)).toBeLessThan(200);
});

import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { sizeOf } from '#src/operations/figures/size-of.ts';

/** What values take in the heap in bytes, as V8 counts it in a process where nothing else is made or thrown away. */
function heapOf(make: () => unknown): number {
  const program = `
    const make = ${make};
    make();
    // What a first collection leaves behind would be taken off the difference.
    for (let times = 0; times < 4; times += 1) gc();
    const before = process.memoryUsage().heapUsed;
    const held = make();
    gc();
    console.log(process.memoryUsage().heapUsed - before, typeof held);`;
  return Number.parseInt(execFileSync(process.execPath, ['--expose-gc', '-e', program], { encoding: 'utf8' }), 10);
}

test.each([
  ['rows of a table', () => Array.from({ length: 20_000 }, (_, n) => ({ code: `AT${n}`, value: n + 0.5, flags: 'u' }))],
  ['a map of lists', () => new Map(Array.from({ length: 2_000 }, (_, n) => [`AT${n}`, [n + 0.5, n + 1.5, n + 2.5]]))],
])('%s are sized within a factor of three of what they take', (_, make) => {
  const bytes = heapOf(make);
  expect(bytes).toBeGreaterThan(100_000);
  expect(sizeOf(make())).toBeGreaterThan(bytes / 3);
  expect(sizeOf(make())).toBeLessThan(bytes * 3);
});

test('what is shared, or holds itself, is counted once', () => {
  const shared = { text: 'x'.repeat(10_000) };
  expect(sizeOf([shared, shared, shared])).toBeLessThan(11_000);
  const round: { self?: unknown } = {};
  round.self = round;
  expect(sizeOf(round)).toBeLessThan(200);
});

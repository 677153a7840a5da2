import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { mutate, mutateBytes } from '../../scripts/fuzz/mutate.ts';
import { randomOf } from '../../scripts/fuzz/random.ts';

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../scripts/fuzz.ts'), ...args]);

test('400 odd bodies by every way in break nothing', async () => {
  const { stdout } = await run('--count', '400', '--seed', '20260').catch((error) => error);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.at(-1), stdout).toBe('every promise is kept');
  for (const promise of [
    'answers of 5xx, and none at all',
    'unhandled rejections',
    'uncaught',
    'error lines in the log',
  ])
    expect(lines).toContain(`${promise}: 0`);
  for (const door of ['Slack', 'Discord', 'playground', 'web', 'CSV', 'SDMX'])
    expect(stdout).toMatch(new RegExp(`^${door} .*\\d`, 'm'));
}, 300_000);

test('the same number of the same seed is the same body, whatever was sent before', () => {
  const body = { a: [1, { b: 'text' }], c: null, d: { e: 'x', f: true } };
  const make = (seed: number, index: number) => {
    const random = randomOf(seed, index);
    return JSON.stringify([
      mutate(body, random),
      mutateBytes(Buffer.from(JSON.stringify(body)), random).toString('hex'),
    ]);
  };
  const made = Array.from({ length: 200 }, (_, index) => make(1, index));
  expect(Array.from({ length: 200 }, (_, index) => make(1, 199 - index)).reverse()).toEqual(made);
  expect(new Set(made).size).toBeGreaterThan(190);
  expect(make(2, 0)).not.toBe(made[0]);
  expect(body).toEqual({ a: [1, { b: 'text' }], c: null, d: { e: 'x', f: true } });
});

test.each([[['--count', 'many']], [['--bodies']], [['--seed', '-1']]])('%j is refused in words', async (args) => {
  await expect(run(...args)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Usage: npm run fuzz') });
});

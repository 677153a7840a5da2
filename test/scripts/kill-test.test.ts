import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../scripts/kill-test.ts'), ...args]);

// Fewer kills a minute than `npm run kill-test` has by itself: each starts a server, which is most of what this test takes.
test('servers that are killed, and their database with them, lose nothing and send nothing twice', async () => {
  const { stdout, stderr } = await run('--deliveries', '300', '--life', '30');
  const lines = stdout.trimEnd().split('\n');
  expect(stderr).toBe('');
  expect(lines.at(-1)).toBe('300 deliveries, 0 lost, 0 doubled');
  expect(lines.at(-2)).toBe(
    'Maria in Slack and Ben in Discord, by Bolt and discord.js: each read all of it, once, in order, as it was changed',
  );
  expect(lines.at(-3)).toBe(
    '8 conversations: 192 messages, half of them changed afterwards, 0 people misread, 0 doubled',
  );
  expect(lines.at(-4)).toMatch(
    /^A rule and a webhook for 48 questions: 96 letters, 0 lost, 0 doubled; 96 calls, 0 lost, 0 doubled under another id, /,
  );
  expect(lines.at(-5)).toMatch(/^24 people in an event and 8 introductions: [1-9]\d* letters, 0 lost, 0 doubled$/);
  expect(lines.at(-6)).toContain('30 deliveries, 0 lost');
  expect(lines.at(-7)).toMatch(/^[1-9]\d* kills, .* [1-9]\d* jumps of a clock, .* [1-9]\d* early answers/);
}, 900_000);

test.each([[['--deliveries', 'many']], [['--life', '0']], [['--kills']]])('%j is refused in words', async (args) => {
  await expect(run(...args)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Usage: npm run kill-test'),
  });
});

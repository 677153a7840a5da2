import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const module = join(import.meta.dirname, '../../scripts/throwaway.ts');
const program = `
  import { readFileSync } from 'node:fs';
  import { withThrowaway } from ${JSON.stringify(module)};
  await withThrowaway({ name: 'test' }, async ({ dataDir }) => {
    const [postmaster] = readFileSync(dataDir + '/postgres/postmaster.pid', 'utf8').split('\\n');
    console.log(JSON.stringify({ dataDir, postmaster: Number(postmaster) }));
    await new Promise((resolve) => process.stdin.resume().once('close', resolve));
  });`;

/** What has ended and was not asked for by whoever begins processes here, which may be nobody, runs no more. */
const isRunning = (pid: number) =>
  existsSync(`/proc/${pid}/stat`) && !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  [null, 0],
] as const)('a database for a while ends with its files by %s', async (signal, expected) => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { dataDir, postmaster } = JSON.parse(line);
  expect(isRunning(postmaster)).toBe(true);
  if (signal === null) child.stdin.end();
  else for (const _ of ['first', 'again']) child.kill(signal);
  const [code] = await once(child, 'exit');
  expect(code).toBe(expected);
  expect(existsSync(dataDir)).toBe(false);
  expect(isRunning(postmaster)).toBe(false);
});

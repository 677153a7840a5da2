import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase({ figures: true });
const root = join(import.meta.dirname, '../..');
const directory = await mkdtemp(join(tmpdir(), 'causeway-import-'));
afterAll(() => rm(directory, { recursive: true }));

const header = 'DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG';
const row = (geo: string, value: string) =>
  `ESTAT:DEMO_R_D3DENS(1.0),01/02/26 11:00:00,A,PER_KM2,${geo},2025,${value},`;

async function runImport(...args: string[]) {
  const child = spawn(process.execPath, ['scripts/import.ts', ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: database.url },
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

async function save(name: string, lines: string[]) {
  const file = join(directory, name);
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}

test('a file is imported and what was done is told', async () => {
  const file = await save('density.csv', [header, row('ES51', '250'), row('ESZZ', '1'), row('ES52', 'many')]);
  expect(await runImport(file)).toMatchObject({
    code: 0,
    stdout: [
      '3 rows read of demo_r_d3dens: 1 new, 0 revised, 0 unchanged.',
      'Left out: 1 for no region (Extra-Regio).',
      '1 row could not be read:',
      '  line 4: “many” is not a number.',
      '',
    ].join('\n'),
  });
  expect((await runImport(file)).stdout).toContain('0 new, 0 revised, 1 unchanged');
  const [figure] = await database.sql`
    select value from observation where indicator = 'population-density' and area = 'ES51' and year = 2025`;
  expect(figure?.value).toBe(250);
});

test.each([
  [[], 'Usage: npm run import -- <file.csv>'],
  [['a.csv', 'b.csv'], 'One file at a time, please.'],
  [['nowhere.csv'], 'There is no file nowhere.csv. Check the name and the directory.'],
  [['src'], 'src is not a file. Name a CSV file.'],
  [['package.json'], 'This is JSON, not a CSV file.'],
])('with %j it says what is wrong and ends with 1', async (args, sentence) => {
  const { code, stdout, stderr } = await runImport(...args);
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.each([
  ['only bad rows', [header, row('ES51', 'many'), row('ES52', '-5'), row('ESZZ', '1')], '2 rows could not be read:'],
  ['no rows', [header], 'The file has no rows below its first line.'],
  ['a year to come', [header, row('ES51', '250').replace(',2025,', ',2099,')], '2099 is still to come'],
])('with %s it tells what it met, and ends with 2', async (_, lines, sentence) => {
  const { code, stdout } = await runImport(await save('bad.csv', lines));
  expect(stdout).toContain(sentence);
  expect(code).toBe(2);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
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
    code: 2,
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
  [[], 'Usage: npm run import -- <file or address> [settings]'],
  [['a.csv', 'b.csv'], 'One file at a time, please.'],
  [['nowhere.csv'], 'There is no file nowhere.csv. Check the name and the directory.'],
  [
    ['package.json', 'tabel=x'],
    '“tabel=x” is not a setting of an import. There are: table=, date=, source=, licence=, whole=',
  ],
  [['package.json', 'year=2020'], 'Say which indicator the columns are of'],
  [['package.json', 'indicator=unemployment'], 'Say whose figures they are'],
  [['package.json', 'date=2026-02-31'], 'date=2026-02-31 is not a day.'],
  [['http://127.0.0.1:9/x.csv'], '127.0.0.1 is an address of a private network, which is not opened.'],
  [['src'], 'src is not a file. Name a file with figures.'],
  [['package.json'], 'This is JSON, but no JSON-stat table.'],
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
  ['places of others only', [header, row('TR10', '250')], '1 row read, and none of them is a figure of a region'],
])('with %s nothing is taken, which is told, and it ends with 1', async (_, lines, sentence) => {
  const runs = await database.sql`select count(*) from import_run`;
  const { code, stdout } = await runImport(await save('bad.csv', lines));
  expect(stdout).toContain(sentence);
  expect(code).toBe(1);
  expect(await database.sql`select count(*) from import_run`).toEqual(runs);
});

test.each([
  ['in a row', `${header}\n${row('ES53', '77')}\n${row('ES53', '78').slice(0, -4)}`],
  ['behind the last comma', `${header}\n${row('ES53', '77')}`],
])('a file cut off %s: nothing is taken, and it ends with 1', async (_, text) => {
  const file = join(directory, 'cut.csv');
  await writeFile(file, text);
  const { code, stderr, stdout } = await runImport(file);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('The file ends in the middle of a line');
  expect(
    await database.sql`select 1 from observation where indicator = 'population-density' and area = 'ES53' and year = 2025`,
  ).toEqual([]);
});

test('the same figure twice and differently is told with its lines, and ends with 2', async () => {
  const file = await save('twice.csv', [header, row('ES61', '100'), row('ES62', '5'), row('ES61', '101')]);
  expect(await runImport(file)).toMatchObject({
    code: 2,
    stdout: expect.stringContaining('  population-density ES61 2025: lines 2 and 4'),
  });
});

test('a table of one’s own, packed', async () => {
  const file = join(directory, 'own.csv.gz');
  await writeFile(file, gzipSync('Region;Jahr;Dichte\nES64;2025;66,5\n'));
  expect(
    await runImport(file, 'source=Own', 'indicator=population-density', 'region=Region', 'year=Jahr', 'value=Dichte'),
  ).toMatchObject({
    code: 0,
    stdout: '1 row read of demo_r_d3dens: 1 new, 0 revised, 0 unchanged.\n',
  });
});

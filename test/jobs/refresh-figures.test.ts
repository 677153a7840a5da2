import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { refreshFigures } from '#jobs/refresh-figures.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { createFakeEurostat } from '#test/support/fake-eurostat.ts';

const fake = await createFakeEurostat();
fake.tables.set('demo_r_d3dens', {
  updated: '2026-11-20T11:00:00+0100',
  dimensions: { unit: ['PER_KM2'] },
  cells: { 'PER_KM2,ES51,2024': 251.5, 'PER_KM2,ES61,2024': '97.1 p' },
});
const { as, context, database } = await createDialogue({ env: { EUROSTAT_URL: fake.address } });
const staff = as('admin');
const { signal } = new AbortController();

test('every night what was updated is fetched, and /status tells how it went', async () => {
  expect(read(await staff.say('/status'))).toContain('Figures from Eurostat: fetched every night; not yet done');
  await refreshFigures.run(
    { ...context, logger: { ...context.logger, info() {}, warn() {} } },
    { dueAt: context.now(), signal },
  );
  const said = read(await staff.say('/status'));
  expect(said).toMatch(/1 table updated \(2 new, 0 revised, 0 ended\), 0 unchanged, \d+ failed/);
  expect(said).toContain('Eurostat has no table of this code.');
  expect(read(await staff.say('/indicator show population-density Catalonia'))).toContain('251.5');
});

test('how far it is, and that it was broken off', async () => {
  await database.sql`insert into refresh_run (started_at, total, tables) values (${context.now()}, 14, '[{"dataset": "a", "reason": null}]')`;
  expect(read(await staff.say('/status'))).toContain('1 of 14 tables done, begun');
  await database.sql`update refresh_run set started_at = ${new Date(context.now().getTime() - 24 * 3_600_000)} where finished_at is null`;
  expect(read(await staff.say('/status'))).toContain('broken off after 1 of 14 tables');
});

test('without an address nothing is fetched', async () => {
  const before = fake.requests.length;
  await refreshFigures.run({ ...context, figureService: null }, { dueAt: context.now(), signal });
  expect(fake.requests.length).toBe(before);
});

test('npm run refresh does it now, and ends with a code that says how', async () => {
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, ['scripts/refresh.ts', ...args], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, DATABASE_URL: database.url, EUROSTAT_URL: fake.address },
    });
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code: child.exitCode, stdout, stderr };
  };
  expect(await run('population-density')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('0 updated (0 new, 0 revised, 0 ended), 1 unchanged'),
  });
  expect(await run('--force', 'demo_r_d3dens')).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('1 of 1: demo_r_d3dens updated'),
  });
  expect(await run('lfst_r_lfur2gac')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Eurostat has no table of this code.'),
  });
  expect(await run('nonsense')).toMatchObject({
    code: 1,
    stderr: 'No table or indicator of the catalogue is called nonsense.\n',
  });
  expect(await run('--help')).toMatchObject({ code: 1, stderr: expect.stringContaining('Usage: npm run refresh') });
});

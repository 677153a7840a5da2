import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listIndicators, listRegions, listSeries, listTerritories } from '#src/store/figures/catalogue.ts';
import { findLastImportRun } from '#src/store/figures/import-run.ts';
import { loadStarterFigures } from '#src/store/figures/starter.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'causeway-starter-'));
  await cp(join(import.meta.dirname, '../../../data'), directory, { recursive: true });
  await loadStarterFigures(database, { directory, now: () => new Date('2030-01-01T00:00:00Z') });
});
afterAll(() => rm(directory, { recursive: true }));

const file = 'figures/unemployment-foreign-born.csv';

async function edit(name: string, change: (text: string) => string) {
  const text = await readFile(join(directory, name), 'utf8');
  expect(change(text)).not.toBe(text);
  await writeFile(join(directory, name), change(text));
}

async function find(area: string, year: number) {
  const [row] = await sql`
    select value, flags, retrieved from observation where indicator = 'unemployment-foreign-born' and area = ${area} and year = ${year}`;
  return row ? { ...row } : null;
}

test('everything in data/ is in the database', async () => {
  expect(await listTerritories(sql)).toContainEqual(
    expect.objectContaining({ code: 'SE22', level: 2, country: 'SE', parent: 'SE2' }),
  );
  const regions = await listRegions(sql);
  const skane = regions.find(({ code }) => code === 'SE224');
  expect(skane).toMatchObject({ territory: 'SE22', isMember: true, city: 'Malmö' });
  expect(skane?.names[0]).toEqual({ language: 'ca', name: 'Escània', isAlias: false });
  const indicators = await listIndicators(sql);
  expect(indicators[0]).toMatchObject({
    code: 'unemployment',
    policyArea: 'labour-market',
    populationGroup: 'everyone',
  });
  expect(indicators.map(({ position }) => position)).toEqual(indicators.map((_, index) => index));
  expect(await listSeries(sql)).toContainEqual({
    indicator: 'unemployment-foreign-born',
    dataset: 'lfst_r_lfur2gac',
    dimensions: { unit: 'PC', c_birth: 'FOR', sex: 'T', age: 'Y15-64' },
    unit: '%',
    rangeMin: 0,
    rangeMax: 100,
  });
  expect(await findLastImportRun(sql)).toMatchObject({
    file: 'Starter figures',
    finishedAt: new Date('2030-01-01T00:00:00Z'),
  });
});

test('suppressed and flagged are two states', async () => {
  expect(await find('AT11', 2022)).toEqual({ value: null, flags: 'u', retrieved: '2023-04-27' });
  expect(await find('AT12', 2002)).toEqual({ value: null, flags: 'u', retrieved: '2023-04-27' });
  expect(await find('AT12', 2001)).toEqual({ value: 7.3, flags: 'u', retrieved: '2023-04-27' });
  expect(await find('AT11', 1998)).toBeNull();
});

test('a second start loads nothing', async () => {
  const lines: string[] = [];
  await loadStarterFigures(database, { directory, progress: (line) => lines.push(line) });
  expect(lines).toEqual([]);
});

test('a changed table is loaded anew, and only it; the old figure is kept', async () => {
  await edit(file, (text) => text.replace(/^AT12,8u/m, 'AT12,8.5u'));
  await edit('region-names.csv', (text) => text.replace('SE224,sv,Region Skåne,true', 'SE224,sv,Skåneland,true'));
  const later = new Date('2100-01-01T00:00:00Z');
  await loadStarterFigures(database, { directory, now: () => later });
  expect(await sql`select name from starter_file where loaded_at = ${later} order by name`).toEqual([
    { name: file },
    { name: 'region-names.csv' },
  ]);
  expect(await find('AT12', 1999)).toMatchObject({ value: 8.5 });
  expect(await sql`select value, retrieved from observation_revision`).toEqual([{ value: 8, retrieved: '2023-04-27' }]);
  const skane = (await listRegions(sql)).find(({ code }) => code === 'SE224');
  expect(skane?.names.map(({ name }) => name)).toContain('Skåneland');
  expect(skane?.names.map(({ name }) => name)).not.toContain('Region Skåne');
});

test('a figure of a later date stays', async () => {
  await sql`
    update observation set value = 99, retrieved = '2026-05-05' where indicator = 'unemployment-foreign-born' and area = 'AT12' and year = 2000`;
  await edit(file, (text) => text.replace(/^AT12,8.5u,:u/m, 'AT12,8.5u,7u'));
  await loadStarterFigures(database, { directory });
  expect(await find('AT12', 2000)).toMatchObject({ value: 99, retrieved: '2026-05-05' });
});

test('told to stop, or met by a fault in a table, it loads nothing, and all of it the next time', async () => {
  const value = async () => (await find('AT12', 1999))?.value;
  const before = await value();
  await edit(file, (text) => text.replace(/^AT12,[^,]*/m, 'AT12,8.75'));
  const stop = new Error('told to stop');
  await expect(loadStarterFigures(database, { directory, signal: AbortSignal.abort(stop) })).rejects.toBe(stop);
  const last = 'figures/zz.csv';
  await writeFile(join(directory, last), '# Nothing, zz, retrieved 2026-01-01\narea,2021\nAT12,many\n');
  await expect(loadStarterFigures(database, { directory })).rejects.toThrow(
    'The cell “many” of zz, AT12 is no figure.',
  );
  expect(await value()).toBe(before);
  await rm(join(directory, last));
  await loadStarterFigures(database, { directory });
  expect(await value()).toBe(8.75);
  await edit(file, (text) => text.replace(/^AT12,8.75/m, 'AT12,8.5u'));
  await loadStarterFigures(database, { directory });
});

test('two servers that start at once load it once', async () => {
  await edit('regions.csv', (text) => text.replace('Malmö', 'Lund'));
  const lines: string[] = [];
  const load = () => loadStarterFigures(database, { directory, progress: (line) => lines.push(line) });
  await Promise.all([load(), load()]);
  expect(lines).toEqual(['Loading regions and indicators']);
});

test('a broken table changes nothing', async () => {
  await edit('regions.csv', (text) => text.replace('Lund', 'Malmö'));
  await edit(file, (text) => text.replace(/^AT12,8.5u/m, 'AT12,eight'));
  await expect(loadStarterFigures(database, { directory })).rejects.toThrow(
    'The cell “eight” of unemployment-foreign-born, AT12 is no figure.',
  );
  expect((await listRegions(sql)).find(({ code }) => code === 'SE224')?.city).toBe('Lund');
});

import { expect, test } from 'vitest';
import { figureFile } from '#src/sources/figure-file.ts';
import { listSeries, listTerritories } from '#src/store/figures/catalogue.ts';
import { importFigures } from '#src/store/figures/import.ts';
import { findLastImportRun } from '#src/store/figures/import-run.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase({ figures: true });
const { sql } = database;
// Each import has a moment of its own.
let imports = 0;
const now = () => new Date(Date.UTC(2031, 1, 3, 4, 5, 6 + imports));
const areas = new Set((await listTerritories(sql)).map(({ code }) => code));
const known = { series: await listSeries(sql), isTerritory: (code: string) => areas.has(code) };

const header = 'DATAFLOW,LAST UPDATE,freq,unit,c_birth,sex,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG';
const row = (geo: string, year: number | string, value: string, flags = '', updated = '01/02/30 11:00:00') =>
  `ESTAT:LFST_R_LFUR2GAC(1.0),${updated},A,PC,FOR,T,Y15-64,${geo},${year},${value},${flags}`;

async function importText(...lines: string[]) {
  imports += 1;
  const text = [header, ...lines, ''].join('\n');
  async function* pieces() {
    yield Buffer.from(text);
  }
  return importFigures(database, figureFile.parse(pieces(), known), { file: 'test.csv', now });
}

async function find(area: string, year: number) {
  const [found] = await sql`
    select value, flags, retrieved from observation where indicator = 'unemployment-foreign-born' and area = ${area} and year = ${year}`;
  return found ? { ...found } : null;
}

test('new, revised, unchanged, left out and bad rows are counted; a revised figure is kept with its date', async () => {
  const before = await find('ES51', 2022);
  const report = await importText(
    row('ES51', 2022, '13.1', 'b'),
    row('ES51', 2029, '9.9'),
    row('AT12', 1999, '8', 'u'),
    row('PT16', 2022, '5'),
    row('EU27_2020', 2022, '5'),
    row('ESZZ', 2022, '5'),
    row('TR10', 2022, '5'),
    row('SE224', 2022, '5'),
    row('XX12', 2022, '5'),
    row('ES61', '2022-Q1', '5'),
    row('ES61', 2022, 'n/a'),
    row('ES61', 2022, '5', 'q'),
    'too,few',
  );
  expect(report).toMatchObject({
    dataset: 'lfst_r_lfur2gac',
    read: 13,
    new: 1,
    revised: 1,
    unchanged: 1,
    older: 0,
    leftOut: { oldCode: 1, aggregate: 1, extraRegio: 1, otherCountry: 1, finerLevel: 1, otherSeries: 0 },
    bad: 5,
  });
  expect(report.problems.map(({ line }) => line)).toEqual([10, 11, 12, 13, 14]);
  expect(report.problems[0]?.reason).toBe('“XX12” is not a code of a country or a region.');
  expect(await find('ES51', 2022)).toEqual({ value: 13.1, flags: 'b', retrieved: '2030-02-01' });
  expect(await sql`select area, year, value, flags, retrieved, replaced_at from observation_revision`).toEqual([
    { area: 'ES51', year: 2022, ...before, replacedAt: now() },
  ]);
  expect(await findLastImportRun(sql)).toEqual({ file: 'test.csv', dataset: 'lfst_r_lfur2gac', finishedAt: now() });
  const [run] = await sql`select counts, problems from import_run order by id desc limit 1`;
  expect(run).toMatchObject({ counts: { read: 13, new: 1 }, problems: report.problems });
});

test('the same file again changes nothing', async () => {
  const lines = [row('ITF4', 2028, '7'), row('ITF4', 2029, '', 'u')];
  expect(await importText(...lines)).toMatchObject({ new: 2 });
  const before = await sql`select * from observation where area = 'ITF4' and year > 2027 order by year`;
  expect(await importText(...lines)).toMatchObject({ new: 0, revised: 0, unchanged: 2, older: 0 });
  expect(await sql`select * from observation where area = 'ITF4' and year > 2027 order by year`).toEqual(before);
});

test('an older file adds what is missing and overwrites nothing', async () => {
  await importText(row('ITF3', 2030, '7', '', '01/02/31'));
  const report = await importText(row('ITF3', 2030, '8', '', '01/01/31'), row('ITF3', 2031, '9', '', '01/01/31'));
  expect(report).toMatchObject({ new: 1, revised: 0, older: 1 });
  expect(await find('ITF3', 2030)).toMatchObject({ value: 7, retrieved: '2031-02-01' });
});

test('a newer file that says the same moves the date, so that one in between is older', async () => {
  await importText(row('FRM0', 2030, '7', '', '01/01/30'));
  expect(await importText(row('FRM0', 2030, '7', '', '01/03/30'))).toMatchObject({ unchanged: 1, revised: 0 });
  expect(await importText(row('FRM0', 2030, '6', '', '01/02/30'))).toMatchObject({ older: 1 });
  expect(await find('FRM0', 2030)).toMatchObject({ value: 7, retrieved: '2030-03-01' });
});

test('the same place and year twice: its own code before an old one, then the last', async () => {
  const report = await importText(
    row('HU1', 2030, '4'),
    row('HU10', 2030, '5'),
    row('HU2', 2030, '6'),
    row('HU2', 2030, '7'),
  );
  expect(report).toMatchObject({ read: 4, new: 2, repeated: 2, relabelled: 1 });
  expect(await find('HU1', 2030)).toMatchObject({ value: 4 });
  expect(await find('HU2', 2030)).toMatchObject({ value: 7 });
});

test('a source that breaks off leaves nothing behind', async () => {
  async function* broken() {
    yield Buffer.from(`${header}\n${row('MT00', 2040, '4')}\n`);
    throw new Error('The disk is gone.');
  }
  const broke = importFigures(database, figureFile.parse(broken(), known), { file: 'broken.csv', now });
  await expect(broke).rejects.toThrow('The disk is gone.');
  expect(await find('MT00', 2040)).toBeNull();
  const backends = await sql`select count(*) from pg_stat_activity where datname = current_database()`;
  for (let times = 0; times < 3; times += 1) await importText(row('MT00', 2030, '4'));
  expect(await sql`select count(*) from pg_stat_activity where datname = current_database()`).toEqual(backends);
  expect(await sql`select count(*) from import_run where file = 'broken.csv'`).toEqual([{ count: 0 }]);
});

test('of two editions of a day the later one counts, whichever comes first', async () => {
  const at = (time: string, value: string) => importText(row('ES61', 2023, value, '', `05/03/29 ${time}`.trim()));
  await at('23:00:00', '7');
  expect(await at('11:00:00', '6')).toMatchObject({ older: 1, revised: 0 });
  expect(await find('ES61', 2023)).toMatchObject({ value: 7 });
  expect(await at('23:30:00', '8')).toMatchObject({ revised: 1 });
  // The same once more of a later hour: from then on that hour counts.
  expect(await at('23:50:00', '8')).toMatchObject({ unchanged: 1 });
  expect(await at('23:40:00', '9')).toMatchObject({ older: 1 });
  // Without a time nothing tells which is later.
  expect(await at('', '10')).toMatchObject({ revised: 1 });
});

test('a date that is still to come keeps out no real update', async () => {
  const report = await importText(row('ES62', 2023, '7', '', '31/12/99 11:00:00'));
  expect(report).toMatchObject({ ahead: 1, new: 1 });
  expect(await find('ES62', 2023)).toMatchObject({ value: 7, retrieved: '2031-02-03' });
  expect(await importText(row('ES62', 2023, '8', '', '03/02/31 11:00:00'))).toMatchObject({ revised: 1, ahead: 0 });
  // One that an earlier version took as it was.
  await sql`update observation set retrieved = '2099-01-01' where area = 'ES62' and year = 2023`;
  expect(await importText(row('ES62', 2023, '9', '', '03/02/31 12:00:00'))).toMatchObject({ revised: 1, older: 0 });
  expect(await find('ES62', 2023)).toMatchObject({ value: 9, retrieved: '2031-02-03' });
});

test('what is confidential is held without its value', async () => {
  const lines = [`${header},CONF_STATUS`, `${row('ES63', 2023, '12.1')},N`, `${row('ES64', 2023, '6.1')},F`];
  async function* pieces() {
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
  await importFigures(database, figureFile.parse(pieces(), known), { file: 'test.csv', now });
  expect(await find('ES63', 2023)).toMatchObject({ value: null, flags: 'c' });
  expect(await find('ES64', 2023)).toMatchObject({ value: 6.1, flags: '' });
});

const density = (lines: string[], updated: string, options: { ends?: 'known' | 'all' | 'none' } = {}) => {
  imports += 1;
  const text = [
    'DATAFLOW,LAST UPDATE,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG',
    ...lines.map((line) => `ESTAT:DEMO_R_D3DENS(1.0),${updated},PER_KM2,${line}`),
    '',
  ].join('\n');
  async function* pieces() {
    yield Buffer.from(text);
  }
  return importFigures(database, figureFile.parse(pieces(), known), { file: 'density.csv', now, ...options });
};
const densities = async () =>
  (
    await sql`
      select area || ' ' || year as cell from observation
      where indicator = 'population-density' and area in ('MT', 'CY', 'LU') and year between 2024 and 2026 order by area, year`
  ).map(({ cell }) => cell);

test('what a newer table no longer has is ended and kept as a revision; an extract ends nothing outside itself', async () => {
  await density(['MT,2024,1,', 'MT,2025,2,u', 'CY,2024,3,', 'CY,2025,4,', 'LU,2024,5,'], '01/03/26 11:00:00');
  // An older table, and one that was held back whole, end nothing.
  expect(await density(['MT,2024,1,', 'CY,2025,4,'], '01/02/26 11:00:00')).toMatchObject({ ended: 0 });
  expect(await density(['MT,2024,1,', 'CY,2025,4,'], '01/04/26 11:00:00', { ends: 'none' })).toMatchObject({
    ended: 0,
  });
  // A bad row may have been the missing figure.
  expect(await density(['MT,2024,1,', 'CY,2025,4,', 'MT,2025,x,'], '02/04/26 11:00:00')).toMatchObject({
    ended: 0,
    bad: 1,
  });
  const report = await density(['MT,2024,1,', 'CY,2025,4,', 'CY,2024,3,'], '03/04/26 11:00:00');
  expect(report).toMatchObject({
    ended: 1,
    endedFigures: [{ indicator: 'population-density', territory: 'MT', year: 2025 }],
    unchanged: 3,
  });
  expect(await densities()).toEqual(['CY 2024', 'CY 2025', 'LU 2024', 'MT 2024']);
  expect(
    await sql`select value, flags, replaced_at from observation_revision where area = 'MT' and year = 2025`,
  ).toEqual([{ value: 2, flags: 'u', replacedAt: now() }]);
  // Again changes nothing; and what has less than half of what is held is no whole table.
  expect(await density(['MT,2024,1,', 'CY,2025,4,', 'CY,2024,3,'], '03/04/26 11:00:00')).toMatchObject({ ended: 0 });
  expect(await density(['MT,2024,1,'], '04/04/26 11:00:00', { ends: 'all' })).toMatchObject({ ended: 0 });
  // The whole table ends what it lacks anywhere: of regions where it has regions, of countries where it has countries.
  await sql`delete from observation where indicator = 'population-density' and not (area in ('MT', 'CY', 'LU') and year > 2023)`;
  await sql`
    insert into observation (indicator, area, year, value, retrieved) values ('population-density', 'ES51', 2024, 1, '2020-01-01')`;
  await density(['MT,2024,1,', 'CY,2024,3,', 'CY,2025,4,'], '05/04/26 11:00:00', { ends: 'all' });
  expect(await densities()).toEqual(['CY 2024', 'CY 2025', 'MT 2024']);
  expect(await sql`select 1 from observation where indicator = 'population-density' and area = 'ES51'`).toHaveLength(1);
});

test('contradictions are told with their lines, repetitions that say the same are not; codes are named', async () => {
  const report = await importText(
    row('HU1', 2028, '4'),
    row('HU10', 2028, '5'),
    row('HU2', 2028, '6'),
    row('HU2', 2028, '7'),
    row('HU3', 2028, '8'),
    row('HU3', 2028, '8'),
    row('NL31', 2028, '8'),
    row('NL31', 2027, '8'),
  );
  expect(report).toMatchObject({
    repeated: 3,
    contradicting: 1,
    contradictions: [{ indicator: 'unemployment-foreign-born', territory: 'HU2', year: 2028, lines: [4, 5] }],
    relabelledCodes: { HU10: 'HU1' },
    oldCodes: { NL31: 2 },
  });
});

import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figureFile } from '#src/sources/figure-file.ts';
import { listAreaCodes, listSeries } from '#src/store/figures/catalogue.ts';
import { importFigures } from '#src/store/figures/import.ts';
import { createTestDatabase } from '#test/support/database.ts';

const shared = join(import.meta.dirname, '../../../shared/data');
const isHere = existsSync(shared);
if (!isHere) console.log('Skipped: the starter figures against Eurostat’s own files, which are not on this machine.');

const database = await createTestDatabase({ figures: true });
const { sql } = database;
const areas = await listAreaCodes(sql);
const known = { series: await listSeries(sql), isTerritory: (code: string) => areas.has(code) };
const now = () => new Date('2031-02-03T04:05:06Z');

/** Table, its rows, how many of them are in data/figures, and how many of these a later edition revised. */
const tables: [string, number, number, number][] = [
  ['lfst_r_lfur2gac', 25_576, 24_254, 0],
  ['demo_r_d2jan', 13_989, 12_928, 0],
  ['demo_r_d3dens', 9_138, 8_495, 0],
  ['demo_r_gind3', 6_414, 6_043, 0],
  ['demo_r_pjanind2', 36_815, 17_376, 0],
  ['edat_lfse_16', 6_492, 6_041, 205],
  ['lfst_r_lfp2actrt', 10_365, 9_558, 0],
  ['nama_10r_2gdp', 12_339, 5_404, 2_393],
  ['nama_10r_2hhinc', 7_280, 7_260, 0],
];

test.skipIf(!isHere).each(tables)('%s, read by the importer, holds nothing new', async (name, read, figures, older) => {
  const progress: string[] = [];
  const raw = createReadStream(join(shared, 'eurostat-sdmx-csv', `${name}.csv`));
  const report = await importFigures(database, figureFile.parse(raw, known), {
    file: name,
    now,
    progress: (line) => progress.push(line),
  });
  expect(report).toMatchObject({ dataset: name, read, new: 0, revised: 0, older, bad: 0 });
  expect(report.unchanged + report.older + report.repeated).toBe(figures);
  const leftOut = Object.values(report.leftOut).reduce((sum, count) => sum + count, 0);
  expect(figures + leftOut).toBe(read);
  if (read > 20_000) expect(progress.length).toBeGreaterThan(2);
});

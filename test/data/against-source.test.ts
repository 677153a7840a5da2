import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { sdmxCsv } from '#src/sources/sdmx-csv.ts';
import { listSeries, listTerritories } from '#src/store/figures/catalogue.ts';
import { importFigures } from '#src/store/figures/import.ts';
import { createTestDatabase } from '#test/support/database.ts';

const shared = join(import.meta.dirname, '../../../shared/data');
const isHere = existsSync(shared);
if (!isHere) console.log('Skipped: the starter figures against Eurostat’s own files, which are not on this machine.');

const database = await createTestDatabase({ figures: true });
const { sql } = database;
const areas = new Set((await listTerritories(sql)).map(({ code }) => code));
const known = { series: await listSeries(sql), isArea: (code: string) => areas.has(code) };
const now = () => new Date('2031-02-03T04:05:06Z');

/** Table, its rows, and how many of them are in data/figures. */
const tables: [string, number, number][] = [
  ['lfst_r_lfur2gac', 25_576, 23_102],
  ['demo_r_d2jan', 13_989, 12_630],
  ['demo_r_d3dens', 9_138, 8_186],
  ['demo_r_gind3', 6_414, 5_834],
  ['demo_r_pjanind2', 36_815, 16_806],
  ['edat_lfse_16', 6_492, 5_798],
  ['lfst_r_lfp2actrt', 10_365, 9_247],
  ['nama_10r_2gdp', 12_339, 5_294],
  ['nama_10r_2hhinc', 7_280, 7_160],
];

test.skipIf(!isHere).each(tables)('%s, read by the importer, holds nothing new', async (name, read, figures) => {
  const progress: string[] = [];
  const raw = createReadStream(join(shared, 'eurostat-sdmx-csv', `${name}.csv`));
  const report = await importFigures(database, sdmxCsv.parse(raw, known), {
    file: name,
    now,
    progress: (line) => progress.push(line),
  });
  expect(report).toMatchObject({ dataset: name, read, new: 0, revised: 0, older: 0, bad: 0 });
  expect(report.unchanged + report.repeated).toBe(figures);
  const leftOut = Object.values(report.leftOut).reduce((sum, count) => sum + count, 0);
  expect(figures + leftOut).toBe(read);
  if (read > 20_000) expect(progress.length).toBeGreaterThan(2);
});

test.skipIf(!isHere)('figures by birth of 2025 are those of the transcription', async () => {
  const file = join(shared, 'eurostat-by-birth-2025/eurostat_nuts2_by_birth_2025.csv');
  const rows = parse(await readFile(file, 'utf8'), { columns: true }) as Record<string, string>[];
  const columns = {
    'employment-native-born': 'employment_native_pct',
    'employment-foreign-born': 'employment_foreign_born_pct',
    'tertiary-foreign-born': 'tertiary_foreign_born_pct',
    'foreign-born-share': 'foreign_born_pct',
    'non-eu-born-share': 'non_eu_born_pct',
    'recent-arrivals': 'recent_arrivals_pct',
  };
  for (const [indicator, column] of Object.entries(columns)) {
    const held = await sql<{ area: string; value: number; flags: string }[]>`
      select area, value, flags from observation where indicator = ${indicator} order by area`;
    const expected = rows
      .filter((row) => row[column] !== '' && areas.has(row.nuts ?? ''))
      .map((row) => ({ area: row.nuts, value: Number(row[column]), flags: '' }));
    expect(expected.length).toBeGreaterThan(150);
    expect(held.map((row) => ({ ...row }))).toEqual(
      expected.sort((left, right) => ((left.area ?? '') < (right.area ?? '') ? -1 : 1)),
    );
  }
});

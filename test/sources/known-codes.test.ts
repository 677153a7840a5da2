import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { FigureRow, Series } from '#src/domain/figures/figure-row.ts';
import { readEntries } from '#src/domain/topics/catalogue-entry.ts';
import { figureFile } from '#src/sources/figure-file.ts';
import { findUnknownCodes } from '#src/sources/known-codes.ts';
import { readAllCells } from './support.ts';

const root = join(import.meta.dirname, '../..');
const shared = join(root, '../shared/data');
const series: Series[] = [
  {
    indicator: 'unemployment-foreign-born',
    dataset: 'lfst_r_lfur2gac',
    dimensions: { unit: 'PC', c_birth: 'FOR', sex: 'T', age: 'Y15-64' },
  },
];

async function readRows(lines: string[]): Promise<FigureRow[]> {
  async function* pieces() {
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
  const rows: FigureRow[] = [];
  for await (const batch of figureFile.parse(pieces(), { series, isTerritory: (code) => code === 'ES51' }))
    rows.push(...batch);
  return rows;
}

const header = 'DATAFLOW,LAST UPDATE,freq,unit,c_birth,sex,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG';
const row = (...codes: string[]) => `ESTAT:LFST_R_LFUR2GAC(1.0),27/04/23,A,${codes.join(',')},ES51,2020,5,`;
const good = row('PC', 'FOR', 'T', 'Y15-64');

test.each([
  [['PC', 'FOO', 'T', 'Y15-64'], '“FOO” is no known code of c_birth.'],
  [['PC', 'FOR', 'X', 'Y15-64'], '“X” is no known code of sex.'],
  [['PC', 'FOR', 'T', '15-64'], '“15-64” is no known code of age.'],
  [['PC', 'FOR', '', 'Y15-64'], 'The column sex is empty.'],
  [['%', 'FOR', 'T', 'Y15-64'], '“%” is no known code of unit.'],
  [
    ['PC', 'Forein country', 'T', 'Y15-64'],
    '“Forein country” is no known code of c_birth. Choose “labels: codes” when downloading.',
  ],
])('%j is a bad row: %s', async (codes, reason) => {
  expect(await readRows([header, good, row(...codes)])).toMatchObject([
    { kind: 'figure' },
    { kind: 'bad', line: 3, reason },
  ]);
});

test('codes of other rows of the table are left out without a word; of a file of nothing else nothing is taken', async () => {
  const others = [
    row('PC', 'EU27_2020_FOR', 'T', 'Y15-64'),
    row('THS_PER', 'FOR', 'F', 'Y_GE15'),
    row('PC', 'MA', 'M', 'TOTAL'),
  ];
  expect(await readRows([header, good, ...others])).toMatchObject([
    { kind: 'figure' },
    ...others.map(() => ({ kind: 'leftOut', reason: 'otherSeries' })),
  ]);
  await expect(readRows([header, row('PC', 'FOO', 'T', 'Y15-64')])).rejects.toThrow(
    '“FOO” is no known code of c_birth.',
  );
});

test.skipIf(!existsSync(shared))('every code of the real files at hand is known', async () => {
  const folders = ['eurostat-sdmx-csv', 'eurostat-country', '2026/eurostat-country-by-birth'];
  const paths = folders.flatMap((folder) =>
    readdirSync(join(shared, folder))
      .filter((name) => /\.[ct]sv$/.test(name))
      .map((name) => join(shared, folder, name)),
  );
  expect(paths.length).toBeGreaterThan(12);
  const problems = new Set<string>();
  for (const path of paths)
    for (const { dimensions } of await readAllCells(
      createReadStream(path),
      { series: [], isTerritory: () => true },
      { name: basename(path) },
    )) {
      const problem = findUnknownCodes(
        Object.entries(dimensions as Record<string, string>).map(([dimension, value]) => ({ dimension, value })),
      );
      if (problem !== null) problems.add(problem);
    }
  expect([...problems]).toEqual([]);
});

test('every code of the catalogue is known', () => {
  const read = readEntries(JSON.parse(readFileSync(join(root, 'data/indicators.json'), 'utf8')));
  if ('problems' in read) throw new Error('The catalogue cannot be read.');
  const problems = read.entries.flatMap((entry) => {
    const row = Object.entries({ ...entry.dimensions }).map(([dimension, value]) => ({ dimension, value }));
    return findUnknownCodes(row) ?? [];
  });
  expect(problems).toEqual([]);
});

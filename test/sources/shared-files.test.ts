import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Series } from '#src/domain/figures/figure-row.ts';
import { figureFile } from '#src/sources/figure-file.ts';
import type { FileFacts } from '#src/sources/source.ts';
import { readAllCells } from './support.ts';

const shared = join(import.meta.dirname, '../../../shared/data');
const isHere = existsSync(shared);
if (!isHere)
  console.log('Skipped: every cell of real files against a second reading; the files are not on this machine.');

const known = { series: [] as Series[], isTerritory: () => true };
const open = (path: string) => createReadStream(join(shared, path));
const text = (path: string) => readFileSync(join(shared, path), 'utf8');

/** A reading of its own, sign by sign, which shares nothing with the readers of src/sources. */
function byColumns(path: string): Record<string, string>[] {
  const rows: string[][] = [];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  const signs = text(path).replace(/^\ufeff/, '');
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] as string;
    if (sign === '"' && isQuoted && signs[at + 1] === '"') field += signs[++at];
    else if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted || !',\r\n'.includes(sign)) field += sign;
    else if (sign !== '\r') {
      fields.push(field);
      field = '';
      if (sign === '\n') {
        rows.push(fields);
        fields = [];
      }
    }
  }
  if (field !== '' || fields.length > 0) rows.push([...fields, field]);
  const [names = [], ...others] = rows;
  return others.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}

/** Columns that are no dimension of the table; in the file of version 2.0 the labels stand between them. */
const attributes =
  'DATAFLOW|LAST UPDATE|STRUCTURE|STRUCTURE_ID|STRUCTURE_NAME|dataset|freq|geo|TIME_PERIOD|OBS_VALUE|OBS_FLAG|CONF_STATUS'.split(
    '|',
  );

test
  .skipIf(!isHere)
  .each([
    ...'demo_r_d2jan demo_r_d3dens demo_r_gind3 demo_r_pjanaggr3 demo_r_pjanind2 edat_lfse_16 lfst_r_lfp2actrt lfst_r_lfur2gac nama_10r_2gdp nama_10r_2hhinc'
      .split(' ')
      .map((name) => `eurostat-sdmx-csv/${name}.csv`),
    'eurostat-country/demo_poppcctb_population_share_by_country_of_birth.csv',
    'eurostat-country/ilc_di15_income_by_citizenship.csv',
    'eurostat-country/lfsa_ergan_employment_rates_by_citizenship.csv',
    ...'edat_lfse_16_localintel_2010_2024 employment_rate_by_education_2025_ryb2026 ilc_peps11n_2024 life_expectancy_2024_ryb2026 nama_10r_2gdp_localintel_2010_2024'
      .split(' ')
      .map((name) => `2026/eurostat-regional/${name}.csv`),
  ])('%s: every cell', async (path) => {
  const rows = byColumns(path);
  expect(rows.length).toBeGreaterThan(300);
  const cells = await readAllCells(open(path), known);
  expect(cells).toEqual(
    rows.map((row, index) => ({
      line: index + 2,
      dataset: row.DATAFLOW ?? row.STRUCTURE_ID ?? row.dataset,
      updated: row['LAST UPDATE'] ?? '',
      freq: row.freq ?? '',
      dimensions: Object.fromEntries(
        Object.entries(row).filter(([name]) => !attributes.includes(name) && !/^[A-Z][a-z]/.test(name)),
      ),
      geo: row.geo,
      period: row.TIME_PERIOD,
      value: row.OBS_VALUE,
      flags: row.OBS_FLAG ?? '',
      confidentiality: row.CONF_STATUS ?? '',
    })),
  );
});

test.skipIf(!isHere).each(['edat_lfs_9912_filtered1', 'lfsa_ergan_filtered', 'migr_resfirst_filtered'])(
  'estat_%s.tsv: every cell',
  async (name) => {
    const path = `2026/eurostat-country-by-birth/estat_${name}.tsv`;
    const [first = '', ...lines] = text(path).replaceAll('\r', '').trimEnd().split('\n');
    const [names = '', ...years] = first.split('\t');
    const expected = lines.flatMap((line, index) => {
      const [key = '', ...cells] = line.split('\t');
      const codes = Object.fromEntries(
        names
          .replace('\\TIME_PERIOD', '')
          .split(',')
          .map((each, at) => [each, key.split(',')[at]]),
      );
      const { freq, geo, ...dimensions } = codes;
      return cells.flatMap((cell, at) => {
        const [, value, flags] = /^(\S+)(?: ([a-z]+))? ?$/.exec(cell) ?? [];
        if (value === ':' && !flags) return [];
        return [
          {
            line: index + 2,
            dataset: name,
            updated: '',
            freq,
            dimensions,
            geo,
            period: years[at]?.trim(),
            value,
            flags: flags ?? '',
            confidentiality: '',
          },
        ];
      });
    });
    expect(expected.length).toBeGreaterThan(100);
    expect(await readAllCells(open(path), known, { name: `estat_${name}.tsv` })).toEqual(expected);
  },
);

test.skipIf(!isHere)('JSON-stat 2.0 with sparse values and keys out of order: every cell', async () => {
  const path = '2026/json-stat/eurostat_edat_ed58_2026_2.0_status.json';
  const json = JSON.parse(text(path)) as {
    value: Record<string, number>;
    status: Record<string, string>;
    dimension: Record<'geo' | 'time', { category: { index: Record<string, number> } }>;
  };
  const geos = Object.keys(json.dimension.geo.category.index);
  const expected = Object.entries(json.value).map(([key, value]) => [
    geos[Math.floor(Number(key) / 34)],
    String(1992 + (Number(key) % 34)),
    String(value),
    json.status[key] ?? '',
  ]);
  const cells = await readAllCells(open(path), known, { table: 'edat_lfse_03' });
  expect(cells.map(({ geo, period, value, flags }) => [geo, period, value, flags]).sort()).toEqual(expected.sort());
  expect(cells[0]).toMatchObject({
    dataset: 'edat_lfse_03',
    updated: '2026-09-10T23:00:00+0200',
    freq: 'A',
    dimensions: { sex: 'T', age: 'Y25-64', unit: 'PC', isced11: 'ED5-8' },
  });
});

test.skipIf(!isHere)('JSON-stat 1.x as Eurostat once sent it: every cell', async () => {
  const path = 'json-stat/eurostat-name_gpd_c.json';
  const { nama_gdp_c: json } = JSON.parse(text(path)) as {
    nama_gdp_c: {
      value: (number | null)[];
      dimension: Record<'geo' | 'time', { category: { index: Record<string, number> } }>;
    };
  };
  const [geos, times] = (['geo', 'time'] as const).map((name) =>
    Object.entries(json.dimension[name].category.index)
      .sort(([, left], [, right]) => left - right)
      .map(([code]) => code),
  );
  const expected = json.value.flatMap((value, at) =>
    value === null ? [] : [[geos?.[Math.floor(at / 69)], times?.[at % 69], String(value)]],
  );
  expect(expected.length).toBeGreaterThan(500);
  const cells = await readAllCells(open(path), known);
  expect(cells.map(({ geo, period, value }) => [geo, period, value])).toEqual(expected);
  expect(cells[0]).toMatchObject({ dataset: 'nama_gdp_c', updated: '2016-02-09T23:00:00.000Z' });
});

const own: Series = { indicator: 'own', dataset: 'own', dimensions: {} };

const tncoop = '2026/eurostat-regional/tncoop_111_regions_long.csv';
const byBirth = [
  '2026/eurostat-by-birth-2025/additional_60_regions_2025.csv',
  '2026/eurostat-by-birth-2025/all_regions_2025_merged.csv',
  'eurostat-by-birth-2025/eurostat_nuts2_by_birth_2025.csv',
];
/** The columns of a file that hold figures: all but those named. */
const numbersOf = (path: string, others: string[]) =>
  isHere ? Object.keys(byColumns(path)[0] ?? {}).filter((name) => !others.includes(name)) : [];
/** What a column of a file holds, once each. */
const partsOf = (path: string, column: string) =>
  isHere ? [...new Set(byColumns(path).map((row) => row[column] ?? ''))] : [];

/** Path, mapping, and the same by hand: place, year, value. */
const tables: [
  string,
  FileFacts['mapping'] & object,
  (row: Record<string, string>) => [string, number, string] | null,
][] = [
  ...byBirth.flatMap((path) =>
    numbersOf(path, ['nuts', 'name']).map((value): (typeof tables)[number] => [
      path,
      { indicator: 'own', region: 'nuts', year: '2025', value },
      (row) => [row.nuts ?? '', 2025, row[value] ?? ''],
    ]),
  ),
  [
    '2026/eurostat-regional/population_localintel.csv',
    { indicator: 'own', year: 'TIME_PERIOD', value: 'population_1_jan' },
    (row) => [row.geo ?? '', Number(row.TIME_PERIOD), row.population_1_jan ?? ''],
  ],
  // That one holds changes over ten years: see the test below.
  ...partsOf(tncoop, 'sheet')
    .filter((part) => part !== '12a_PopCha')
    .map((part): (typeof tables)[number] => [
      tncoop,
      { indicator: 'own', year: 'TIME_PERIOD', where: [{ column: 'sheet', text: part }] },
      (row) => (row.sheet === part ? [row.geo ?? '', Number(row.TIME_PERIOD), row.OBS_VALUE ?? ''] : null),
    ]),
  ...numbersOf('2026/indices/eqi_2021_nuts2_qog.csv', [
    ...['region_code', 'name', 'year', 'EQIregionN2', 'nuts_level', 'nuts0', 'nuts1', 'nuts2', 'cname'],
  ]).map((value): (typeof tables)[number] => [
    '2026/indices/eqi_2021_nuts2_qog.csv',
    { indicator: 'own', region: 'region_code', value },
    (row) => [row.region_code ?? '', Number(row.year), row[value] ?? ''],
  ]),
  ...['value', '2019 vs 2016', '2016 vs 2013', '2013 vs 2010'].map((value): (typeof tables)[number] => [
    '2026/indices/rci_2010_2019_zscores.csv',
    { indicator: 'own', region: 'NUTS CODE 2016', year: 'Year', value },
    (row) => [row['NUTS CODE 2016'] ?? '', Number(row.Year), row[value] ?? ''],
  ]),
];

test.skipIf(!isHere).each(tables)('%s with %o: every figure', async (path, mapping, byHand) => {
  const expected = byColumns(path).flatMap((row) => {
    const one = byHand(row);
    return one ? [[one[0], one[1], one[2] === '' ? null : Number(one[2])]] : [];
  });
  const figures: unknown[] = [];
  for await (const rows of figureFile.parse(open(path), { ...known, series: [own] }, { mapping, date: '2026-11-27' })) {
    for (const row of rows) {
      if (row.kind !== 'figure') throw new Error(JSON.stringify(row));
      figures.push([row.observation.territory, row.observation.year, row.observation.value]);
    }
  }
  expect(expected.length).toBeGreaterThan(50);
  expect(figures).toEqual(expected);
});

test.skipIf(!isHere)('changes over ten years are no yearly figures: every row is refused', async () => {
  const mapping = { indicator: 'own', year: 'TIME_PERIOD', where: [{ column: 'sheet', text: '12a_PopCha' }] };
  const reasons: string[] = [];
  for await (const rows of figureFile.parse(open(tncoop), { ...known, series: [own] }, { mapping, date: '2026-11-27' }))
    for (const row of rows) reasons.push(row.kind === 'bad' ? row.reason : row.kind);
  expect(reasons).toHaveLength(111);
  expect(new Set(reasons)).toEqual(new Set(['“2014_2024” is not a year. Only yearly figures are kept.']));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { areaCodes, isHere, type Row, rowsOf, shared, tableOf } from './support.ts';

if (!isHere)
  console.log('Skipped: the starter figures against national and other tables, which are not on this machine.');

type Cell = { territory: string; year: number; value: number | null; flags: string; margin?: number };

const order = (cells: Cell[]) =>
  cells.sort((left, right) =>
    left.territory < right.territory ? -1 : left.territory > right.territory ? 1 : left.year - right.year,
  );

/** The figures of a table that are from this dataset. */
function held(indicator: string, dataset: string) {
  const ours = tableOf(indicator).observations.filter(({ origin }) => origin?.dataset === dataset);
  const cells = ours.map(({ territory, year, value, flags, margin }): Cell => {
    return { territory, year, value, flags, ...(typeof margin === 'number' && { margin }) };
  });
  return { cells: order(cells), flagsKnown: new Set(ours.map(({ flagsKnown }) => flagsKnown)) };
}

/** Cells of a TSV of Eurostat's bulk download: codes and `geo` in the first column, “43.3 b”, “: u” or “:” for nothing. */
function readTsv(file: string, wanted: Row): Cell[] {
  const [head = '', ...lines] = readFileSync(join(shared, '2026/eurostat-country-by-birth', file), 'utf8')
    .trimEnd()
    .split('\n');
  const [names = '', ...years] = head.split('\t').map((each) => each.trim());
  const dimensions = names.replace('\\TIME_PERIOD', '').split(',');
  return lines.flatMap((line) => {
    const [codes = '', ...cells] = line.split('\t').map((each) => each.trim());
    const row = Object.fromEntries(codes.split(',').map((code, index) => [dimensions[index] ?? '', code]));
    const territory = row.geo ?? '';
    if (!areaCodes.has(territory) || Object.entries(wanted).some(([name, code]) => row[name] !== code)) return [];
    return cells.flatMap((cell, index) => {
      const [number = '', letters = ''] = cell.split(' ');
      if (number === ':' && letters === '') return [];
      const value = number === ':' ? null : Number(number);
      return [{ territory, year: Number(years[index]), value, flags: [...letters].sort().join('') }];
    });
  });
}

/** Cells of a CSV of which a row is a figure. */
function readRows(rows: readonly Row[], wanted: Row, areaOf = (row: Row) => row.geo ?? ''): Cell[] {
  return rows.flatMap((row) => {
    const territory = areaOf(row);
    const { OBS_VALUE = '', OBS_FLAG = '', TIME_PERIOD } = row;
    if (!areaCodes.has(territory) || Object.entries(wanted).some(([name, code]) => row[name] !== code)) return [];
    const isBlank = OBS_VALUE === '' || OBS_VALUE === ':';
    if (isBlank && OBS_FLAG === '') return [];
    const value = isBlank ? null : Number(OBS_VALUE);
    return [{ territory, year: Number(TIME_PERIOD), value, flags: [...OBS_FLAG].sort().join('') }];
  });
}

const attainment = 'estat_edat_lfs_9912_filtered1.tsv';
const levels = { tertiary: 'ED5-8', 'medium-education': 'ED3_4', 'low-education': 'ED0-2' };
const births = { 'native-born': 'NAT', 'eu-born': 'EU27_2020_FOR', 'non-eu-born': 'NEU27_2020_FOR' };
const citizens = { nationals: 'NAT', 'eu-citizens': 'EU27_2020_FOR', 'third-country-nationals': 'NEU27_2020_FOR' };

test
  .skipIf(!isHere)
  .each([
    ...Object.entries(levels).flatMap(([level, isced11]) =>
      Object.entries(births).map(
        ([birth, c_birth]) =>
          [
            `${level}-${birth}`,
            'edat_lfs_9912',
            attainment,
            { sex: 'T', age: 'Y25-64', isced11, c_birth },
            303,
          ] as const,
      ),
    ),
    ...Object.entries(citizens).map(
      ([group, citizen]) =>
        [
          `employment-${group}`,
          'lfsa_ergan',
          'estat_lfsa_ergan_filtered.tsv',
          { sex: 'T', age: 'Y20-64', citizen },
          305,
        ] as const,
    ),
    ['first-permits', 'migr_resfirst', 'estat_migr_resfirst_filtered.tsv', { reason: 'TOTAL' }, 31] as const,
  ])('%s is Eurostat’s %s of countries, with its flags', (indicator, dataset, file, wanted, fewest) => {
  const { cells, flagsKnown } = held(indicator, dataset);
  expect(cells).toEqual(order(readTsv(file, wanted)));
  expect(cells.length).toBeGreaterThanOrEqual(fewest);
  expect([...flagsKnown]).toEqual([true]);
});

test.skipIf(!isHere).each([
  ['employment', 'TOTAL', 884],
  ['employment-nationals-15-64', 'NAT', 813],
  ['employment-foreign-citizens-15-64', 'FOR', 813],
])('%s is Eurostat’s lfsa_ergan of countries, with its flags', (indicator, citizen, count) => {
  const rows = rowsOf(join(shared, 'eurostat-country/lfsa_ergan_employment_rates_by_citizenship.csv'));
  const { cells, flagsKnown } = held(indicator, 'lfsa_ergan');
  expect(cells).toEqual(order(readRows(rows, { sex: 'T', age: 'Y15-64', citizen })));
  expect(cells).toHaveLength(count);
  expect([...flagsKnown]).toEqual([true]);
});

test.skipIf(!isHere).each([
  ['median-income-nationals', 'Reporting country'],
  ['median-income-foreign-citizens', 'Foreign country'],
  ['median-income-eu-citizens', 'EU27 countries (from 2020) except reporting country'],
  ['median-income-third-country-nationals', 'Non-EU27 countries (from 2020) nor reporting country'],
])('%s is Eurostat’s ilc_di15 of %s', (indicator, citizen) => {
  const english = new Intl.DisplayNames('en', { type: 'region' });
  // Eurostat's letters for Greece and the United Kingdom; everything else is ISO's.
  const iso = (code: string) => ({ EL: 'GR', UK: 'GB' })[code] ?? code;
  const codeOf = new Map(
    [...areaCodes].filter((code) => code.length === 2).map((code) => [english.of(iso(code)), code]),
  );
  const rows = rowsOf(join(shared, 'eurostat-country/ilc_di15_income_by_citizenship.csv'));
  const wanted = readRows(rows, { citizen }, ({ geo }) => codeOf.get(geo) ?? '');
  const { cells, flagsKnown } = held(indicator, 'ilc_di15');
  expect(cells).toEqual(order(wanted));
  expect(cells.length).toBeGreaterThan(285);
  expect([...flagsKnown]).toEqual([true]);
});

const regional = (name: string) => rowsOf(join(shared, '2026/eurostat-regional', name));
const tncoop = 'tncoop_111_regions_long.csv';
const education = 'employment_rate_by_education_2025_ryb2026.csv';

test.skipIf(!isHere).each([
  ['neet', 'edat_lfse_38', tncoop, { sheet: '106a_NEET' }, 1_473],
  ['unemployment-15-74', 'tgs00010', tncoop, { sheet: '107a_Unempl' }, 1_301],
  ['low-education', 'edat_lfse_04', tncoop, { sheet: '101a_Edu' }, 1_635],
  ['medium-education', 'edat_lfse_04', tncoop, { sheet: '101b_Edu' }, 1_635],
  ['tertiary', 'edat_lfse_04', tncoop, { sheet: '101c_Edu' }, 1_635],
  ['gdp-per-head-pps', 'SUVGDP', tncoop, { sheet: '156a_GDP' }, 1_665],
  ['poverty-risk', 'tgs00107', tncoop, { sheet: '137a_AROPE' }, 615],
  ['poverty-risk', 'ilc_peps11n', 'ilc_peps11n_2024.csv', {}, 325],
  ['life-expectancy-women', 'demo_r_mlifexp', 'life_expectancy_2024_ryb2026.csv', { sex: 'F' }, 259],
  ['life-expectancy-men', 'demo_r_mlifexp', 'life_expectancy_2024_ryb2026.csv', { sex: 'M' }, 259],
  ['employment-low-education', 'lfst_r_lfe2eedu', education, { isced11: 'ED0-2' }, 256],
  ['employment-medium-education', 'lfst_r_lfe2eedu', education, { isced11: 'ED3_4' }, 258],
  ['employment-high-education', 'lfst_r_lfe2eedu', education, { isced11: 'ED5-8' }, 258],
])('%s is %s as transcribed, without flags', (indicator, dataset, file, wanted, count) => {
  // Left out: the projection of 2025, and the poverty of 2024, which the other source has in a newer edition.
  const last = { SUVGDP: 2024, tgs00107: 2023 }[dataset] ?? 2025;
  const { cells, flagsKnown } = held(indicator, dataset);
  expect(cells).toEqual(order(readRows(regional(file), wanted)).filter(({ year }) => year <= last));
  expect(cells).toHaveLength(count);
  expect([...flagsKnown]).toEqual([false]);
});

test.skipIf(!isHere)('the quality of government is the index of 2021, with half of its interval', () => {
  const wanted = rowsOf(join(shared, '2026/indices/eqi_2021_nuts2_qog.csv')).map(
    ({ region_code = '', eqi21_n2, eqi21_n2_lowME, eqi21_n2_highME }): Cell => ({
      territory: region_code,
      year: 2021,
      value: Number(eqi21_n2),
      flags: '',
      margin: Number(((Number(eqi21_n2_highME) - Number(eqi21_n2_lowME)) / 2).toFixed(6)),
    }),
  );
  const { cells } = held('quality-of-government', 'EQI 2021');
  expect(cells).toEqual(order(wanted));
  expect(cells).toHaveLength(238);
  expect(cells.filter(({ territory }) => territory === 'NL31')).toHaveLength(1);
});

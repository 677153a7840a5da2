import { join } from 'node:path';
import { expect, test } from 'vitest';
import { areaCodes as codes, isHere, type Row, rowsOf, shared, tableOf } from './support.ts';

if (!isHere) console.log('Skipped: the starter figures against the transcribed tables, which are not on this machine.');

/** The figures of a table whose flags are unknown, and those that an edition with flags has too: area, year → value. */
function held(indicator: string, years: ReadonlySet<string>) {
  const { observations } = tableOf(indicator);
  return new Map(
    observations
      .filter(({ year, value }) => value !== null && years.has(String(year)))
      .map(({ territory, year, value }) => [`${territory} ${year}`, value]),
  );
}

function expected(rows: readonly Row[], column: string, year?: string) {
  return new Map(
    rows
      .filter((row) => codes.has(row.geo ?? row.nuts ?? '') && row[column] !== '')
      .map((row) => [`${row.geo ?? row.nuts} ${year ?? row.TIME_PERIOD}`, Number(row[column])]),
  );
}

const sorted = (figures: Map<string, number | null>) => [...figures].sort(([left], [right]) => (left < right ? -1 : 1));

test.skipIf(!isHere).each([
  ['unemployment-native-born-15-74', 'unemployment_native_pct', 2025],
  ['unemployment-foreign-born-15-74', 'unemployment_foreign_born_pct', 2025],
  ['employment-native-born', 'employment_native_pct', 2025],
  ['employment-foreign-born', 'employment_foreign_born_pct', 2025],
  ['participation-native-born', 'participation_native_pct', 2025],
  ['participation-foreign-born', 'participation_foreign_born_pct', 2025],
  ['tertiary-native-born', 'tertiary_native_pct', 2025],
  ['tertiary-foreign-born', 'tertiary_foreign_born_pct', 2025],
  ['low-education-foreign-born', 'low_education_foreign_born_pct', 2025],
  ['foreign-born-share', 'foreign_born_pct', 2025],
  ['non-eu-born-share', 'non_eu_born_pct', 2025],
  ['foreign-citizen-share', 'foreign_citizen_pct', 2025],
  ['foreign-born-share-census', 'foreign_born_census_pct', 2021],
  ['recent-arrivals', 'recent_arrivals_pct', 2021],
  ['net-migration', 'net_migration_per_1000', 2024],
])('%s is the column %s of all regions transcribed', (indicator, column, year) => {
  const rows = rowsOf(join(shared, '2026/eurostat-by-birth-2025/all_regions_2025_merged.csv'));
  const wanted = expected(rows, column, String(year));
  expect(wanted.size).toBeGreaterThan(155);
  expect(sorted(held(indicator, new Set([String(year)])))).toEqual(sorted(wanted));
});

test.skipIf(!isHere)('the regions that the transcription lacks are named, and are no others', () => {
  const rows = rowsOf(join(shared, '2026/eurostat-by-birth-2025/all_regions_2025_merged.csv'));
  const read = new Set(rows.map(({ nuts }) => nuts));
  const { observations, unread } = tableOf('employment-foreign-born');
  const named = unread.map(({ territory }) => territory).filter((area) => area.length === 4);
  expect(named.sort()).toEqual('DK03 DK04 EL53 EL54 FI1C FRE2 NO06 NO07 NO0A PL52 PL61 PL62 PL63 SI03'.split(' '));
  for (const area of named) expect(read.has(area), area).toBe(false);
  for (const { territory } of observations) expect(named).not.toContain(territory);
});

test.skipIf(!isHere).each([
  ['gdp-per-head', 'nama_10r_2gdp_localintel_2010_2024.csv', 2_393],
  ['early-leavers', 'edat_lfse_16_localintel_2010_2024.csv', 205],
])('%s has every figure of the revised edition, and the older one where it has none', (indicator, file, revised) => {
  const rows = rowsOf(join(shared, '2026/eurostat-regional', file));
  const wanted = expected(rows, 'OBS_VALUE');
  const { observations } = tableOf(indicator);
  const found = new Map(observations.map((each) => [`${each.territory} ${each.year}`, each]));
  for (const [key, value] of wanted) expect(found.get(key)?.value, key).toBe(value);

  const dataset = file.startsWith('nama') ? 'nama_10r_2gdp' : 'edat_lfse_16';
  const before = rowsOf(join(shared, `eurostat-sdmx-csv/${dataset}.csv`)).filter(
    ({ unit, sex = 'T' }) => sex === 'T' && (indicator !== 'gdp-per-head' || unit === 'EUR_HAB'),
  );
  let changed = 0;
  for (const { geo = '', TIME_PERIOD, OBS_VALUE = '', OBS_FLAG = '' } of before) {
    const key = `${geo} ${TIME_PERIOD}`;
    const figure = found.get(key);
    if (!codes.has(geo) || !figure) continue;
    const value = OBS_VALUE === '' ? null : Number(OBS_VALUE);
    if (figure.flagsKnown) {
      expect([key, figure.value, figure.flags]).toEqual([key, value, [...OBS_FLAG].sort().join('')]);
      continue;
    }
    changed += 1;
    expect(figure.value, key).not.toBe(value);
    // A break, another definition and a small sample stay what they were when the value is revised.
    expect(figure.flags, key).toBe(
      [...OBS_FLAG]
        .filter((letter) => 'bdu'.includes(letter))
        .sort()
        .join(''),
    );
  }
  expect(changed).toBe(revised);
});

import { expect, test } from 'vitest';
import type { Observation } from '#src/domain/figures/observation.ts';
import { figureIn } from '#src/domain/figures/time-series.ts';
import { listTimeSeriesAt } from '#src/store/figures/change.ts';
import { listTimeSeries } from '#src/store/figures/current-series.ts';
import { importFigures } from '#src/store/figures/import.ts';
import { listUnreadTerritories } from '#src/store/figures/unread-territories.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase({ figures: true });
const { sql } = database;
let minute = 0;
const now = () => new Date(Date.UTC(2031, 0, 1, 0, minute));
const indicator = 'employment-foreign-born';

async function bring(year: number, figure: Partial<Observation>) {
  minute += 1;
  const observation = {
    indicator,
    territory: 'SE22',
    year,
    value: 70,
    flags: '',
    flagsKnown: true,
    retrieved: '2030-01-01',
  };
  async function* rows() {
    yield [
      { kind: 'figure' as const, line: 1, observation: { ...observation, ...figure }, isRelabelled: false as const },
    ];
  }
  return importFigures(database, rows(), { file: 'x.csv', now });
}

async function held(year: number) {
  const [row] = await sql`
    select value, flags, flags_known, retrieved from observation where indicator = ${indicator} and area = 'SE22' and year = ${year}`;
  return row && { ...row };
}

test('the starter’s transcribed figures have unknown flags, Eurostat’s own have known ones', async () => {
  const counts = await sql<{ isTranscribed: boolean; flagsKnown: boolean; figures: number }[]>`
    select distinct coalesce(source, 'Eurostat') not in ('Eurostat', 'QoG Institute') as is_transcribed, flags_known from observation order by 1`;
  expect(counts.map((row) => ({ ...row }))).toEqual([
    { isTranscribed: false, flagsKnown: true },
    { isTranscribed: true, flagsKnown: false },
  ]);
});

test('the state reaches the series, now and at a moment', async () => {
  const expected = { territory: 'SE22', flagsKnown: [false] };
  expect(await listTimeSeries(sql, [indicator])).toContainEqual(expect.objectContaining(expected));
  expect(await listTimeSeriesAt(sql, [indicator], new Date('2100-01-01'))).toContainEqual(
    expect.objectContaining(expected),
  );
});

test('what the transcription has not read is listed, until the source’s own table comes', async () => {
  expect(await listUnreadTerritories(sql, [indicator])).toContainEqual({
    indicator,
    territory: 'DK03',
    firstYear: 2025,
    lastYear: 2025,
  });
  await bring(2024, { flagsKnown: false });
  expect(await listUnreadTerritories(sql, [indicator])).not.toEqual([]);
  await bring(2024, {});
  expect(await listUnreadTerritories(sql, [indicator])).toEqual([]);
  expect(await listUnreadTerritories(sql, ['tertiary-foreign-born'])).not.toEqual([]);
});

test('the same value with its flags makes them known; without them it takes none away', async () => {
  await bring(2001, { flagsKnown: false });
  expect(await held(2001)).toMatchObject({ flags: '', flagsKnown: false });
  expect(await bring(2001, {})).toMatchObject({ unchanged: 1 });
  expect(await held(2001)).toMatchObject({ flags: '', flagsKnown: true });
  expect(await bring(2001, { flags: 'bu' })).toMatchObject({ revised: 1 });
  expect(await bring(2001, { flagsKnown: false, retrieved: '2030-02-01' })).toMatchObject({ unchanged: 1 });
  expect(await held(2001)).toMatchObject({ flags: 'bu', flagsKnown: true, retrieved: '2030-02-01' });
});

test('another value without flags is a revision whose flags are unknown; the old one keeps its state', async () => {
  await bring(2002, { flags: 'u' });
  expect(await bring(2002, { value: 71, flagsKnown: false, retrieved: '2030-02-01' })).toMatchObject({ revised: 1 });
  expect(await held(2002)).toMatchObject({ value: 71, flags: '', flagsKnown: false });
  const before = await sql`
    select value, flags, flags_known from observation_revision where indicator = ${indicator} and area = 'SE22' and year = 2002`;
  expect(before.map((row) => ({ ...row }))).toEqual([{ value: 70, flags: 'u', flagsKnown: true }]);
});

test('an older edition with flags says nothing of a newer figure', async () => {
  await bring(2003, { flagsKnown: false, retrieved: '2030-03-01' });
  await bring(2003, { retrieved: '2030-01-01' });
  expect(await held(2003)).toMatchObject({ flagsKnown: false, retrieved: '2030-03-01' });
});

test('a figure of another edition says whose it is, one of the indicator’s own table does not', async () => {
  const origin = { source: 'Eurostat, transcribed by localintel', dataset: 'nama_10r_2gdp' };
  const rows = await listTimeSeries(sql, ['gdp-per-head']);
  const skane = rows.find(({ territory }) => territory === 'SE22');
  const [old, recent] = [2005, 2024].map((year) => skane && figureIn(skane, year));
  expect(recent).toMatchObject({ value: 45_300, flagsKnown: false, origin });
  expect(old).toMatchObject({ flagsKnown: true });
  expect(old).not.toHaveProperty('origin');
  const at = await listTimeSeriesAt(sql, ['gdp-per-head'], new Date('2100-01-01'), ['SE22']);
  expect(at[0]).toMatchObject({ territory: 'SE22', years: skane?.years ?? [], origins: skane?.origins ?? [] });
});

test('half of the interval is kept, also when the value is revised', async () => {
  const origin = { source: 'QoG Institute', dataset: 'EQI' };
  await bring(2005, { margin: 0.5, origin });
  await bring(2005, { retrieved: '2030-02-01', origin });
  const series = async () => (await listTimeSeries(sql, [indicator])).find(({ territory }) => territory === 'SE22');
  expect(figureIn(await series(), 2005)).toMatchObject({ value: 70, margin: 0.5, origin });
  await bring(2005, { value: 71, margin: 0.4, retrieved: '2030-03-01' });
  const revised = figureIn(await series(), 2005);
  expect(revised).toMatchObject({ value: 71, margin: 0.4 });
  expect(revised).not.toHaveProperty('origin');
  const before = await sql`
    select value, margin, source, dataset from observation_revision where indicator = ${indicator} and area = 'SE22' and year = 2005`;
  expect(before.map((row) => ({ ...row }))).toEqual([{ value: 70, margin: 0.5, ...origin }]);
});

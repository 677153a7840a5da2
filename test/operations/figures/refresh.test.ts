import { beforeEach, expect, test } from 'vitest';
import { refreshFigures } from '#src/operations/figures/refresh.ts';
import { createEurostat } from '#src/sources/eurostat.ts';
import { listRefreshes } from '#src/store/figures/refresh.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createFakeEurostat } from '#test/support/fake-eurostat.ts';

const database = await createTestDatabase({ figures: true });
const { sql } = database;
const fake = await createFakeEurostat();
let minutes = 0;
const context = {
  sql,
  withTransaction: database.withTransaction,
  now: () => new Date(Date.UTC(2031, 1, 3, 4, minutes++)),
};
const service = createEurostat({ address: fake.address, pauseMs: 1, firstRetryMs: 5, timeoutMs: 2_000 });
const { signal } = new AbortController();
const refresh = (only: string[], isForced = false) => refreshFigures(context, service, { signal, only, isForced });
const figure = async (indicator: string, area: string, year: number) =>
  (
    await sql`select value, flags, flags_known, retrieved from observation where indicator = ${indicator} and area = ${area} and year = ${year}`
  )[0] ?? null;

const birth = ['TOTAL', 'FOR', 'EU27_2020_FOR', 'NEU27_2020_FOR', 'NAT'];
beforeEach(() => {
  fake.requests.length = 0;
  fake.troubles.length = 0;
  fake.state.largest = 1_000_000;
  fake.tables.clear();
  fake.tables.set('demo_r_d3dens', {
    updated: `2030-05-${10 + Math.floor(minutes / 20)}T11:00:00+0200`,
    dimensions: { unit: ['PER_KM2'] },
    cells: {},
  });
  fake.tables.set('lfst_r_lfur2gac', {
    updated: '2030-06-01T11:00:00+0200',
    dimensions: { unit: ['PC', 'THS'], c_birth: birth, sex: ['T', 'F'], age: ['Y15-64', 'Y15-74'] },
    cells: {},
  });
});
const density = () => fake.tables.get('demo_r_d3dens') as NonNullable<ReturnType<typeof fake.tables.get>>;
const unemployment = () => fake.tables.get('lfst_r_lfur2gac') as NonNullable<ReturnType<typeof fake.tables.get>>;

test('a table is fetched with only what the catalogue asks of it, and not again until it is updated', async () => {
  unemployment().cells = {
    'PC,FOR,T,Y15-64,ES51,2029': '13.2 b',
    'PC,FOR,T,Y15-64,ES51,2028': ': u',
    'PC,FOR,F,Y15-64,ES51,2029': 99,
    'PC,FOR,T,Y15-74,ES51,2029': 12,
    'PC,FOR,T,Y15-64,EU27_2020,2029': 11,
  };
  const first = await refresh(['lfst_r_lfur2gac']);
  expect(first.tables).toMatchObject([{ dataset: 'lfst_r_lfur2gac', outcome: 'updated', new: 3, reason: null }]);
  expect(await figure('unemployment-foreign-born', 'ES51', 2029)).toEqual({
    value: 13.2,
    flags: 'b',
    flagsKnown: true,
    retrieved: '2030-06-01',
  });
  expect(await figure('unemployment-foreign-born', 'ES51', 2028)).toMatchObject({ value: null, flags: 'u' });
  expect(fake.requests).toHaveLength(2);
  expect(fake.requests[1]).toContain('/LFST_R_LFUR2GAC?format=JSON&lang=EN');
  expect(fake.requests[1]).not.toContain('sex=F');

  const again = await refresh(['lfst_r_lfur2gac']);
  expect(again.tables).toMatchObject([{ outcome: 'unchanged' }]);
  expect(fake.requests).toHaveLength(3);

  unemployment().updated = '2030-07-01T11:00:00+0200';
  unemployment().cells = { 'PC,FOR,T,Y15-64,ES51,2029': 13.4, 'PC,FOR,T,Y15-64,ES61,2028': 20 };
  expect((await refresh(['unemployment-foreign-born'])).tables).toMatchObject([
    { outcome: 'updated', revised: 1, new: 1, ended: 1 },
  ]);
  expect(await figure('unemployment-foreign-born', 'ES51', 2028)).toBeNull();
  // An answer with so little is not the whole table.
  expect(await figure('unemployment-foreign-born', 'ES51', 2021)).not.toBeNull();
  expect(
    await sql`select value, flags from observation_revision where indicator = 'unemployment-foreign-born' and area = 'ES51' and year = 2028`,
  ).toEqual([{ value: null, flags: 'u' }]);
});

test('what is too large is asked in smaller requests, one after the other, and comes to the same', async () => {
  for (const geo of ['ES', 'ES5', 'ES51', 'ES61', 'ES511'])
    for (let year = 2020; year < 2030; year += 1)
      unemployment().cells[`PC,${year % 2 ? 'FOR' : 'NAT'},T,Y15-64,${geo},${year}`] = (year % 50) + geo.length / 10;
  unemployment().updated = '2030-08-01T11:00:00+0200';
  fake.state.largest = 8;
  const { tables } = await refresh(['lfst_r_lfur2gac']);
  expect(tables).toMatchObject([{ outcome: 'updated', reason: null }]);
  for (const geo of ['ES', 'ES51', 'ES61'])
    for (const year of [2021, 2029])
      expect(await figure('unemployment-foreign-born', geo, year)).toMatchObject({
        value: (year % 50) + geo.length / 10,
      });
  expect(fake.requests.length).toBeGreaterThan(10);
  expect(fake.state.mostAtOnce).toBe(1);
});

test.each([
  ['503 twice', [{ status: 503 }, { status: 503, retryAfter: '0' }]],
  ['429 with a time to wait', [{ status: 429, retryAfter: '1' }]],
  ['dropped connections', ['drop', 'drop']],
  ['an answer that breaks off', ['break-off']],
] as const)('%s: tried again', async (_, troubles) => {
  density().cells = { 'PER_KM2,ES51,2029': 250 };
  fake.troubles.push(...troubles);
  expect((await refresh(['demo_r_d3dens'], true)).tables).toMatchObject([{ outcome: 'updated' }]);
});

test('what stays in trouble leaves its figures, is told, and is tried again the next time', async () => {
  density().cells = { 'PER_KM2,ES51,2029': 260 };
  density().updated = '2030-09-01T11:00:00+0200';
  const before = await figure('population-density', 'ES51', 2029);
  const wait = { status: 502 };
  // The list of tables is answered; the table itself never.
  const failing = refreshFigures(
    context,
    {
      ...service,
      listUpdates: async (at) => {
        const updates = await service.listUpdates(at);
        fake.troubles.push(wait, wait, wait, wait, wait);
        return updates;
      },
    },
    { signal, only: ['demo_r_d3dens'] },
  );
  expect((await failing).tables).toMatchObject([{ outcome: 'failed', reason: 'Eurostat answered 502.' }]);
  expect(await figure('population-density', 'ES51', 2029)).toEqual(before);
  expect((await listRefreshes(sql, 1))[0]?.tables).toMatchObject([
    { outcome: 'failed', reason: 'Eurostat answered 502.' },
  ]);
  expect((await refresh(['demo_r_d3dens'])).tables).toMatchObject([{ outcome: 'updated' }]);
});

test('an empty answer, an unknown dimension, a table that is gone: told, and nothing is ended', async () => {
  const count = async () => (await sql`select count(*) from observation where indicator = 'population-density'`)[0];
  const before = await count();
  density().updated = '2030-10-01T11:00:00+0200';
  expect((await refresh(['demo_r_d3dens'])).tables).toMatchObject([
    { outcome: 'failed', reason: 'Eurostat sent no figure for what the catalogue asks of it.' },
  ]);
  density().dimensions = { measure: ['X'] };
  expect((await refresh(['demo_r_d3dens'])).tables[0]?.reason).toContain("Dimension 'unit' is not part of the dataset");
  fake.tables.delete('demo_r_d3dens');
  expect((await refresh(['demo_r_d3dens'])).tables).toMatchObject([
    { outcome: 'failed', reason: 'Eurostat has no table of this code.' },
  ]);
  expect(await count()).toEqual(before);
});

test('a list of tables that cannot be had stops the refresh in a sentence, and a stop is heeded', async () => {
  fake.troubles.push(...Array.from({ length: 5 }, () => ({ status: 500 })));
  await expect(refresh([])).rejects.toThrow('Eurostat answered 500.');
  const stop = new AbortController();
  fake.troubles.push('hang');
  setTimeout(() => stop.abort(new Error('stopped')), 50);
  await expect(refreshFigures(context, service, { signal: stop.signal })).rejects.toThrow('stopped');
});

import { beforeAll, expect, test } from 'vitest';
import { createCatalogue } from '#src/domain/regions/catalogue.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';
import { listIndicators, listRegions, listTerritories } from '#src/store/figures/catalogue.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase({ figures: true });
const { sql } = database;
let catalogue: ReturnType<typeof createCatalogue>;
beforeAll(async () => {
  const [regions, areas, indicators] = await Promise.all([listRegions(sql), listTerritories(sql), listIndicators(sql)]);
  catalogue = createCatalogue({ regions, territories: areas, indicators });
});

const findValue = async (year: number) => {
  const cache = await openFigureCache(sql, catalogue, ['unemployment']);
  const series = cache.data('unemployment')?.series.get('SE22');
  return series?.values[series.years.indexOf(year)];
};

test('holds every year of every area as the table does', async () => {
  const cache = await openFigureCache(sql, catalogue, ['unemployment-foreign-born']);
  const series = cache.data('unemployment-foreign-born')?.series;
  const rows = await sql<{ area: string; year: number; value: number | null; flags: string; retrieved: string }[]>`
    select area, year, value, flags, retrieved from observation where indicator = 'unemployment-foreign-born'`;
  expect(rows.length).toBeGreaterThan(3_000);
  expect([...(series ?? [])].reduce((sum, [, { years }]) => sum + years.length, 0)).toBe(rows.length);
  for (const { area, year, value, flags, retrieved } of rows) {
    const own = series?.get(area);
    const index = own?.years.indexOf(year) ?? -1;
    expect([own?.values[index], own?.flags[index], own?.retrieved[index]]).toEqual([value, flags, retrieved]);
  }
});

test('asked by many at once it reads once', async () => {
  const caches = await Promise.all(
    Array.from({ length: 8 }, () => openFigureCache(sql, catalogue, ['gdp-per-head', 'population'])),
  );
  const dataByIndicator = new Set(caches.map((cache) => cache.data('population')));
  expect(dataByIndicator.size).toBe(1);
  expect([...dataByIndicator][0]?.series.size).toBeGreaterThan(200);
});

test('an unknown indicator has no data', async () => {
  const cache = await openFigureCache(sql, catalogue, ['nothing']);
  expect(cache.data('nothing')).toBeUndefined();
});

test('figures changed by another process are seen, and what was worked out of the old ones is forgotten', async () => {
  const before = await findValue(2022);
  const cache = await openFigureCache(sql, catalogue, ['unemployment']);
  expect(cache.remember('answer', () => 1)).toBe(1);
  expect(cache.remember('answer', () => 2)).toBe(1);
  await database.withTransaction(async (transaction) => {
    await transaction`update observation set value = value + 1 where indicator = 'unemployment' and area = 'SE22' and year = 2022`;
    await transaction`insert into import_run (file, started_at, finished_at) values ('x.csv', now(), now())`;
  });
  expect(await findValue(2022)).toBeCloseTo((before ?? 0) + 1);
  const later = await openFigureCache(sql, catalogue, ['unemployment']);
  expect(later.remember('answer', () => 2)).toBe(2);
});

test('what was worked out of the indicators before they were replaced is forgotten, and their data with it', async () => {
  const cache = await openFigureCache(sql, catalogue, ['unemployment']);
  expect(cache.remember('named', () => 'before')).toBe('before');
  const renamed = [...catalogue.indicators.values()].map((each) =>
    each.code === 'unemployment' ? { ...each, name: 'Out of work' } : each,
  );
  catalogue.replaceIndicators(renamed);
  const later = await openFigureCache(sql, catalogue, ['unemployment']);
  expect(later.data('unemployment')?.indicator.name).toBe('Out of work');
  expect(later.remember('named', () => 'after')).toBe('after');
});

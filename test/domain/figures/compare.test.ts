import { describe, expect, test } from 'vitest';
import { compareTerritories, pairByBirth } from '#src/domain/figures/compare.ts';
import { makeArea, makeIndicator, makeIndicatorData } from '#test/support/figures.ts';

const others = Object.fromEntries(
  ['FR10', 'FR21', 'FR22', 'IT11', 'IT12', 'IT13'].map((code, index) => [
    code,
    { 2021: 50 + 8 * index, 2022: 50 + 8 * index },
  ]),
);
const pair = ['SE22', 'ES51'].map(makeArea);
const compareTwo = (
  se: Record<number, number | string>,
  es: Record<number, number | string>,
  indicator = makeIndicator(),
) => compareTerritories(makeIndicatorData({ ...others, SE22: se, ES51: es }, indicator), pair);

describe('compareAreas', () => {
  test('takes the latest year all have', () => {
    const row = compareTwo({ 2020: 70, 2021: 71, 2022: 72 }, { 2020: 60, 2021: 61 });
    expect(row.year).toBe(2021);
    expect(row.figures.map(({ figure }) => figure?.value)).toEqual([71, 61]);
    expect(row.verdict).toEqual({ type: 'ahead', leader: 0, next: [1], gap: 10, left: [] });
  });

  test('a year in which one is suppressed is not common, and the newer suppressed year is told', () => {
    const row = compareTwo({ 2021: 71, 2022: 72 }, { 2021: 61, 2022: 'u' });
    expect(row.year).toBe(2021);
    expect(row.figures[1]?.suppressedSince).toBe(2022);
    expect(row.figures[0]?.suppressedSince).toBeNull();
  });

  test('without a common year each has its own latest and nobody is ahead', () => {
    const row = compareTwo({ 2022: 72 }, { 2021: 61 });
    expect(row.year).toBeNull();
    expect(row.figures.map(({ figure }) => figure?.year)).toEqual([2022, 2021]);
    expect(row.verdict).toMatchObject({ type: 'open', why: 'years', pair: null });
  });

  test('a common year of long ago does not hide what is new', () => {
    const row = compareTwo({ 2010: 70, 2022: 72 }, { 2010: 60, 2021: 61 });
    expect(row.year).toBeNull();
  });

  test('suppressed and absent are two states', () => {
    const row = compareTwo({ 2022: 'u' }, {});
    expect(row.figures.map(({ missing }) => missing?.type)).toEqual(['not-published', 'no-data']);
    expect(row.verdict).toMatchObject({ type: 'open', why: 'missing' });
  });

  test('where lower is better the lower one is ahead', () => {
    const row = compareTwo({ 2022: 20 }, { 2022: 10 }, makeIndicator({ polarity: -1 }));
    expect(row.verdict).toMatchObject({ type: 'ahead', leader: 1 });
  });

  test('a figure of low reliability is called neither better nor worse', () => {
    expect(compareTwo({ 2022: 80 }, { 2022: '60u' }).verdict).toMatchObject({ type: 'open', why: 'flag', gap: 20 });
  });

  test('what is not an outcome is only higher', () => {
    expect(compareTwo({ 2022: 80 }, { 2022: 60 }, makeIndicator({ polarity: 0, role: 'context' })).verdict.type).toBe(
      'higher',
    );
    expect(compareTwo({ 2022: 80 }, { 2022: 60 }, makeIndicator({ role: 'composition' })).verdict.type).toBe('higher');
  });

  test('a small difference is about level', () => {
    expect(compareTwo({ 2022: 70 }, { 2022: 70.9 }).verdict).toMatchObject({ type: 'level' });
    expect(compareTwo({ 2022: 70 }, { 2022: 78 }).verdict).toMatchObject({ type: 'ahead' });
  });

  test('ranks among those of the same level with data that year', () => {
    const row = compareTwo({ 2022: 95 }, { 2022: 51 });
    expect(row.figures.map(({ rank }) => rank)).toEqual([1, 7]);
    expect(row.figures[0]?.standing?.count).toBe(8);
  });

  test('puts the country beside it, and nothing in its stead', () => {
    const row = compareTerritories(
      makeIndicatorData({
        SE: { 2022: 69 },
        SE22: { 2022: 70 },
        ES51: { 2022: 60 },
        ES52: { 2022: 40 },
        ES61: { 2022: 50 },
      }),
      pair,
    );
    expect(row.figures[0]?.country?.value).toBe(69);
    expect(row.figures[1]?.country).toBeNull();
  });
});

test('of what only countries have, the country stands beside the region', () => {
  const row = compareTerritories(
    makeIndicatorData({ SE: { 2023: 69, 2024: 70 }, ES: { 2024: 60 } }, makeIndicator({ level: 'countries' })),
    pair,
  );
  expect(row.figures.map(({ figure, missing, country }) => [figure, missing?.type, country?.value])).toEqual([
    [null, 'countries-only', 70],
    [null, 'countries-only', 60],
  ]);
  expect(row.verdict).toMatchObject({ type: 'open', why: 'missing' });
});

describe('pairByBirth', () => {
  const row = (populationGroup: string, ageBand: string) =>
    compareTwo({ 2022: 70 }, { 2022: 60 }, makeIndicator({ populationGroup, ageBand }));

  test('joins native-born and foreign-born of one measure', () => {
    expect(pairByBirth([row('native-born', '20–64'), row('foreign-born', '20–64')])).toHaveLength(1);
  });

  test('never across age bands', () => {
    expect(pairByBirth([row('native-born', '20–64'), row('foreign-born', '15–64')])).toHaveLength(0);
  });
});

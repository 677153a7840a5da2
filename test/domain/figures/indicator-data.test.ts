import { describe, expect, test } from 'vitest';
import { rankTerritories } from '#src/domain/figures/ranking.ts';
import { figureBefore, latestFigure } from '#src/domain/figures/time-series.ts';
import { makeArea, makeIndicator, makeIndicatorData } from '#test/support/figures.ts';

const codes = ['ES11', 'ES12', 'ES13', 'ES21', 'ES22', 'ES23', 'ES24', 'ES30', 'ES41', 'ES42'];
const all = (byYear: Record<number, number | string>) => Object.fromEntries(codes.map((code) => [code, byYear]));

describe('rankingYear', () => {
  test('is the newest year that nearly all have', () => {
    const data = makeIndicatorData({ ...all({ 2020: 1, 2021: 2 }), ES11: { 2020: 1, 2021: 2, 2022: 3 } });
    expect(data.rankingYear(2)?.year).toBe(2021);
  });

  test('goes without a few', () => {
    const data = makeIndicatorData({ ...all({ 2020: 1, 2021: 2 }), ES11: { 2020: 1 }, ES12: { 2020: 1, 2021: 'u' } });
    expect(data.rankingYear(2)?.year).toBe(2021);
  });

  test('is none without figures', () => {
    expect(makeIndicatorData(all({ 2020: 'u' })).rankingYear(2)).toBeNull();
    expect(makeIndicatorData({}).rankingYear(2)).toBeNull();
  });
});

describe('standing', () => {
  test('counts and ranks one level only', () => {
    const data = makeIndicatorData({ ...all({ 2021: 2 }), ES: { 2021: 1000 }, ES5: { 2021: 500 } });
    expect(data.standing(2021, 2)).toMatchObject({ count: 10, median: 2 });
    expect(data.standing(2021, 0)).toMatchObject({ count: 1, ranks: null });
  });
});

test('latestValues forgets what is more than ten years behind', () => {
  const data = makeIndicatorData({ ES11: { 2022: 5 }, ES12: { 2012: 4, 2022: 'u' }, ES13: { 2011: 3 } });
  expect([...data.latestValues(2)]).toEqual([
    ['ES11', 5],
    ['ES12', 4],
  ]);
});

describe('time series', () => {
  const series = makeIndicatorData({ ES11: { 2015: 1, 2019: '2b', 2021: 3, 2022: 'u' } }).series.get('ES11');

  test('the latest figure has a value', () => {
    expect(latestFigure(series)).toMatchObject({ year: 2021, value: 3 });
  });

  test('the one before is not too old', () => {
    const latest = latestFigure(series);
    if (!series || !latest) throw new Error('no figure');
    expect(figureBefore(series, latest, 3)).toMatchObject({ year: 2019, value: 2, flags: 'b' });
    expect(figureBefore(series, latest, 1)).toBeNull();
  });
});

describe('rankAreas', () => {
  const figures = Object.fromEntries(
    codes.slice(0, 6).map((code, index) => [code, { 2021: 10 + Math.floor(index / 2) }]),
  );

  test('best first, with the ranks of those asked for', () => {
    const data = makeIndicatorData({ ...figures, FR10: { 2021: 1 } }, makeIndicator({ polarity: -1 }));
    const ranking = rankTerritories(data, [...codes.slice(0, 6), 'ES70'].map(makeArea));
    expect(ranking?.ranked.map(({ figure, rank }) => [figure.territory, rank])).toEqual([
      ['ES11', 1],
      ['ES12', 1],
      ['ES13', 3],
      ['ES21', 3],
      ['ES22', 5],
      ['ES23', 5],
    ]);
    expect(ranking?.median).toBe(11);
    expect(ranking?.without).toEqual([{ territory: 'ES70', missing: { type: 'no-data' } }]);
  });

  test('four have values but no ranks', () => {
    const ranking = rankTerritories(makeIndicatorData(figures), codes.slice(0, 4).map(makeArea));
    expect(ranking?.ranked.map(({ rank }) => rank)).toEqual([null, null, null, null]);
  });
});

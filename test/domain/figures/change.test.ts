import { expect, test } from 'vitest';
import { changeOf } from '#src/domain/figures/change.ts';
import { findRankingYear } from '#src/domain/figures/ranking-year.ts';
import { isDoubtful } from '#src/domain/figures/reliability.ts';
import { latestFigure } from '#src/domain/figures/time-series.ts';
import { makeIndicator, makeIndicatorData } from '#test/support/figures.ts';

function change(byYear: Record<number, number | string>) {
  const series = makeIndicatorData({ ES51: byYear }).series.get('ES51');
  const figure = latestFigure(series);
  if (!series || !figure) throw new Error('no figure');
  return changeOf(series, figure, null);
}

test.each([
  ['without a break', { 2020: 17.4, 2021: 14.8 }, { type: 'known' }],
  ['a break at the figure before does not lie between', { 2020: '17.4b', 2021: 14.8 }, { type: 'known' }],
  ['across a break', { 2020: 17.4, 2021: '14.8b' }, { type: 'broken', years: [2021] }],
  [
    'across a break in a year without a value',
    { 2019: 17.4, 2020: 'b', 2021: 14.8 },
    { type: 'broken', years: [2020] },
  ],
  ['of figures whose flags are not known', { 2024: 17.4, 2025: '14.8?' }, { type: 'unknown' }],
])('a change %s', (_what, byYear, found) => {
  expect(change(byYear)).toMatchObject(found);
});

test('the United Kingdom, which has left, does not decide the year of a ranking', () => {
  const data = makeIndicatorData({
    ES11: { 2019: 1, 2021: 2 },
    ES12: { 2019: 1, 2021: 2 },
    ...Object.fromEntries(['UKC1', 'UKC2', 'UKD1', 'UKD3'].map((code) => [code, { 2019: 1 }])),
  });
  expect(data.rankingYear(2)).toEqual({ year: 2021, newest: null });
  expect(findRankingYear([...data.series.values()].filter(({ territory }) => territory.startsWith('UK')))).toEqual({
    year: 2019,
    newest: null,
  });
});

test('a newer year that few have is told', () => {
  const years = Object.fromEntries(['ES11', 'ES12', 'ES13', 'ES21', 'ES22'].map((code) => [code, { 2020: 1 }]));
  expect(makeIndicatorData({ ...years, ES11: { 2020: 1, 2021: 2 } }).rankingYear(2)).toEqual({
    year: 2020,
    newest: { year: 2021, count: 1 },
  });
});

test('flags that are not known make a figure doubtful where the group is small', () => {
  const figure = { flags: '', flagsKnown: false };
  expect(isDoubtful(figure, makeIndicator({ populationGroup: 'foreign-born' }))).toBe(true);
  expect(isDoubtful(figure, makeIndicator({ populationGroup: 'native-born' }))).toBe(false);
  expect(isDoubtful({ flags: 'bu', flagsKnown: true }, makeIndicator())).toBe(true);
  expect(isDoubtful({ flags: 'bdep', flagsKnown: true }, makeIndicator())).toBe(false);
});

test('the median of a country’s regions says of how many', () => {
  const data = makeIndicatorData({ PT11: { 2022: 1 }, PT15: { 2022: 2 }, PT20: { 2022: 9 }, PT30: { 2021: 4 } });
  expect(data.regionsMedian(2022, 'PT')).toEqual({ value: 2, count: 3, total: 4 });
  expect(data.regionsMedian(2021, 'PT')).toBeNull();
});

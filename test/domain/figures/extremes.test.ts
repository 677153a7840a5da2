import { expect, test } from 'vitest';
import { extremesOf } from '#src/domain/figures/extremes.ts';
import type { TimeSeries } from '#src/domain/figures/time-series.ts';

const seriesOf = (values: (number | null)[], flags: string[] = []): TimeSeries => ({
  indicator: 'unemployment',
  territory: 'ES61',
  years: values.map((_, index) => 2000 + index),
  values,
  flags: values.map((_, index) => flags[index] ?? ''),
  flagsKnown: values.map(() => true),
  retrieved: values.map(() => '2026-01-01'),
});
const years = (figures: { year: number }[] | undefined) => figures?.map(({ year }) => year);

test('every year that has the highest or the lowest value, and breaks between the years', () => {
  const found = extremesOf(seriesOf([5, 9, null, 9, 2], ['b', '', '', 'b', '']));
  expect(years(found?.highest)).toEqual([2001, 2003]);
  expect(years(found?.lowest)).toEqual([2004]);
  expect(found).toMatchObject({ first: 2000, last: 2004, breaks: [2003] });
});

test('one figure, or figures all the same, have no extremes', () => {
  expect(extremesOf(seriesOf([5]))).toBeNull();
  expect(extremesOf(seriesOf([5, 5]))).toBeNull();
});

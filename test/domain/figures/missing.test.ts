import { expect, test } from 'vitest';
import { figureIn } from '#src/domain/figures/time-series.ts';
import { makeIndicator, makeIndicatorData } from '#test/support/figures.ts';

const unread = [{ territory: 'DK03', firstYear: 2025, lastYear: 2025 }];

test('a figure without its flags says so, and one with them too', () => {
  const { series } = makeIndicatorData({ ES51: { 2024: '3b', 2025: '4?' } });
  expect(figureIn(series.get('ES51'), 2025)).toMatchObject({ value: 4, flags: '', flagsKnown: false });
  expect(figureIn(series.get('ES51'), 2024)).toMatchObject({ value: 3, flags: 'b', flagsKnown: true });
});

test('what is there is not missing', () => {
  const data = makeIndicatorData({ DK03: { 2020: 4, 2021: 'u' }, DK01: { 2025: '5?' } }, makeIndicator(), unread);
  expect(data.missing('DK03', null)).toBeNull();
  expect(data.missing('DK03', 2020)).toBeNull();
  expect(data.missing('DK01', 2025)).toBeNull();
});

test.each([
  ['a row without a value is not published', 'DK03', 2021, { type: 'not-published', flags: 'u' }],
  ['an territory that was not read is not transcribed', 'DK03', 2025, { type: 'not-transcribed' }],
  ['for a year before the transcription nothing is said of it', 'DK03', 2019, { type: 'other-years', years: [2020] }],
  ['an territory of the country that was read is blank there', 'DK02', 2025, { type: 'blank-in-transcription' }],
  ['a country of which nothing was read has no data', 'UKC1', 2025, { type: 'no-data' }],
  ['a figure is of another year', 'DK01', 2020, { type: 'other-years', years: [2025] }],
])('%s', (_what, territory, year, reason) => {
  const data = makeIndicatorData({ DK03: { 2020: 4, 2021: 'u' }, DK01: { 2025: '5?' } }, makeIndicator(), unread);
  expect(data.missing(territory, year)).toEqual(reason);
});

test('a territory whose rows are all withheld is not said to have none', () => {
  const data = makeIndicatorData({ UKK3: { 1999: 'u', 2019: 'u' }, ES51: { 2022: 5 } });
  expect(data.missing('UKK3', 2022)).toEqual({ type: 'withheld-in-other-years', flags: 'u', years: [1999, 2019] });
  expect(data.missing('UKK3', 2019)).toEqual({ type: 'not-published', flags: 'u' });
  expect(data.missing('UKK3', null)).toEqual({ type: 'not-published', flags: 'u' });
  expect(data.missing('UKK4', 2022)).toEqual({ type: 'no-data' });
});

test.each([
  ['NL35', null, ['NL31']],
  ['NL36', 2020, []],
  ['PT1D', 2019, ['PT16', 'PT18']],
  ['PT1A', 2024, ['PT17']],
  ['HR05', null, ['HR04']],
  ['HR06', 2020, ['HR04']],
  ['UKM9', null, []],
])('%s in %s has figures of before the border change: %j', (territory, year, codes) => {
  const years = { 2018: 5, 2022: 6 };
  const former = { NL31: years, PT16: years, PT17: years, PT18: years, HR04: years };
  const found = makeIndicatorData(former).missing(territory, year);
  if (codes.length === 0) return expect(found).toEqual({ type: 'no-data' });
  expect(found).toEqual({
    type: 'before-border-change',
    former: codes.map((code) => ({ territory: code, years: [2018, 2022] })),
  });
});

test('an territory with figures of its own leads to the former ones for their years only', () => {
  const data = makeIndicatorData({ NL31: { 2018: 5, 2022: 6 }, NL35: { 2025: 7 } });
  expect(data.missing('NL35', 2020)).toMatchObject({ type: 'before-border-change' });
  expect(data.missing('NL35', 2023)).toEqual({ type: 'other-years', years: [2025] });
});

test('the source has it for countries only, or there is no table', () => {
  const indicator = makeIndicator({ level: 'countries' });
  expect(makeIndicatorData({ ES: { 2024: 5 } }, indicator).missing('ES51', null)).toEqual({ type: 'countries-only' });
  expect(makeIndicatorData({ ES: { 2024: 5 } }, indicator).missing('FR', null)).toEqual({ type: 'no-data' });
  expect(makeIndicatorData({ ES: { 2024: 5 } }).missing('ES51', null)).toEqual({ type: 'only-countries-held' });
  expect(makeIndicatorData({ ES: { 2024: 5 }, ES3: { 2024: 5 } }).missing('ES51', null)).toEqual({ type: 'no-data' });
  expect(makeIndicatorData({}, indicator).missing('ES51', null)).toEqual({ type: 'no-table' });
});

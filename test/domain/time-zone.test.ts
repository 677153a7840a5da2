import { expect, test } from 'vitest';
import { findNextDue } from '#src/domain/digests/next-due.ts';
import { findTimeZone, isTimeZone } from '#src/domain/time-zone.ts';

test.each([
  ['Europe/Madrid', 'Europe/Madrid'],
  ['europe/madrid', 'Europe/Madrid'],
  ['Madrid', 'Europe/Madrid'],
  ['azores', 'Atlantic/Azores'],
  ['Atlantic/Canary', 'Atlantic/Canary'],
  ['utc', 'UTC'],
  ['New York', 'America/New_York'],
  ['Kyiv', 'Europe/Kyiv'],
  ['kiev', 'Europe/Kiev'],
  ['Europe/Kyiv', 'Europe/Kyiv'],
  ['europe/kyiv', 'Europe/Kyiv'],
  ['EUROPE/KIEV', 'Europe/Kiev'],
  ['Kolkata', 'Asia/Kolkata'],
  ['Calcutta', 'Asia/Calcutta'],
  ['Kathmandu', 'Asia/Kathmandu'],
  ['Yangon', 'Asia/Yangon'],
  ['Nuuk', 'America/Nuuk'],
  ['Ho Chi Minh', 'Asia/Ho_Chi_Minh'],
  ['Buenos Aires', 'America/Argentina/Buenos_Aires'],
  ['america/buenos_aires', 'America/Buenos_Aires'],
  ['europe/belfast', 'Europe/Belfast'],
  ['CET', 'CET'],
  ['cest', 'CET'],
  ['MESZ', 'CET'],
  ['EEST', 'EET'],
  ['WET', 'WET'],
  ['gmt', 'GMT'],
  ['BST', null],
  ['EST', null],
  ['IST', null],
  ['XYZ', null],
  ['+01:00', null],
  ['Atlantis', null],
  ['', null],
  ['Europe/Nowhere', null],
])('%s → %s', (text, zone) => {
  expect(findTimeZone(text)).toBe(zone);
});

test('an offset is no zone', () => {
  expect(isTimeZone('+01:00')).toBe(false);
  expect(isTimeZone('Europe/Dublin')).toBe(true);
});

test('by an abbreviation the clocks go forward and back as where it is used', () => {
  const at = { weekday: 1, hour: 9, minute: 0, timeZone: 'CET' };
  for (const day of ['2026-03-24T12:00:00Z', '2026-10-21T12:00:00Z'])
    expect(findNextDue(at, new Date(day))).toEqual(findNextDue({ ...at, timeZone: 'Europe/Brussels' }, new Date(day)));
});

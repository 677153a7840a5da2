import { expect, test } from 'vitest';
import { findTimeZone, isTimeZone } from '#src/domain/time-zone.ts';

test.each([
  ['Europe/Madrid', 'Europe/Madrid'],
  ['europe/madrid', 'Europe/Madrid'],
  ['Madrid', 'Europe/Madrid'],
  ['azores', 'Atlantic/Azores'],
  ['Atlantic/Canary', 'Atlantic/Canary'],
  ['utc', 'UTC'],
  ['New York', 'America/New_York'],
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

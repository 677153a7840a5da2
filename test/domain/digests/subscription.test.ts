import { expect, test } from 'vitest';
import { findNextIssue, parseLocalTime, parseMailAddress } from '#src/domain/digests/subscription.ts';
import { findDueIn, findPeriod } from '#src/domain/digests/week.ts';

const madrid = { weekday: 1, localTime: '09:00', timeZone: 'Europe/Madrid' };

test.each([
  ['9', '09:00'],
  ['9:30', '09:30'],
  ['09.30', '09:30'],
  ['9h', '09:00'],
  [' 23:59 ', '23:59'],
  ['24:00', null],
  ['9:60', null],
  ['noon', null],
  ['', null],
])('the time %s is %s', (text, time) => {
  expect(parseLocalTime(text)).toBe(time);
});

test.each([
  ['Maria@EXAMPLE.org', 'Maria@example.org'],
  [' maria@example.org ', 'maria@example.org'],
  ['maria.b+c@mail.example.org', 'maria.b+c@mail.example.org'],
  ['maria@example.org\nBcc: x@example.org', null],
  ['maria@example.org\r\n', null],
  ['maria@example', null],
  ['maria@@example.org', null],
  ['a@b.org, c@d.org', null],
  ['Maria <maria@example.org>', null],
  ['.maria@example.org', null],
  ['ma..ria@example.org', null],
  ['maria@-example.org', null],
  ['maria@127.0.0.1', null],
  [`${'m'.repeat(65)}@example.org`, null],
  ['', null],
])('the address %j is %j', (text, address) => {
  expect(parseMailAddress(text)).toBe(address);
});

test('a week that has its issue already is left out', () => {
  const after = new Date('2026-11-30T07:00:00Z');
  expect(findNextIssue(madrid, after)).toEqual(new Date('2026-11-30T08:00:00Z'));
  expect(findNextIssue(madrid, after, new Set(['2026-W49']))).toEqual(new Date('2026-12-07T08:00:00Z'));
});

test.each([
  [48, '2026-11-23T09:00:00Z', '2026-W48'],
  [1, '2026-12-30T09:00:00Z', '2027-W01'],
  [53, '2027-01-04T09:00:00Z', '2026-W53'],
  [52, '2027-01-10T09:00:00Z', '2026-W52'],
  [53, '2024-06-01T00:00:00Z', null],
  [0, '2026-11-23T09:00:00Z', null],
  [54, '2026-11-23T09:00:00Z', null],
])('week %i said on %s is %s', (week, now, period) => {
  expect(findPeriod(week, new Date(now))).toBe(period);
});

test.each([
  ['2026-W48', '2026-11-23T08:00:00.000Z'],
  ['2026-W53', '2026-12-28T08:00:00.000Z'],
  ['2027-W01', '2027-01-04T08:00:00.000Z'],
  ['2027-W13', '2027-03-29T07:00:00.000Z'],
])('in %s it is due at %s', (period, instant) => {
  expect(findDueIn(madrid, period).toISOString()).toBe(instant);
});

test.each([
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u2007',
  '\u202f',
  '\u3000',
  '\u200e',
  '\u2060',
  '\u00ad',
  '\u3164',
  '\u2800',
  '\ufe0f',
  '\t \u00a0\u200b ',
])('%j around an address is left out, and inside one refused', (sign) => {
  const address = 'z13@b.example';
  for (const text of [`${address}${sign}`, `${sign}${address}`, `${sign} ${address} ${sign}`])
    expect(parseMailAddress(text)).toBe(address);
  for (const text of [`z${sign}13@b.example`, `z13@b${sign}.example`, `z13${sign}@b.example`])
    expect(parseMailAddress(text)).toBeNull();
});

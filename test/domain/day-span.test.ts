import { expect, test } from 'vitest';
import { readDaySpan } from '#src/domain/day-span.ts';

/** A Saturday, late in the evening in UTC: the 29th in Helsinki. */
const now = new Date('2026-11-28T22:30:00Z');
const read = (text: string, timeZone = 'Europe/Madrid') => {
  const span = readDaySpan(text, { now, timeZone });
  return span === null || Array.isArray(span) ? span : `${span.first} ${span.last}`;
};

test.each([
  ['today', '2026-11-28 2026-11-28'],
  ['tomorrow', '2026-11-29 2026-11-29'],
  ['this-week', '2026-11-28 2026-11-29'],
  ['next week', '2026-11-30 2026-12-06'],
  ['this month', '2026-11-28 2026-11-30'],
  ['next-month', '2026-12-01 2026-12-31'],
  ['next year', '2027-01-01 2027-12-31'],
  ['14', '2026-11-28 2026-12-12'],
  ['14d', '2026-11-28 2026-12-12'],
  ['2-weeks', '2026-11-28 2026-12-12'],
  ['3 months', '2026-11-28 2027-02-28'],
  ['2027-02', '2027-02-01 2027-02-28'],
  ['February', '2027-02-01 2027-02-28'],
  ['november', '2026-11-28 2026-11-30'],
  ['2027', '2027-01-01 2027-12-31'],
  ['31 March 2027', '2026-11-28 2027-03-31'],
  ['2026-01-15', '2026-01-15 2026-01-15'],
])('“%s” is %s', (text, days) => {
  expect(read(text)).toBe(days);
});

test('days are those of the reader, from midnight to midnight', () => {
  expect(read('today', 'Europe/Helsinki')).toBe('2026-11-29 2026-11-29');
  expect(readDaySpan('2027-03', { now, timeZone: 'Europe/Madrid' })).toMatchObject({
    from: new Date('2027-02-28T23:00:00Z'),
    until: new Date('2027-03-31T22:00:00Z'),
  });
});

test.each(['soon', '', '2027-13', '31 February 2027', '999', '99-months', '-3', '1e3'])('“%s” is no time', (text) => {
  expect(read(text)).toBeNull();
});

test('what can be two days is told with both', () => {
  expect(read('03/04/2027')).toEqual(['2027-04-03', '2027-03-04']);
});

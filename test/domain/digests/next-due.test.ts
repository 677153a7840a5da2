import { describe, expect, test } from 'vitest';
import { UserError } from '#src/core/errors.ts';
import { decideIssue, findNextDue, formatPeriod } from '#src/domain/digests/next-due.ts';

const sunday = 7;
const at = (text: string) => new Date(text);
const weekly = (timeZone: string, weekday: number, time: string) => {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return { weekday, hour, minute, timeZone };
};
const due = (timeZone: string, weekday: number, time: string, after: string) =>
  findNextDue(weekly(timeZone, weekday, time), at(after))
    .toISOString()
    .replace(':00.000Z', 'Z');

test.each([
  ['Europe/Madrid', 1, '08:00', '2026-11-20T12:00:00Z', '2026-11-23T07:00Z'],
  ['Europe/Madrid', 1, '08:00', '2026-07-03T12:00:00Z', '2026-07-06T06:00Z'],
  // Due at this very instant: the next one is a week on.
  ['Europe/Madrid', 1, '08:00', '2026-11-23T07:00:00Z', '2026-11-30T07:00Z'],
  ['Europe/Madrid', 1, '08:00', '2026-11-23T06:59:59Z', '2026-11-23T07:00Z'],
  // Monday has begun in Kiribati while it is Sunday in UTC.
  ['Pacific/Kiritimati', 1, '08:00', '2026-11-22T12:00:00Z', '2026-11-22T18:00Z'],
  ['Atlantic/Azores', 1, '00:15', '2026-11-22T12:00:00Z', '2026-11-23T01:15Z'],
] as const)('%s, weekday %i at %s, after %s: %s', (zone, weekday, time, after, expected) => {
  expect(due(zone, weekday, time, after)).toBe(expected);
});

describe('the night the clocks leap forward, 28 March 2027', () => {
  test.each([
    // A time that does not exist runs at the first minute that does.
    ['Europe/Madrid', '02:30', '2027-03-28T01:00Z'],
    ['Europe/Madrid', '02:00', '2027-03-28T01:00Z'],
    ['Europe/Madrid', '03:00', '2027-03-28T01:00Z'],
    ['Europe/Madrid', '01:59', '2027-03-28T00:59Z'],
    ['Europe/Dublin', '01:30', '2027-03-28T01:00Z'],
    ['Europe/Helsinki', '03:30', '2027-03-28T01:00Z'],
    ['Atlantic/Canary', '01:30', '2027-03-28T01:00Z'],
    ['Atlantic/Azores', '00:30', '2027-03-28T01:00Z'],
    ['Atlantic/Azores', '08:00', '2027-03-28T08:00Z'],
  ])('%s at %s', (zone, time, expected) => {
    expect(due(zone, sunday, time, '2027-03-27T12:00:00Z')).toBe(expected);
    // And only once: after it, the next is a week on.
    expect(due(zone, sunday, time, `${expected.replace('Z', ':00Z')}`)).toMatch(/^2027-04-04|^2027-04-03/);
  });
});

describe('the night an hour comes twice, 25 October 2026', () => {
  test.each([
    ['Europe/Madrid', '02:30', '2026-10-25T00:30Z'],
    ['Europe/Dublin', '01:30', '2026-10-25T00:30Z'],
    ['Europe/Helsinki', '03:30', '2026-10-25T00:30Z'],
    ['Atlantic/Canary', '01:30', '2026-10-25T00:30Z'],
    ['Atlantic/Azores', '00:30', '2026-10-25T00:30Z'],
    ['Europe/Madrid', '03:00', '2026-10-25T02:00Z'],
  ])('%s at %s', (zone, time, expected) => {
    expect(due(zone, sunday, time, '2026-10-24T12:00:00Z')).toBe(expected);
    // In the second of the two hours it is not due again.
    expect(due(zone, sunday, time, '2026-10-25T01:15:00Z').slice(0, 10)).toBe(
      time === '03:00' ? '2026-10-25' : '2026-11-01',
    );
  });
});

test('a year of weeks: each once, a week apart but for the two nights', () => {
  for (const zone of ['Europe/Madrid', 'Europe/Dublin', 'Europe/Helsinki', 'Atlantic/Canary', 'Atlantic/Azores']) {
    const schedule = weekly(zone, sunday, '02:30');
    const periods: string[] = [];
    let last = at('2026-06-01T00:00:00Z');
    for (let week = 0; week < 52; week += 1) {
      last = findNextDue(schedule, last);
      periods.push(formatPeriod(last, zone));
    }
    expect(new Set(periods).size).toBe(52);
    expect(periods.at(-1)).toBe('2027-W21');
  }
});

test('the period is the ISO week of the local date', () => {
  expect(formatPeriod(at('2026-11-23T07:00:00Z'), 'Europe/Madrid')).toBe('2026-W48');
  expect(formatPeriod(at('2026-11-22T23:30:00Z'), 'Europe/Madrid')).toBe('2026-W48');
  expect(formatPeriod(at('2026-11-22T23:30:00Z'), 'Atlantic/Azores')).toBe('2026-W47');
  expect(formatPeriod(at('2027-01-02T12:00:00Z'), 'Europe/Madrid')).toBe('2026-W53');
});

test('a clock set back, or two ticks, name the same issue', () => {
  const schedule = weekly('Europe/Madrid', 1, '08:00');
  const first = findNextDue(schedule, at('2026-11-22T12:00:00Z'));
  const again = findNextDue(schedule, at('2026-11-23T06:58:00Z'));
  expect(again).toEqual(first);
  expect(formatPeriod(again, schedule.timeZone)).toBe(formatPeriod(first, schedule.timeZone));
  // The stored instant is what counts: set back behind it, the clock makes nothing due.
  expect(decideIssue(findNextDue(schedule, first), at('2026-11-23T06:00:00Z'))).toBe('wait');
});

test('missed: sent while younger than the rule allows, then folded into the next', () => {
  const dueAt = at('2026-11-23T07:00:00Z');
  expect(decideIssue(dueAt, at('2026-11-23T06:59:59Z'))).toBe('wait');
  expect(decideIssue(dueAt, dueAt)).toBe('send');
  expect(decideIssue(dueAt, at('2026-11-25T06:59:59Z'))).toBe('send');
  expect(decideIssue(dueAt, at('2026-11-25T07:00:00Z'))).toBe('fold');
  expect(decideIssue(dueAt, at('2026-11-23T09:00:00Z'), 3_600_000)).toBe('fold');
});

test.each([
  [{ weekday: 1, hour: 8, minute: 0, timeZone: 'Mars/Olympus' }, 'no time zone “Mars/Olympus”'],
  [{ weekday: 1, hour: 8, minute: 0, timeZone: '+01:00' }, 'no time zone “+01:00”'],
  [{ weekday: 1, hour: 8, minute: 0, timeZone: '' }, 'no time zone “”'],
  [{ weekday: 0, hour: 8, minute: 0, timeZone: 'Europe/Madrid' }, 'no weekday 0'],
  [{ weekday: 1, hour: 24, minute: 0, timeZone: 'Europe/Madrid' }, 'no time 24:00'],
  [{ weekday: 1, hour: 8, minute: 7.5, timeZone: 'Europe/Madrid' }, 'no time 8:7.5'],
])('%o is refused in words', (schedule, words) => {
  const run = () => findNextDue(schedule, at('2026-11-22T12:00:00Z'));
  expect(run).toThrow(UserError);
  expect(run).toThrow(words);
});

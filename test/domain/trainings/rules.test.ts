import { expect, test } from 'vitest';
import { isCode, makeCode } from '#src/domain/trainings/code.ts';
import { chooseNext, noSeatFor, offerEnds } from '#src/domain/trainings/seats.ts';
import { listStarts } from '#src/domain/trainings/series.ts';
import { isTooLate, listSteps } from '#src/domain/trainings/steps.ts';
import { attendanceWindow, stateOf } from '#src/domain/trainings/training.ts';

const hour = 3_600_000;

test.each([
  // Clocks go back on 25 October 2026: 14:00 in Madrid is 12:00 UTC before, and 13:00 UTC after.
  ['Europe/Madrid', '2026-10-13T12:00:00Z', ['12:00', '12:00', '13:00', '13:00', '13:00', '13:00']],
  ['Europe/Madrid', '2027-03-16T13:00:00Z', ['13:00', '13:00', '12:00', '12:00', '12:00', '12:00']],
  // 02:30 does not exist on 28 March 2027: the first minute behind the leap.
  ['Europe/Berlin', '2027-03-21T01:30:00Z', ['01:30', '01:00', '00:30', '00:30', '00:30', '00:30']],
  ['Asia/Kolkata', '2026-10-13T08:30:00Z', ['08:30', '08:30', '08:30', '08:30', '08:30', '08:30']],
])('six weeks at the same local time in %s, from %s', (timeZone, first, times) => {
  const starts = listStarts(new Date(first), { timeZone, everyWeeks: 1, times: 6 });
  expect(starts.map((each) => each.toISOString().slice(11, 16))).toEqual(times);
  const days = starts.map((each) => new Intl.DateTimeFormat('en', { weekday: 'long', timeZone }).format(each));
  expect(new Set(days).size).toBe(1);
});

test('a seat goes to the first in line whose region has not all it may have', () => {
  const line = [
    { person: 1, region: 'SE224' },
    { person: 2, region: 'SE224' },
    { person: 3, region: null },
    { person: 4, region: 'ES51' },
  ];
  const held = [{ region: 'SE224' }];
  expect(chooseNext({ capacity: 4, quota: 2 }, held, line).map(({ person }) => person)).toEqual([1, 3, 4]);
  expect(chooseNext({ capacity: 2, quota: null }, held, line).map(({ person }) => person)).toEqual([1]);
  expect(chooseNext({ capacity: 1, quota: null }, held, line)).toEqual([]);
  expect(noSeatFor({ capacity: 1, quota: 1 }, held, 'SE224')).toBe('full');
  expect(noSeatFor({ capacity: 2, quota: 1 }, held, 'SE224')).toBe('quota');
  expect(noSeatFor({ capacity: 2, quota: 1 }, held, null)).toBe(null);
});

test.each([
  [240, 24],
  [48, 12],
  [4, 1],
  [1, 0.5],
  [0.4, null],
])('%d hours before, a seat is kept for %s hours', (left, kept) => {
  const now = new Date('2026-11-23T09:00:00Z');
  const until = offerEnds(new Date(now.getTime() + left * hour), now);
  expect(until && (until.getTime() - now.getTime()) / hour).toBe(kept);
});

test('reminders that are over already are none, and one that comes too late is missed', () => {
  const startsAt = new Date('2026-12-03T13:00:00Z');
  const training = { startsAt, minutes: 90 };
  const kinds = (now: string) => listSteps(training, new Date(now)).map(({ kind }) => kind);
  expect(kinds('2026-11-20T09:00:00Z')).toEqual(['week', 'day', 'soon', 'finish']);
  expect(kinds('2026-12-01T09:00:00Z')).toEqual(['day', 'soon', 'finish']);
  expect(kinds('2026-12-03T12:50:00Z')).toEqual(['finish']);
  const soon = { kind: 'soon' as const, dueAt: new Date('2026-12-03T12:45:00Z') };
  expect(isTooLate(soon, new Date('2026-12-03T12:49:00Z'))).toBe(false);
  expect(isTooLate(soon, new Date('2026-12-03T12:51:00Z'))).toBe(true);
  expect(attendanceWindow(training).until.toISOString()).toBe('2026-12-03T15:00:00.000Z');
  expect(stateOf({ ...training, isCancelled: false }, new Date('2026-12-03T14:30:00Z'))).toBe('over');
});

test('a code word can be said aloud, and is known however it is written', () => {
  for (let count = 0; count < 50; count += 1) expect(makeCode()).toMatch(/^(?:[bdfgklmnprstvz][aeiou]){4}$/);
  expect(isCode(' Ba-Ko rimu ', 'bakorimu')).toBe(true);
  expect(isCode('Språk', 'sprak')).toBe(true);
  expect(isCode('', '')).toBe(false);
  expect(isCode('bakorima', 'bakorimu')).toBe(false);
});

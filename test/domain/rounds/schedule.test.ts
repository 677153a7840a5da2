import { expect, test } from 'vitest';
import { firstRun, listRuns, nextRun, type RoundSchedule, reminderOf, utcOffset } from '#src/domain/rounds/schedule.ts';

const madrid: RoundSchedule = { everyWeeks: 2, localTime: '09:00', timeZone: 'Europe/Madrid' };
const iso = (dates: Date[]) => dates.map((date) => date.toISOString());

test('a run keeps its local time when the clocks change', () => {
  const first = firstRun('2027-03-15', madrid);
  expect(iso(listRuns(madrid, first, 3))).toEqual([
    '2027-03-15T08:00:00.000Z',
    '2027-03-29T07:00:00.000Z',
    '2027-04-12T07:00:00.000Z',
  ]);
});

test('a local time that the clocks leap over is the first minute behind the leap, and the next run is at its own time again', () => {
  const night: RoundSchedule = { ...madrid, everyWeeks: 1, localTime: '02:30' };
  expect(iso(listRuns(night, firstRun('2027-03-21', night), 3))).toEqual([
    '2027-03-21T01:30:00.000Z',
    '2027-03-28T01:00:00.000Z',
    '2027-04-04T00:30:00.000Z',
  ]);
  // Comes twice: the first.
  expect(firstRun('2026-10-25', night).toISOString()).toBe('2026-10-25T00:30:00.000Z');
});

test('what was missed while the server was off is run once, and the next is to come', () => {
  const due = new Date('2026-11-30T08:00:00Z');
  expect(nextRun(madrid, due, new Date('2027-01-20T00:00:00Z'))?.toISOString()).toBe('2027-01-25T08:00:00.000Z');
  expect(nextRun({ ...madrid, everyWeeks: null }, due, due)).toBeNull();
});

test.each([
  ['2026-12-02T08:00:00Z', '2026-12-01T08:00:00.000Z'],
  ['2026-11-30T08:00:00Z', '2026-11-27T08:00:00.000Z'],
  // Monday after the clocks were put forward: Friday at the same local time.
  ['2027-03-29T07:00:00Z', '2027-03-26T08:00:00.000Z'],
])('a run of %s is reminded of at %s', (dueAt, reminder) => {
  expect(reminderOf(new Date(dueAt), 'Europe/Madrid').toISOString()).toBe(reminder);
});

test('hours before UTC follow the clocks', () => {
  expect(utcOffset(new Date('2026-12-01T00:00:00Z'), 'Europe/Madrid')).toBe(1);
  expect(utcOffset(new Date('2026-07-01T00:00:00Z'), 'Europe/Madrid')).toBe(2);
  expect(utcOffset(new Date('2026-07-01T00:00:00Z'), 'Asia/Kolkata')).toBe(5.5);
});

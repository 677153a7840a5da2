import { expect, test } from 'vitest';
import { createCalendarWriter } from '#src/domain/calendar/calendar-writer.ts';
import { readCalendarFile } from '#test/support/calendar.ts';

const now = new Date('2026-11-23T00:00:00Z');
const entry = {
  ...{ uid: 'a@causeway', summary: 'Listening', sequence: 0 },
  ...{ start: new Date('2026-12-03T13:00:00Z'), end: new Date('2026-12-03T14:30:00Z') },
};
const about = { about: 'calendar', name: 'Dates', now };

test('the same dates are the same calendar, and whatever changes is another one', () => {
  const write = createCalendarWriter();
  const first = write([entry], about);
  expect(readCalendarFile(first.content).events).toMatchObject([{ uid: 'a@causeway', summary: 'Listening' }]);
  expect(write([{ ...entry }], { ...about })).toBe(first);
  const others = [
    write([{ ...entry, summary: 'Listening again' }], about),
    write([{ ...entry, sequence: 1 }], about),
    write([{ ...entry, end: new Date('2026-12-03T15:30:00Z') }], about),
    write([], about),
    write([entry], { ...about, name: 'Other dates' }),
    write([entry], { ...about, now: new Date('2026-11-24T00:00:00Z') }),
  ];
  expect(new Set([first, ...others].map(({ etag }) => etag)).size).toBe(7);
  // Another process says the same tag of the same dates.
  expect(createCalendarWriter()([entry], about)).toEqual(first);
});

import { expect, test } from 'vitest';
import { formatCalendarFile } from '#src/domain/calendar-file.ts';
import { readCalendarFile } from '#test/support/calendar.ts';

const now = new Date('2026-11-23T09:00:00Z');
const start = new Date('2026-12-03T13:00:00Z');
const end = new Date('2026-12-03T14:30:00Z');
const parties = {
  organiser: { name: 'Region; "Skåne", integration', mail: 'a@example.org' },
  attendee: { mail: 'b@example.org' },
};

test('names with every sign that lines are made of come out as they went in, in lines of 75 octets', () => {
  const entry = {
    ...{ uid: 'training-1@causeway', sequence: 3, start, end },
    summary: `Språk, work; and \\ “quotes” ${'ÅÄÖ ελληνικά 🙂 '.repeat(20)}end`,
    description: `First line\nsecond, line; ${'x'.repeat(200)}\u0007`,
    location: 'Room 3, floor 2; Malmö',
    url: 'https://meet.example.org/a,b?c=d;e',
  };
  const content = formatCalendarFile([entry], { about: 'trainings', now, sending: { method: 'request', ...parties } });
  const { method, events } = readCalendarFile(content);
  expect(method).toBe('REQUEST');
  const [event] = events;
  expect(event).toMatchObject({
    uid: entry.uid,
    sequence: 3,
    summary: entry.summary,
    location: entry.location,
    status: 'CONFIRMED',
  });
  expect(event?.description).toBe(entry.description.replace('\u0007', ''));
  expect(event?.start.toISOString()).toBe(start.toISOString());
  expect(event?.end?.toISOString()).toBe(end.toISOString());
  expect(event?.url).toMatchObject({ val: 'https://meet.example.org/a%2Cb?c=d%3Be' });
  expect(content).toContain('RSVP=FALSE');
  expect(content).toContain('PARTSTAT=ACCEPTED');
});

test('what is called off is cancelled, and what is published calls nobody', () => {
  const entry = { uid: 'x@causeway', start, end, summary: 'Off\r\nnow' };
  const off = readCalendarFile(
    formatCalendarFile([entry], { about: 'trainings', now, sending: { method: 'cancel', ...parties } }),
  );
  expect(off.method).toBe('CANCEL');
  expect(off.events[0]).toMatchObject({ status: 'CANCELLED', summary: 'Off now' });
  const published = formatCalendarFile([{ ...entry, isFree: true }], {
    about: 'calendar',
    now,
    name: 'Dates',
    sending: { method: 'publish' },
  });
  expect(published).not.toMatch(/ORGANIZER|ATTENDEE/);
  expect(published).toContain('TRANSP:TRANSPARENT');
  readCalendarFile(published);
});

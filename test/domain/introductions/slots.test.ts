import { expect, test } from 'vitest';
import { formatInvitation } from '#src/domain/introductions/invitation.ts';
import { addWorkingDays } from '#src/domain/introductions/rules.ts';
import { findSlots } from '#src/domain/introductions/slots.ts';

const hours = (timeZone: string, workStart = '09:00', workEnd = '17:00') => ({ timeZone, workStart, workEnd });
const slots = (now: string, ...both: [ReturnType<typeof hours>, ReturnType<typeof hours>]) =>
  findSlots(new Date(now), ...both).map((each) => each.toISOString());

test('half hours within both working hours, on working days, by turns the first and the last', () => {
  // A Thursday; Helsinki is one hour ahead of Madrid.
  expect(slots('2026-11-26T12:00:00Z', hours('Europe/Madrid'), hours('Europe/Helsinki'))).toEqual([
    '2026-11-27T08:00:00.000Z',
    '2026-11-30T14:30:00.000Z',
    '2026-12-01T08:00:00.000Z',
    '2026-12-02T14:30:00.000Z',
    '2026-12-03T08:00:00.000Z',
    '2026-12-04T14:30:00.000Z',
  ]);
});

test('the clock change is followed', () => {
  expect(slots('2027-03-25T12:00:00Z', hours('Europe/Madrid'), hours('Europe/Madrid')).slice(0, 3)).toEqual([
    '2027-03-26T08:00:00.000Z',
    '2027-03-29T14:30:00.000Z',
    '2027-03-30T07:00:00.000Z',
  ]);
});

test('hours that meet on another day far away, and hours that never meet', () => {
  const far = slots('2026-11-26T12:00:00Z', hours('Pacific/Auckland'), hours('Europe/Madrid', '20:00', '23:30'));
  // Tuesday there, Monday evening here; on Monday there it is still Sunday here.
  expect(far[0]).toBe('2026-11-30T20:00:00.000Z');
  expect(
    slots('2026-11-26T12:00:00Z', hours('Europe/Madrid', '08:00', '10:00'), hours('Europe/Madrid', '10:00', '12:00')),
  ).toEqual([]);
});

test('working days leave the weekend out and keep the local time over a clock change', () => {
  const at = (from: string, days: number) => addWorkingDays(new Date(from), days, 'Europe/Madrid').toISOString();
  expect(at('2026-11-26T12:00:00Z', 5)).toBe('2026-12-03T12:00:00.000Z');
  expect(at('2026-11-28T12:00:00Z', 1)).toBe('2026-11-30T12:00:00.000Z');
  expect(at('2027-03-26T12:00:00Z', 1)).toBe('2027-03-29T11:00:00.000Z');
});

test('the calendar file is as RFC 5545 writes it', () => {
  const file = formatInvitation({
    introduction: 7,
    start: new Date('2026-12-01T08:00:00Z'),
    now: new Date('2026-11-26T12:00:00Z'),
    summary: 'A talk; with commas, too',
    description: 'x'.repeat(100),
  });
  const lines = file.split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  for (const line of [
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:introduction-7-1796112000000@causeway',
    'DTSTAMP:20261126T120000Z',
    'DTSTART:20261201T080000Z',
    'DTEND:20261201T083000Z',
    'SUMMARY:A talk\\; with commas\\, too',
    'END:VEVENT',
  ])
    expect(lines).toContain(line);
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
});

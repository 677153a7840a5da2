import { describe, expect, test } from 'vitest';
import { callState, daysLeft } from '#src/domain/calls/call.ts';
import { findDeadlineText, orderOfDates, readDeadline } from '#src/domain/calls/read-deadline.ts';

const zone = 'Europe/Brussels';
const read = (text: string, order: 'day-first' | 'month-first' | null = null, timeZone = zone) => {
  const found = readDeadline(text, { order, timeZone });
  return found && `${found.closesAt.toISOString()}${found.isWholeDay ? ' day' : ''}`;
};

test.each([
  ['16/04/2026', '2026-04-16T21:59:00.000Z day'],
  ['08/04/2027', '2027-04-08T21:59:00.000Z day'],
  ['2026-04-16', '2026-04-16T21:59:00.000Z day'],
  ['2026-04-16T17:00:00Z', '2026-04-16T17:00:00.000Z'],
  ['2026-04-16T17:00:00.000+0200', '2026-04-16T15:00:00.000Z'],
  ['2026-04-16 17:00:00.0', '2026-04-16T15:00:00.000Z'],
  ['2026-04-16T00:00:00', '2026-04-16T21:59:00.000Z day'],
  ['16/04/2026 17:00 (Brussels time)', '2026-04-16T15:00:00.000Z'],
  ['16 April 2026, 17.00 CEST', '2026-04-16T15:00:00.000Z'],
  ['16 de abril de 2026 a las 14:00', '2026-04-16T12:00:00.000Z'],
  ['16. April 2026, 12:00 Uhr', '2026-04-16T10:00:00.000Z'],
  ['16 avril 2026 à 17h00', '2026-04-16T15:00:00.000Z'],
  ['April 16, 2026', '2026-04-16T21:59:00.000Z day'],
  ['Thursday 16 April 2026', '2026-04-16T21:59:00.000Z day'],
  ['16 April 2027 5:00 pm', '2027-04-16T15:00:00.000Z'],
  ['16 April 2027, 11:59 PM', '2027-04-16T21:59:00.000Z'],
  ['16 April 2027, 5 p.m.', '2027-04-16T15:00:00.000Z'],
  ['16 April 2027 12:30 am', '2027-04-15T22:30:00.000Z'],
  ['from 1 February 2027 to 15 March 2027', '2027-03-15T22:59:00.000Z day'],
  ['Extended from 1 February 2027 to 15 March 2027', '2027-03-15T22:59:00.000Z day'],
  ['vom 01.02.2027 bis zum 15.03.2027', '2027-03-15T22:59:00.000Z day'],
  ['2027-04-16T00:00:00.000+0000', '2027-04-16T21:59:00.000Z day'],
  ['16 April 2027 17:00 (London time)', '2027-04-16T16:00:00.000Z'],
  // Before the clocks go forward, and after.
  ['28/03/2026 17:00', '2026-03-28T16:00:00.000Z'],
  ['30/03/2026 17:00', '2026-03-30T15:00:00.000Z'],
])('“%s” is a deadline', (text, said) => {
  expect(read(text)).toBe(said);
});

test.each([
  '16 April 2027 17:00 EST',
  '1 February 2027; second stage 15 March 2027',
  '',
  'soon',
  'April 2026',
  '2026',
  '31/02/2026',
  '99/99/2026',
  'Q3 2026',
  'to be announced',
])('“%s” is none', (text) => {
  expect(read(text)).toBeNull();
});

test('the clock of the feed counts, and that which a deadline names', () => {
  expect(read('16/04/2026 17:00', null, 'Atlantic/Azores')).toBe('2026-04-16T17:00:00.000Z');
  expect(read('16/04/2026 17:00 Brussels time', null, 'Atlantic/Azores')).toBe('2026-04-16T15:00:00.000Z');
});

test('how a feed writes its days is told by those that can be read one way only', () => {
  expect(orderOfDates(['01/04/2027', '16/04/2026 17:00', new Date()])).toBe('day-first');
  expect(orderOfDates(['01/04/2027', '04/16/2026'])).toBe('month-first');
  expect(read('01/04/2027', 'month-first')).toBe('2027-01-04T22:59:00.000Z day');
  expect(read('01/04/2027')).toBe('2027-04-01T21:59:00.000Z day');
});

test.each([
  ['Open call. Deadline: 3 May 2027, 17:00 Brussels time. Apply early.', '2027-05-03T15:00:00.000Z'],
  ['Plazo de solicitud hasta el 3 de mayo de 2027', '2027-05-03T21:59:00.000Z day'],
  ['Die Frist endet: 3. Mai 2027', '2027-05-03T21:59:00.000Z day'],
  ['Published 1 March 2026. Closing date 03/05/2027.', '2027-05-03T21:59:00.000Z day'],
])('in a text it stands behind its word: “%s”', (text, said) => {
  expect(read(findDeadlineText(text) ?? '')).toBe(said);
});

test('a text with a date and no such word has no deadline', () => {
  expect(findDeadlineText('Published on 1 March 2026 by the Commission.')).toBeNull();
});

describe('how a call stands', () => {
  const call = { opensOn: null, closesAt: new Date('2026-04-16T21:59:00Z'), timeZone: zone };

  test('days are counted by the calendar of its zone, over a clock change too', () => {
    expect(daysLeft(call, new Date('2026-04-15T21:30:00Z'))).toBe(1);
    expect(daysLeft(call, new Date('2026-04-15T22:30:00Z'))).toBe(0);
    expect(daysLeft(call, new Date('2026-03-27T23:30:00Z'))).toBe(19);
  });

  test('open, closed, to come, without a deadline', () => {
    const now = new Date('2026-04-10T09:00:00Z');
    expect(callState(call, now)).toBe('open');
    expect(callState(call, new Date('2026-04-16T22:00:00Z'))).toBe('closed');
    expect(callState({ ...call, opensOn: '2026-04-11' }, now)).toBe('forthcoming');
    expect(callState({ ...call, closesAt: null }, now)).toBe('undated');
  });
});

test.each([
  'Until 2026-12-31 you can join the info session. Closing date 30 June 2027',
  'The deadline for questions is 1 March 2027. Questions go to the office',
  'No deadline. Published 1 March 2026',
  'No deadline, published 1 March 2026',
  'closes 90 days after 1 March 2027',
])('“%s” tells no deadline, or two', (text) => {
  expect(findDeadlineText(text)).toBeNull();
});

test('the deadline for applications is told beside that for questions', () => {
  const text = 'The deadline for questions is 1 March 2027. Deadline for applications: 1 May 2027';
  expect(read(findDeadlineText(text) ?? '')).toBe('2027-05-01T21:59:00.000Z day');
});

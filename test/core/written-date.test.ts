import { expect, test } from 'vitest';
import { readDate } from '#src/core/read-date.ts';
import { writeDate } from '#src/core/written-date.ts';
import { completeLanguages } from '#src/texts/index.ts';

const write = (day: string, language: string, options: Intl.DateTimeFormatOptions = { dateStyle: 'long' }) =>
  writeDate(new Date(`${day}T00:00:00Z`), language, { ...options, timeZone: 'UTC' });

test.each([
  ['2026-03-05', '2026ko martxoaren 5a'],
  ['2025-10-31', '2025eko urriaren 31'],
  ['2021-12-11', '2021eko abenduaren 11'],
  ['2030-01-01', '2030eko urtarrilaren 1a'],
  ['2031-02-21', '2031ko otsailaren 21a'],
  ['2015-06-15', '2015eko ekainaren 15a'],
  ['2011-07-10', '2011ko uztailaren 10a'],
  ['2000-08-20', '2000ko abuztuaren 20a'],
  ['1900-09-02', '1900eko irailaren 2a'],
  ['1990-04-30', '1990eko apirilaren 30a'],
])('%s is %s in Basque', (day, said) => expect(write(day, 'eu')).toBe(said));

test('a month, a short day and a day of the week have their endings too, and other languages stay as Intl writes them', () => {
  expect(write('2026-03-05', 'eu', { month: 'long', year: 'numeric' })).toBe('2026ko martxoa');
  expect(write('2026-03-05', 'eu', { weekday: 'long', day: 'numeric', month: 'long' })).toBe('martxoaren 5a, osteguna');
  expect(write('2026-03-05', 'en')).toBe('5 March 2026');
  expect(write('2026-03-05', 'sv')).toBe('5 mars 2026');
});

test.each(completeLanguages)(
  'a date that is written in %s is read as the same date, if perhaps as another besides',
  (language) => {
    for (let month = 1; month <= 12; month += 1) {
      const day = `2026-${String(month).padStart(2, '0')}-${String(2 * month + 7).padStart(2, '0')}`;
      const reading = readDate(write(day, language));
      // "Listopada" is November in Polish and October in Croatian.
      const found = reading.type === 'date' ? [reading.value] : reading.type === 'doubtful' ? reading.readings : [];
      expect(found).toContain(day);
    }
  },
);

test('the first of a month is “1er” in French, and no other day is', () => {
  expect(write('2026-03-01', 'fr')).toBe('1er mars 2026');
  expect(write('2026-03-01', 'fr', { weekday: 'long', day: 'numeric', month: 'long' })).toBe('dimanche 1er mars');
  expect(write('2026-03-11', 'fr')).toBe('11 mars 2026');
  expect(write('2026-03-21', 'fr')).toBe('21 mars 2026');
  expect(write('2026-03-01', 'fr', { month: 'long', year: 'numeric' })).toBe('mars 2026');
});

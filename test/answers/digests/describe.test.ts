import { expect, test } from 'vitest';
import { describeWhen } from '#src/answers/digests/describe.ts';

test.each([
  [1, '09:00', 'Europe/Madrid', 'every Monday at 9:00 (Europe/Madrid)'],
  [7, '17:30', 'America/Port_of_Spain', 'every Sunday at 17:30 (America/Port of Spain)'],
  [3, '00:05', 'America/Argentina/Buenos_Aires', 'every Wednesday at 0:05 (America/Argentina/Buenos Aires)'],
])('weekday %i at %s in %s', (weekday, localTime, timeZone, said) => {
  expect(describeWhen({ weekday, localTime, timeZone }, 'en')).toBe(said);
  // A language without texts is said in English.
  expect(describeWhen({ weekday, localTime, timeZone }, 'mt')).toBe(said);
});

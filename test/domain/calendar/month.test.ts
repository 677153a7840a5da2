import { expect, test } from 'vitest';
import { parseMonth } from '#src/domain/calendar/month.ts';

test('a month is one of years that the database knows', () => {
  expect(parseMonth('2026-12')).toEqual({ year: 2026, month: 12 });
  for (const text of ['9999-12', '2201-01', '1899-12', '0000-00', '2026-13', '275760-09', ''])
    expect(parseMonth(text), text).toBeNull();
});

import { expect, test } from 'vitest';
import { isWithin, limitWords, numberLimit } from '#src/answers/figures/ranking-scope.ts';

const at20 = numberLimit('20');

test.each([
  [20, false, false],
  [20, true, true],
  [20.1, false, true],
  [19.9, true, false],
])('%s is above 20, inclusive %s: %s', (value, isInclusive, expected) => {
  expect(isWithin(value, { above: at20, below: null, isInclusive })).toBe(expected);
});

test('a limit that is within is said so in the lines that lead on', () => {
  const asked = { below: at20, above: null, isInclusive: true, year: null, region: null };
  expect(limitWords(asked)).toBe(' below=20 inclusive');
});

import { expect, test } from 'vitest';
import { createCollectionReader } from '#src/read-collections.ts';

const words = await createCollectionReader().words();

test.each([
  ['ESF', 'ESF'],
  ['FSE', 'ESF'],
  ['Europäischer Sozialfonds', 'ESF'],
  ['ESF+', 'ESF+'],
  ['FSE Plus', 'ESF+'],
  ['European Social Fund Plus', 'ESF+'],
])('the fund of a list stays what the list calls it: %s', (cell, fund) => {
  expect(words.fundOf(cell)).toBe(fund);
});

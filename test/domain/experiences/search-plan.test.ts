import { expect, test } from 'vitest';
import { planSearch } from '#src/domain/experiences/search-plan.ts';

const isReadByIndex = (documents: number, part?: { open: number; ofArea: number }) =>
  planSearch([{ term: "'x'", documents }], part).readShare === null;

test('a frequent word is looked for from the newest on, in one policy area by the index where that reads less', () => {
  const [open, ofArea] = [200_000, 25_000];
  expect(isReadByIndex(53_000)).toBe(false);
  expect(isReadByIndex(25_000, { open, ofArea })).toBe(true);
  // What many say is found among the first that are read.
  for (const documents of [53_000, 120_000, 181_000]) expect(isReadByIndex(documents, { open, ofArea })).toBe(false);
  expect(isReadByIndex(181_000, { open, ofArea: 1_000 })).toBe(true);
  expect(isReadByIndex(0, { open: 0, ofArea: 0 })).toBe(true);
});

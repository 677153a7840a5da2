import { expect, test } from 'vitest';
import { titleOf } from '#src/charts/title.ts';

const long =
  'and this part is so long that no two lines of a chart hold it together with what stands before it, whatever the font';

test('a title ends where a sentence or a part does', () => {
  expect(titleOf('Skåne is first. Catalonia is last.')).toBe('Skåne is first. Catalonia is last');
  expect(titleOf(`Skåne was first in 2022. Then came Murcia, ${long}.`)).toBe('Skåne was first in 2022');
  expect(titleOf(`Skåne is first; ${long}.`)).toBe('Skåne is first');
});

test('the point behind an ordinal number ends no sentence', () => {
  const finding = `Skåne: 196. postua, 244 eskualderen artean, ${long}.`;
  expect(titleOf(finding, 'Skåne: 9,4 %')).toBe('Skåne: 9,4 %');
});

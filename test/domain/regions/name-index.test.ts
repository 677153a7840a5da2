import { expect, test } from 'vitest';
import { createNameIndex } from '#src/domain/regions/name-index.ts';

const index = createNameIndex([
  { value: 'SE224', label: 'Skåne', names: ['Skåne', 'Scania', 'SE22'], rank: 4, clues: ['Malmö'] },
  { value: 'LU00', label: 'Luxembourg', names: ['Luxembourg', 'Luxemburg'], rank: 3 },
  { value: 'BE34', label: 'Luxembourg (BE)', names: ['Prov. Luxembourg', 'Luxembourg'], rank: 2 },
  { value: 'PL21', label: 'Małopolskie', names: ['Małopolskie', 'Lesser Poland'], rank: 3 },
  { value: 'BG33', label: 'Severoiztochen', names: ['Severoiztochen', 'Североизточен'], rank: 3 },
  { value: 'EL43', label: 'Crete', names: ['Kriti', 'Κρήτη', 'Crete'], rank: 3 },
  { value: 'ITH4', label: 'Friuli', names: ['Friuli-Venezia Giulia'], rank: 2 },
  { value: 'FRI1', label: 'Aquitaine', names: ['FRI', 'FRI1'], rank: 2 },
  { value: 'DK01', label: 'Hovedstaden', names: ['Hovedstaden', 'Københavnsregionen'], rank: 3 },
  { value: 'BE22', label: 'Limburg (BE22)', names: ['Limburg'], rank: 3 },
  { value: 'NL42', label: 'Limburg (NL42)', names: ['Limburg'], rank: 3 },
]);
const values = (terms: { value: string }[]) => terms.map(({ value }) => value);

test.each([
  ['skane', ['SE224']],
  ['SKÅNE', ['SE224']],
  ['  se22 ', ['SE224']],
  ['malopolskie', ['PL21']],
  ['североизточен', ['BG33']],
  ['κρητη', ['EL43']],
  ['kobenhavnsregionen', ['DK01']],
  ['luxembourg', ['LU00']],
  ['limburg', ['BE22', 'NL42']],
  ['', []],
  ['nowhere', []],
])('find %s', (text, expected) => {
  expect(values(index.find(text))).toEqual(expected);
});

test.each([
  ['Skaane', 'SE224'],
  ['Sakne', 'SE224'],
  ['Luxembrg', 'LU00'],
  ['Malopolske', 'PL21'],
  ['Hovedstadn', 'DK01'],
  ['Crette', 'EL43'],
])('nearest to %s', (text, expected) => {
  const [best, second] = index.nearest(text, 3);
  expect(best?.value).toBe(expected);
  expect(best?.score).toBeGreaterThan(0.4);
  expect(best?.score).toBeLessThan(1);
  expect(second?.score ?? 0).toBeLessThanOrEqual(best?.score ?? 0);
});

test('a beginning is completed, a later word too, and what is nothing alike stays out', () => {
  expect(values(index.suggest('lux', 5))).toEqual(['LU00', 'BE34']);
  expect(values(index.suggest('poland', 5))[0]).toBe('PL21');
  expect(values(index.suggest('', 2))).toEqual(['SE224', 'EL43']);
  expect(index.suggest('qqqqq', 5)).toEqual([]);
  // Names that are merely alike are noise beside one that begins with what was typed.
  expect(values(index.suggest('skan', 5))).toEqual(['SE224']);
  expect(values(index.suggest('skanw', 5))[0]).toBe('SE224');
});

test('a clue is offered alone, never found as a name', () => {
  expect(index.find('Malmö')).toEqual([]);
  expect(index.nearest('malmo', 5)).toEqual([
    { value: 'SE224', label: 'Skåne', score: expect.any(Number), isPart: true },
  ]);
  expect(index.nearest('malmo', 5)[0]?.score).toBeLessThan(0.6);
  expect(values(index.suggest('malm', 5))[0]).toBe('SE224');
});

test('the first word of a longer name is nearer than what only looks alike', () => {
  expect(values(index.nearest('Friuli', 2))[0]).toBe('ITH4');
});

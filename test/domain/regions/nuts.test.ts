import { expect, test } from 'vitest';
import { readGeo } from '#src/domain/regions/nuts.ts';

const territories = new Set([
  'ES',
  'ES5',
  'ES51',
  'SE22',
  'HU1',
  'LT',
  'FRH0',
  'PL9',
  'EL30',
  'EL51',
  'NL35',
  'PT19',
  'UKI3',
]);
const read = (geo: string) => readGeo(geo, (code) => territories.has(code));

test.each(['ES', 'ES5', 'ES51', 'EL30', 'UKI3'])('%s is a territory', (geo) => {
  expect(read(geo)).toEqual({ kind: 'current', territory: geo });
});

test.each([
  ['FR52', 'FRH0'],
  ['EL11', 'EL51'],
  ['HU10', 'HU1'],
  ['LT00', 'LT'],
  ['PL12', 'PL9'],
])('%s is now %s', (geo, territory) => {
  expect(read(geo)).toEqual({ kind: 'relabelled', territory });
});

test('an old code counts as relabelled only where the territory it goes to is there', () => {
  expect(readGeo('FR52', () => false)).toEqual({ kind: 'unknown' });
});

test.each([
  ['NL31', 'oldCode'],
  ['PT16', 'oldCode'],
  ['NO05', 'oldCode'],
  ['SI01', 'oldCode'],
  ['UKI1', 'oldCode'],
  ['HR04', 'oldCode'],
  ['EU27_2020', 'aggregate'],
  ['EU28', 'aggregate'],
  ['EA19', 'aggregate'],
  ['EA20', 'aggregate'],
  ['EFTA', 'aggregate'],
  ['DE_TOT', 'aggregate'],
  ['ESZZ', 'extraRegio'],
  ['FRXX', 'extraRegio'],
  ['HUX', 'extraRegio'],
  ['TR10', 'otherCountry'],
  ['AL', 'otherCountry'],
  ['ES511', 'finerLevel'],
  ['PT16A', 'finerLevel'],
  ['', 'unknown'],
  ['es51', 'unknown'],
  ['XX12', 'unknown'],
  ['SE99', 'unknown'],
  ['ES5111', 'unknown'],
  ['Cataluña', 'unknown'],
])('%j is %s', (geo, kind) => {
  expect(read(geo)).toEqual({ kind });
});

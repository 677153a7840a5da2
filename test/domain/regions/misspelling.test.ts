import { expect, test } from 'vitest';
import { foldText } from '#src/core/text.ts';
import { isMisspelling } from '#src/domain/regions/misspelling.ts';

const isTaken = (said: string, name: string) => isMisspelling(foldText(said), foldText(name));

test.each([
  ['Katalonia', 'Catalonia'],
  ['unemploymnt', 'Unemployment'],
  ['unemplyoment rate', 'Unemployment'],
  ['foreign-born unemployement', 'unemployment of the foreign-born'],
  ['Andalucia', 'Andalusia'],
  ['Lombardi', 'Lombardy'],
  ['early leevers', 'Early leavers'],
  ['Wallonien Brabant', 'Walloonien Brabant'],
])('%s is %s misspelt', (said, name) => {
  expect(isTaken(said, name)).toBe(true);
});

test.each([
  ['employment rate', 'Unemployment rate'],
  ['unemployment', 'employment'],
  ['inactivity rate', 'Activity rate'],
  ['EU-born share', 'Non-EU-born share'],
  ['born in the EU', 'born outside the EU'],
  ['foreign-born without tertiary education', 'Foreign-born with tertiary education'],
  ['out-migration', 'net migration'],
  ['emigration', 'immigration'],
  ['in-migration', 'migration'],
  ['non-refugees', 'refugees'],
  ['illegal', 'legal'],
  ['underqualified', 'overqualified'],
  ['unemployment 15–24', 'unemployment 15–74'],
  ['unemployment of women', 'unemployment'],
  ['native-born', 'non-native-born'],
  ['Eastern Macedonia', 'Western Macedonia'],
  ['North Macedonia', 'Macedonia'],
  ['Lower Austria', 'Upper Austria'],
  ['Galicia Poland', 'Galicia'],
  ['men', 'women'],
  ['', 'of the'],
])('%s is not %s', (said, name) => {
  expect(isTaken(said, name)).toBe(false);
});

test('a word that stands in a name as it is is not misspelt', () => {
  const isKnown = (word: string) => word === 'slavonia';
  expect(isMisspelling('slavonia', 'slovenia', isKnown)).toBe(false);
  expect(isMisspelling('slovennia', 'slovenia', isKnown)).toBe(true);
});

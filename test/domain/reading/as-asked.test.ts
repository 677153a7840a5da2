import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const lineOf = (said: string) => {
  const decision = reader.decide(said, 'SE224');
  return decision.type === 'line' ? decision.line : decision.type;
};

test.each([
  ['How did the employment gap between natives and migrants look in Catalonia?', 'employment-foreign-born region=ES51'],
  [
    'Wie groß ist die Lücke zwischen Einheimischen und Zugewanderten bei der Beschäftigung in Stockholm?',
    'employment-foreign-born region=SE11',
  ],
])('a gap between groups is two figures: “%s”', (said, shown) => {
  expect(lineOf(said)).toBe(`/indicator show ${shown} beside=employment-native-born`);
});

test.each([
  'Which regions of Europe have the smallest gap between native and foreign-born employment?',
  'Are there regions where migrants are employed more than natives?',
])('gaps are not ranked, and that is said: “%s”', (said) => {
  expect(reader.decide(said, 'SE224')).toMatchObject({ type: 'doubt', doubt: { reason: 'gaps' } });
});

test.each([
  ['median unemployment in Spain', '/indicator rank unemployment country=ES'],
  ['mediana del paro en España', '/indicator rank unemployment country=ES'],
  ['mediana della disoccupazione in Italia', '/indicator rank unemployment country=IT'],
  ['médiane du chômage en France', '/indicator rank unemployment country=FR'],
  ['Median der Arbeitslosigkeit in Deutschland', '/indicator rank unemployment country=DE'],
  ['mediana de l’atur a Espanya', '/indicator rank unemployment country=ES'],
  ['mediana do desemprego em Portugal', '/indicator rank unemployment country=PT'],
  ['what is the median unemployment rate across regions', '/indicator rank unemployment'],
])('the median of regions is told by their list: “%s”', (said, line) => {
  expect(reader.decide(said, null)).toMatchObject({ type: 'line', line, unused: [] });
});

test('regions above the median are no list of all', () => {
  expect(lineOf('which regions are above the median in unemployment')).toBe('doubt');
});

test('a mean of regions is nobody’s figure', () => {
  expect(reader.decide('average unemployment in Spain', null)).toMatchObject({
    type: 'doubt',
    doubt: { offers: [{ line: '/indicator rank unemployment country=ES' }] },
  });
});

test.each([
  ['puntuación en empleo de Cataluña', '/score ES51 area=labour-market', []],
  ['Punktzahl von Bayern bei Bildung', '/score DE2 area=education', []],
  ['score of Murcia in unemployment', '/indicator show unemployment region=ES62', ['score']],
  ['punteggio della Puglia nella disoccupazione', '/indicator show unemployment region=ITF4', ['punteggio']],
])('a score is of an area, and is named where one figure is shown: “%s”', (said, line, unused) => {
  expect(reader.decide(said, null)).toMatchObject({ type: 'line', line, unused });
});

test.each([
  ['Vilken svensk region har flest nyanlända?', '/indicator rank recent-arrivals country=SE', true],
  ['A Madeira tem mais idosos do que os Açores?', '/compare PT30 PT20 indicators=old-age-share', true],
  [
    'Le chômage des immigrés est-il plus élevé en Catalogne ou en Campanie ?',
    '/compare ES51 ITF3 indicators=unemployment-foreign-born',
    false,
  ],
])('that a share is shown and no number is said where more people are asked for: “%s”', (said, line, isSaid) => {
  const decision = reader.decide(said, null);
  expect(decision).toMatchObject({ type: 'line', line });
  const pieces = decision.type === 'line' ? decision.reading : [];
  expect(pieces.some(({ value }) => value === 'share')).toBe(isSaid);
});

test('the product of a region is shown per head, and said to be', () => {
  expect(reader.decide('GDP of Catalonia', null)).toMatchObject({
    reading: expect.arrayContaining([{ kind: 'filter', value: 'perHead' }]),
  });
  const named = reader.decide('GDP per head of Catalonia', null);
  expect(named.type === 'line' && named.reading).not.toContainEqual({ kind: 'filter', value: 'perHead' });
});

test.each([
  ['Quelle est la part des immigrés arrivés depuis 2010 en Alsace ?', '/indicator show recent-arrivals region=FRF1'],
  ['Quina comunitat autònoma té més població estrangera?', '/indicator rank foreign-citizen-share country=ES'],
  ['Which autonomous community has the highest unemployment?', '/indicator rank unemployment country=ES order=worst'],
  ['Quali regioni hanno più anziani della Liguria?', '/indicator rank old-age-share above=ITC3'],
  [
    'Qual è il reddito mediano dei cittadini extracomunitari in Italia?',
    '/indicator show median-income-third-country-nationals region=IT',
  ],
])('“%s” → %s', (said, line) => {
  expect(reader.decide(said, null)).toMatchObject({ type: 'line', line });
});

test('everything about one policy area is no profile of other things', () => {
  expect(reader.decide('Show me everything about housing in Vienna', null)).toMatchObject({
    type: 'doubt',
    doubt: {
      offers: [{ line: '/compare AT13 area=housing' }, { line: '/experience list area=housing region=AT13' }, {}],
    },
  });
});

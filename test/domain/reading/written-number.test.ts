import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['regions with population above 30.000', 'population above=30000'],
  ['regions with population above 30,000', 'population above=30000'],
  ['regions with population above 1.500.000', 'population above=1500000'],
  ['Regionen mit mehr als 1 500 000 Einwohnern', 'population above=1500000'],
  ['regiones con población superior a 30.125', 'population above=30125'],
  ['regions with unemployment below 7.', 'unemployment below=7'],
])('“%s” has one number', (text, rest) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line: `/indicator rank ${rest}` });
});

test.each([
  ['unemployment below 7.5', '7.5'],
  ['regions with unemployment below 7,5 %', '7,5'],
  ['regiones con paro por debajo del 7,5 %', '7,5'],
  ['Regionen mit Arbeitslosigkeit unter 7,5 Prozent', '7,5'],
])('“%s” asks which whole limit is meant', (text, said) => {
  const offers = [7, 8].map((limit) => ({ line: `/indicator rank unemployment below=${limit}` }));
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt', doubt: { reason: 'turn', said, offers } });
});

test.each([
  ['regions with unemployment below 1/2', '1/2'],
  ['regions with population above 30.125', '30.125'],
  ['unemployment in the last 2.5 years', '2.5'],
  ['regions with unemployment above 12.5.3', '12.5.3'],
  ['regions with unemployment above 7,5,3', '7,5,3'],
  ['regions with unemployment above 12,5.3', '12,5.3'],
])('“%s” asks, and takes no part of the number', (text, said) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt', doubt: { reason: 'turn', said } });
});

test.each([
  ['pause my digest for 1.5 weeks', '1.5', ['/digest pause weeks=1', '/digest pause weeks=2']],
  ['skip my digest for 2,5 weeks', '2,5', ['/digest pause weeks=2', '/digest pause weeks=3']],
  ['no digest for the next 2.5 weeks', '2.5', ['/digest pause weeks=2', '/digest pause weeks=3']],
  ['pause my digest for 1/2 week', '1/2', ['/digest pause weeks=1', '/digest pause']],
] as const)('“%s” asks how many weeks', (text, said, lines) => {
  const offers = lines.map((line) => ({ line }));
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt', doubt: { reason: 'turn', said, offers } });
});

test('leaves two years and a day apart', () => {
  expect(reader.decide('unemployment 2015,2016', 'SE224')).toMatchObject({
    line: '/indicator show unemployment since=2015 until=2016',
  });
  expect(reader.decide('adopt experience 4.5', 'SE224')).not.toMatchObject({ line: '/experience adopt 4' });
});

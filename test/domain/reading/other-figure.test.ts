import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  'sum of the population of Galicia and Asturias',
  'total population of Galicia, Asturias and Cantabria together',
  'average unemployment of Galicia and Asturias',
  'regions with twice our unemployment',
  'regioni con il doppio dei nostri NEET',
  'cost of unemployment in Murcia',
  'what share of the unemployed in Murcia are foreign-born',
  'percentuale di stranieri tra i laureati in Puglia',
  'unemployment in the cities of Murcia',
  'disoccupazione per provincia in Puglia',
  'quale città ha più stranieri',
  'se avessimo la disoccupazione del Tirolo',
  'regions with more foreigners than us but less unemployment',
  'regioni con più stranieri di noi ma meno disoccupazione',
  'paro de los españoles en Murcia',
  'arbetslöshet bland svenskar i Skåne',
  'chômage des personnes nées en France en Bretagne',
  'unemployment of Roma in Slovakia',
  'neighbours of Skåne by unemployment',
  'hur stor del av Sveriges befolkning bor i Skåne',
  'peso dos imigrantes do Algarve no total do país',
  'regioner med många utrikes födda men låg arbetslöshet',
  'catalans i estrangers: diferència d’atur',
  'há relação entre imigração e desemprego no Algarve?',
  'record de chômage en Bretagne',
  'unemployment and the share of foreign-born in Crete',
  'Arbeitslosigkeit und Ausländeranteil in Hessen',
  'porcentaje de extranjeros y paro en Murcia',
])('“%s” asks for another figure than its measure names, and is asked about', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt' });
});

test.each([
  ['percentuale di laureati tra gli stranieri in Puglia', '/indicator show tertiary-foreign-born region=ITF4'],
  ['pon juntos Aragón y Galicia en pib por habitante', '/compare ES24 ES11 indicators=gdp-per-head'],
  ['quota di nati fuori dall’UE in Toscana', '/indicator show non-eu-born-share region=ITI1'],
])('“%s” → %s', (text, line) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line });
});

test('an average that stands beside no figure is named, and its side is asked about', () => {
  const line = '/compare ES62 ES11 indicators=unemployment';
  const text = 'unemployment in Murcia and Galicia against the average';
  expect(reader.decide(text, 'SE224')).toMatchObject({ line, unused: ['average'] });
  const below = 'unemployment in Murcia and Galicia, which is below the median';
  expect(reader.decide(below, 'SE224')).toMatchObject({ type: 'doubt', doubt: { reason: 'turn', said: 'median' } });
});

test('which regions are below the median is no figure of their country', () => {
  const text = 'which regions of Germany are below the median in early leavers?';
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt', doubt: { reason: 'turn', said: 'median' } });
});

test('a word that would make a figure another one is a word of a search', () => {
  expect(reader.decide('has anyone tried temporary housing for families', null)).toMatchObject({
    type: 'line',
    line: '/experience search "temporary housing families"',
  });
});

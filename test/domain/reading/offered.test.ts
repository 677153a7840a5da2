import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  [
    'regiões da Península Ibérica com desemprego abaixo da média, tirando as ilhas',
    'Península Ibérica … média … tirando as ilhas',
  ],
  ['Vergleichsregionen für Brandenburg mit Bergen und Seen', 'Bergen … Seen'],
  ['arbetslöshet i Norden utom Danmark', 'Norden'],
])('“%s” is asked about with all that the line offered leaves out', (text, said) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt', doubt: { said } });
});

test.each([
  [
    'ist der Ausländeranteil in Wien seit 2015 stärker gestiegen als bei uns?',
    '/compare SE224 AT13 indicators=foreign-citizen-share since=2015',
  ],
  ['put us next to Hovedstaden for employment of the foreign-born, but leave that', /^\/compare SE224 DK01 /],
])('“%s” is offered beside the region of who asks', (text, line) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({
    type: 'doubt',
    doubt: { offers: [{ line: typeof line === 'string' ? line : expect.stringMatching(line) }] },
  });
});

test('a name that is left out is offered as one that is left out', () => {
  expect(reader.decide('disoccupazione in tutta Italia tranne il Sud', 'SE224')).toMatchObject({
    type: 'doubt',
    doubt: { candidates: [{ region: 'ITF', line: '/indicator rank unemployment country=IT except=ITF' }] },
  });
});

test.each([
  'quem se parece connosco e tem a diferença de emprego mais pequena?',
  'who is like us with a smaller gap in employment?',
])('“%s” is of gaps, which are not ranked', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt', doubt: { reason: 'gaps' } });
});

test.each([
  ['chômage en Bretagne avant 2015', '/indicator show unemployment region=FRH0 until=2014'],
  ['Schulabbrecher in Estland: 2013, 2018 und jetzt', '/indicator show early-leavers region=EE since=2013'],
  ['le décrochage scolaire en Corse depuis cinq ans', '/indicator show early-leavers region=FRM0 years=5'],
  ["comme la Picardie mais où moins de jeunes quittent l'école", '/peers FRE2 better-at=early-leavers'],
  [
    'chômage en Île-de-France, pas celui des immigrés, celui de tout le monde',
    '/indicator show unemployment region=FR10',
  ],
  ['el paro en Murcia sin contar a los inmigrantes, solo los autóctonos', /unemployment-native-born/],
  ['stop sending me that thing on Fridays but keep the monthly one', '/digest change'],
  ['schickt mir bis September nichts mehr', '/digest pause'],
  [
    'who beats us on migrant employment within Sweden',
    '/indicator rank employment-foreign-born country=SE above=SE224',
  ],
  [
    'welche Bundesländer haben eine niedrigere Arbeitslosigkeit als Hamburg?',
    '/indicator rank unemployment country=DE below=DE60',
  ],
])('“%s” is read as said', (text, line) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({
    type: 'line',
    line: typeof line === 'string' ? line : expect.stringMatching(line),
  });
});

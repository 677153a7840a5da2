import { expect, test } from 'vitest';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const offersOf = (said: string): string[] => {
  const decision = reader.decide(said, null);
  return decision.type === 'doubt' && 'offers' in decision.doubt ? decision.doubt.offers.map(({ line }) => line) : [];
};

test.each([
  ['where does Pomerania rank in life expectancy of women', '/indicator show life-expectancy-women region=PL63'],
  ['where does Skåne rank in unemployment', '/indicator show unemployment region=SE224'],
  [
    'where does Italy stand in employment of third-country nationals',
    '/indicator show employment-third-country-nationals region=IT',
  ],
  [
    'which of Chemnitz, Northern Norway and Stockholm has the fewest young people without work or school?',
    '/compare DED4 NO07 SE11 indicators=neet',
  ],
  ['compare Lazio and Sicily on early leavers over time', '/compare ITI4 ITG1 indicators=early-leavers time'],
  [
    'compare Skåne, Murcia and Puglia on unemployment since 2010',
    '/compare SE224 ES62 ITF4 indicators=unemployment since=2010',
  ],
  [
    'compare Norte and Algarve on unemployment between 2010 and 2020',
    '/compare PT11 PT15 indicators=unemployment since=2010 until=2020',
  ],
  [
    'Vergleiche Tirol und Salzburg bei der Arbeitslosigkeit seit 2005',
    '/compare AT33 AT32 indicators=unemployment since=2005',
  ],
  ['how did Spain and Portugal develop in employment since 2015?', '/compare ES PT indicators=employment since=2015'],
  [
    'compare Darmstadt and Moravia-Silesia on life expectancy over time',
    '/compare DE71 CZ08 indicators=life-expectancy-women,life-expectancy-men time',
  ],
])('“%s” is read as %s', (said, line) => {
  expect(formatDecision(reader.decide(said, null))).toBe(line);
});

test('where a person lives is not told', () => {
  expect(reader.decide('where does the mayor of Bari live', null)).toMatchObject({
    doubt: { reason: 'never', topic: 'person' },
  });
});

test.each([
  ['bottom 5 regions in Germany by youth unemployment', '/indicator rank neet country=DE order=worst count=5'],
  ['youth unemployment in Catalonia', '/indicator show neet region=ES51'],
  ['youth unemployment in Catalonia and Murcia', '/compare ES51 ES62 indicators=neet'],
  ['compare Catalonia and Lazio on poverty of the foreign-born', '/compare ES51 ITI4 indicators=poverty-risk'],
])('“%s” is answered first by an offer of %s', (said, line) => {
  expect(offersOf(said)[0]).toBe(line);
});

test.each([
  'which country has the lowest unemployment of third-country nationals?',
  'unemployment of non-EU citizens in Skåne',
  'Arbeitslosigkeit von Drittstaatsangehörigen in Tirol',
])('“%s” says that citizens are read as people by birth', (said) => {
  expect(reader.decide(said, null)).toMatchObject({ corrections: [{ meant: 'born outside the EU' }] });
});

test('who asks by birth is not told of another group', () => {
  expect(reader.decide('unemployment of people born outside the EU in Skåne', null)).toMatchObject({ corrections: [] });
});

test.each([
  ['bottom ten french regions for poverty?', '/indicator rank poverty-risk country=FR order=worst count=10'],
  ['bottom ten for unemployment', '/indicator rank unemployment order=worst count=10'],
  ['las diez últimas regiones en paro', '/indicator rank unemployment order=worst count=10'],
  ['les dix dernières régions pour le chômage', '/indicator rank unemployment order=worst count=10'],
  ['les deu últimes regions en atur', '/indicator rank unemployment order=worst count=10'],
  ['as dez últimas regiões no desemprego', '/indicator rank unemployment order=worst count=10'],
  ['nos contra a Madeira e as Canarias em pobreza', '/compare own PT30 ES70 indicators=poverty-risk'],
  ['the weekly email is too much in august, can you hold it for 3 weeks?', '/digest pause weeks=3'],
])('“%s” is %s', (said, line) => {
  const decision = reader.decide(said, 'PT20');
  expect(decision).toMatchObject({ line: line.replace('own', 'PT20') });
});

test('“here in A and in all of B” asks for both', () => {
  const said = 'empleo de los no comunitarios aqui en Euskadi y en toda España, las dos cosas';
  expect(reader.decide(said, 'ES21')).toMatchObject({
    type: 'doubt',
    doubt: {
      offers: expect.arrayContaining([expect.objectContaining({ line: '/compare ES21 ES indicators=employment' })]),
    },
  });
});

import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['employment of migrants in Tyrol compared with the country', 'AT33 AT indicators=employment-foreign-born'],
  ['unemployment in Tyrol compared to the country as a whole', 'AT33 AT indicators=unemployment'],
  ['compare Tyrol with the country on unemployment', 'AT33 AT indicators=unemployment'],
  ['unemployment in Tyrol against its country', 'AT33 AT indicators=unemployment'],
  ['paro en Galicia en comparación con el país', 'ES11 ES indicators=unemployment'],
  ['paro en Galicia frente al conjunto del país', 'ES11 ES indicators=unemployment'],
  ['compara Galicia con el país en paro', 'ES11 ES indicators=unemployment'],
  ['atur a Catalunya en comparació amb el país', 'ES51 ES indicators=unemployment'],
  ['atur a Catalunya respecte al conjunt del país', 'ES51 ES indicators=unemployment'],
  ['disoccupazione in Puglia rispetto al paese', 'ITF4 IT indicators=unemployment'],
  ["disoccupazione in Puglia rispetto all'intero paese", 'ITF4 IT indicators=unemployment'],
  ['desemprego no Algarve em comparação com o país', 'PT15 PT indicators=unemployment'],
  ['desemprego no Algarve face ao conjunto do país', 'PT15 PT indicators=unemployment'],
  ['arbetslöshet i Skåne jämfört med landet', 'SE224 SE indicators=unemployment'],
  ['arbetslöshet i Skåne jämfört med hela landet', 'SE224 SE indicators=unemployment'],
  ['taux de chômage des immigrés en Bretagne par rapport au pays', 'FRH0 FR indicators=unemployment-foreign-born'],
  ["chômage en Bretagne par rapport à l'ensemble du pays", 'FRH0 FR indicators=unemployment'],
  ['chômage en Bretagne comparé à tout le pays', 'FRH0 FR indicators=unemployment'],
  ['Arbeitslosigkeit in Tirol im Vergleich zum ganzen Land', 'AT33 AT indicators=unemployment'],
  [
    'Wo liegt Flämisch-Brabant bei der Beschäftigung von im Ausland Geborenen im Vergleich zum Land?',
    'BE24 BE indicators=employment-foreign-born',
  ],
])('the country is that of the region: “%s”', (said, rest) => {
  expect(reader.decide(said, null)).toMatchObject({ line: `/compare ${rest}`, unused: [] });
});

test.each([
  'compare Tyrol with a country',
  'compare Tyrol with the country with the lowest unemployment',
  'unemployment in Tyrol compared with the rest of the country',
  'unemployment in Tyrol compared with another country',
  'Arbeitslosigkeit in Tirol gegenüber dem Land Salzburg',
])('another country, a part of it or a region is not the country: “%s”', (said) => {
  const decision = reader.decide(said, null);
  expect(`${decision.type === 'line' ? decision.line : ''} `).not.toContain(' AT ');
});

test('a Land that is named is the region', () => {
  expect(reader.decide('Arbeitslosigkeit in Tirol gegenüber dem Land Salzburg', null)).toMatchObject({
    line: '/compare AT33 AT32 indicators=unemployment',
  });
});

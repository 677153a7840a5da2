import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['ranking of regions by unemployment of EU citizens', '/indicator rank unemployment-eu-born'],
  ['Rangliste der Regionen nach Arbeitslosigkeit der EU-Bürger', '/indicator rank unemployment-eu-born'],
  ['regiones por paro de los comunitarios', '/indicator rank unemployment-eu-born'],
  ['regioni per disoccupazione dei cittadini UE', '/indicator rank unemployment-eu-born'],
  ['régions selon le chômage des ressortissants de l’UE', '/indicator rank unemployment-eu-born'],
  ['regioner efter arbetslöshet bland EU-medborgare', '/indicator rank unemployment-eu-born'],
  ['regions per atur dels ciutadans de la UE', '/indicator rank unemployment-eu-born'],
  ['regiões por desemprego dos cidadãos da UE', '/indicator rank unemployment-eu-born'],
  ['which regions have the lowest unemployment of third-country nationals', '/indicator rank unemployment-non-eu-born'],
  ['Regionen nach Beschäftigung der Staatsangehörigen', '/indicator rank employment-native-born'],
])('a list by citizenship is none by birth: “%s” is asked about', (said, line) => {
  expect(reader.decide(said, null)).toMatchObject({
    type: 'doubt',
    doubt: { reason: 'not-held', missing: 'citizenship', offers: [{ line }] },
  });
});

test('a list by birth is none by citizenship', () => {
  const said = 'which countries have the highest employment of people born outside the EU';
  expect(reader.decide(said, null)).toMatchObject({
    type: 'doubt',
    doubt: { missing: 'birth', offers: [{ line: '/indicator rank employment-third-country-nationals countries' }] },
  });
});

test.each([
  ['Länder nach Beschäftigung der Staatsangehörigen', '/indicator rank employment-nationals countries'],
  ['employment of EU citizens by country', '/indicator rank employment-eu-citizens countries'],
  ['median income of EU citizens by country', '/indicator rank median-income-eu-citizens countries'],
  ['empleo de los ciudadanos de la UE por país', '/indicator rank employment-eu-citizens countries'],
  ['occupazione dei cittadini UE per paese', '/indicator rank employment-eu-citizens countries'],
  ['emploi des ressortissants de l’UE par pays', '/indicator rank employment-eu-citizens countries'],
  ['sysselsättning bland EU-medborgare per land', '/indicator rank employment-eu-citizens countries'],
  ['Beschäftigung der EU-Bürger nach Land', '/indicator rank employment-eu-citizens countries'],
  ['ocupació dels ciutadans de la UE per país', '/indicator rank employment-eu-citizens countries'],
  ['emprego dos cidadãos da UE por país', '/indicator rank employment-eu-citizens countries'],
])('the figure by citizenship is taken where there is one: “%s”', (said, line) => {
  expect(reader.decide(said, null)).toMatchObject({ type: 'line', line });
});

test('where regions have no figure by citizenship, that of their country is offered first', () => {
  expect(reader.decide('employment rate of EU citizens in Catalonia', null)).toMatchObject({
    doubt: { offers: [{ line: '/indicator show employment-eu-citizens region=ES51' }, {}, {}] },
  });
});

test.each(['regiones por paro de los extranjeros', 'Regionen nach Arbeitslosigkeit der Ausländer'])(
  'everyday words for people from abroad are read by birth, and said to be: “%s”',
  (said) => {
    expect(reader.decide(said, null)).toMatchObject({
      line: '/indicator rank unemployment-foreign-born',
      corrections: [{ meant: 'foreign-born' }],
    });
  },
);

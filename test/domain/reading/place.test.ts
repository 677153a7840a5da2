import { expect, test } from 'vitest';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['how does Middle Franconia rank on NEET among the regions of its country?', 'neet country=DE region=DE25'],
  ['rank of Catalonia in unemployment among Spanish regions', 'unemployment country=ES region=ES51'],
  [
    'which place has Skåne among the Swedish regions in employment of the foreign-born',
    'employment-foreign-born country=SE region=SE224',
  ],
  ['where does Bavaria rank in unemployment within Germany?', 'unemployment country=DE region=DE2'],
  ['is Puglia among the worst Italian regions for unemployment?', 'unemployment country=IT region=ITF4'],
  ['¿qué puesto ocupa Cataluña en paro entre las regiones españolas?', 'unemployment country=ES region=ES51'],
  ['che posizione ha la Puglia per disoccupazione tra le regioni italiane?', 'unemployment country=IT region=ITF4'],
  ['quel rang a la Bretagne pour le chômage parmi les régions françaises ?', 'unemployment country=FR region=FRH0'],
  ['Wie steht Mittelfranken bei den NEETs unter den deutschen Regionen?', 'neet country=DE region=DE25'],
  ['vilken plats har Skåne bland de svenska regionerna i arbetslöshet?', 'unemployment country=SE region=SE224'],
  ['quin lloc ocupa Catalunya en atur entre les comunitats espanyoles?', 'unemployment country=ES region=ES51'],
  ['em que lugar está o Algarve no desemprego entre as regiões portuguesas?', 'unemployment country=PT region=PT15'],
  ['where do we rank on unemployment among Swedish regions?', 'unemployment country=SE region=SE224'],
  ['what position does Lazio have among the member regions on unemployment?', 'unemployment members region=ITI4'],
  [
    'how does Italy rank on employment of third-country nationals among EU countries?',
    'employment-third-country-nationals countries region=IT',
  ],
  [
    'rank of Spain in employment of third-country nationals among European countries',
    'employment-third-country-nationals countries region=ES',
  ],
])('“%s” asks for a place', (said, line) => {
  const decision = reader.decide(said, 'SE224');
  expect(formatDecision(decision)).toBe(`/indicator rank ${line}`);
  const unused = said.includes('EU countries') ? ['EU'] : [];
  expect(decision).toMatchObject({ unused });
});

test.each([
  [
    'how does Italy rank on employment of third-country nationals?',
    '/indicator show employment-third-country-nationals region=IT',
  ],
  ['rank Italian regions by unemployment', '/indicator rank unemployment country=IT'],
  ['ranking of Spain on early leavers', '/indicator rank early-leavers country=ES'],
  ['unemployment in Skåne and Sweden', '/compare SE224 SE indicators=unemployment'],
])('“%s” asks for no place in a list: %s', (said, line) => {
  expect(formatDecision(reader.decide(said, null))).toBe(line);
});

test.each([
  ['what rank does Vienna have in unemployment in Germany?', 'AT13', 'AT', 'DE'],
  ['rang de la Bretagne en chômage en Espagne', 'FRH0', 'FR', 'ES'],
  ['what place has Sicily in unemployment among Greek regions?', 'ITG1', 'IT', 'EL'],
])('“%s” asks for a place in a country that it is not in', (said, region, home, country) => {
  expect(reader.decide(said, 'SE224')).toMatchObject({
    type: 'doubt',
    doubt: {
      reason: 'elsewhere',
      region,
      country,
      offers: [
        { line: `/indicator rank unemployment country=${home} region=${region}` },
        { line: `/indicator rank unemployment region=${region}` },
        { line: `/indicator rank unemployment country=${country}` },
      ],
    },
  });
});

test.each([
  ['which regions have more NEET than the median?', '/indicator rank neet order=worst'],
  ['which regions of Italy are above the median in unemployment?', '/indicator rank unemployment country=IT'],
  ['which country has the most residence permits per inhabitant?', '/indicator rank first-permits countries'],
])('what is offered instead of “%s” is a list too', (said, line) => {
  const decision = reader.decide(said, 'SE224');
  const offers = decision.type === 'doubt' && 'offers' in decision.doubt ? decision.doubt.offers : [];
  expect(offers.flatMap((each) => [each.line, ...(each.otherwise ?? [])])).toContain(line);
});

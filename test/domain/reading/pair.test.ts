import { expect, test } from 'vitest';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const employment = (region: string) => `employment-foreign-born region=${region} beside=employment-native-born`;
const unemployment = (region: string) =>
  `unemployment-foreign-born-15-74 region=${region} beside=unemployment-native-born-15-74`;

test.each([
  ['gap in unemployment between foreign-born and native-born in Burgundy', unemployment('FRC1')],
  ['employment gap between natives and migrants in Skåne', employment('SE224')],
  ['¿cuál es la diferencia de paro entre inmigrantes y nativos en Murcia?', unemployment('ES62')],
  ['differenza di disoccupazione tra stranieri e nativi in Puglia', unemployment('ITF4')],
  ['écart de chômage entre immigrés et natifs en Bourgogne', unemployment('FRC1')],
  ['Unterschied bei der Beschäftigung zwischen Zugewanderten und Einheimischen in Schonen', employment('SE224')],
  ['skillnaden mellan inrikes och utrikes födda i sysselsättning i Halland', employment('SE23')],
  ["diferència d'atur entre immigrants i nadius a Catalunya", unemployment('ES51')],
  ['diferença de desemprego entre imigrantes e nativos no Algarve', unemployment('PT15')],
  ['compare employment of foreign-born and native-born in Skåne', employment('SE224')],
  ['do migrants have higher unemployment than natives in Murcia?', unemployment('ES62')],
  ['how much lower is the employment of the foreign-born than of the native-born in Skåne?', employment('SE224')],
  ['compare men and women life expectancy in Sicily', 'life-expectancy-women region=ITG1 beside=life-expectancy-men'],
  ['gender gap in life expectancy in Sicily', 'life-expectancy-women region=ITG1 beside=life-expectancy-men'],
])('“%s” asks for two groups and their difference', (said, line) => {
  expect(formatDecision(reader.decide(said, null))).toBe(`/indicator show ${line}`);
});

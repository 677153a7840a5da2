import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['brief on Skåne about women in housing', '/brief SE224 area=housing', ['women']],
  ['Ask Catalonia how they fund interpreters', '/question ask "how they fund interpreters"', ['Catalonia']],
  ['la experiencia 4 la queremos hacer también en Lorca', '/experience adopt 4', ['Lorca']],
  ['sospendi la newsletter fino a settembre', '/digest pause', ['settembre']],
  ['we would like to meet people who do housing, but not in Spain', '/introduction ask area=housing', ['Spain']],
  [
    'une commune de 3000 habitants qui a accueilli des Ukrainiens, ça existe ?',
    '/experience search "habitants accueilli Ukrainiens"',
    ['3000'],
  ],
  [
    'what is unemployment in Murcia? who tried mentoring? and send me the digest please',
    '/indicator show unemployment region=ES62',
    ['send me the digest please'],
  ],
] as const)('“%s” → %s, and what it does not use is named', (text, line, unused) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line, unused });
});

test.each([
  'brief on Skåne in 2015',
  'score of Skåne on education, not housing',
  'Show me unemployment in Murcia. But not of the foreign-born. And who is like us?',
])('“%s” has a turn that no number may leave out', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt', doubt: { reason: 'turn' } });
});

test.each([
  ['Eintrag 33 wiederherstellen', '/experience restore 33'],
  ['Den nächsten Newsletter bitte überspringen', '/digest snooze'],
  ['ich bin drei Wochen im Urlaub, bitte Newsletter pausieren', '/digest pause weeks=3'],
  ['outras regiões que trabalhem com mediadores, menos a nossa', '/experience search mediadores except=SE224'],
])('“%s” uses all that was said', (text, line) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line, unused: [] });
});

test.each([
  ['mi servirebbe l’età mediana in Molise e poi anche i residenti', 'median-age', 'population', 'ITF2'],
  ['unemployment in Murcia and population', 'unemployment', 'population', 'ES62'],
  ['Arbeitslosigkeit in Tirol und dazu noch die Bevölkerung', 'unemployment', 'population', 'AT33'],
  ['paro y población de Murcia', 'unemployment', 'population', 'ES62'],
  ['atur a Múrcia i població', 'unemployment', 'population', 'ES62'],
] as const)('“%s” asks for two figures', (text, first, second, region) => {
  expect(reader.decide(text, null)).toMatchObject({
    line: `/indicator show ${first} region=${region}`,
    also: `/indicator show ${second} region=${region}`,
  });
});

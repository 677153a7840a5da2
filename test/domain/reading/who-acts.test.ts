import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['I want to talk to someone who tried a buddy programme', '/introduction ask words="buddy programme"'],
  ['has anyone tried to talk to fathers about school', '/experience search "talk fathers school"'],
  ['has anybody asked about interpreters before', '/question list'],
  ['qualcuno ha risposto alla mia domanda?', '/question mine'],
  ['our mentoring project has ended', '/experience mine'],
  ['let me know when somebody logs an experience on housing', '/digest subscribe'],
  ['mute the digest till I’m back in 3 weeks', '/digest pause weeks=3'],
  ['un riassunto sulla Galizia', '/brief ES11'],
  [
    'How do you pay interpreters in hospitals, has anyone tried vouchers? Ask everybody',
    '/question ask "How do you pay interpreters in hospitals, has anyone tried vouchers?"',
  ],
  ['show us against Lazio, Attica and Lisbon for GDP a head', '/compare SE224 ITI4 EL30 PT1A indicators=gdp-per-head'],
  ['welches Bundesland hat die meisten Arbeitslosen', '/indicator rank unemployment country=DE order=worst'],
  ['les trois dernières régions pour l’emploi', '/indicator rank employment order=worst count=3'],
])('“%s” → %s', (text, line) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line });
});

test.each([
  'mentoring in regions like ours',
  'mentoring in regions with high unemployment',
  'alert me when unemployment in Skåne changes',
  'regiones ultraperiféricas comparables',
  'paro en Lanzarote y Fuerteventura',
  'who tops the list for adult unemployment of sailors?',
])('“%s” is asked about', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt' });
});

test.each([
  'they want to stop the digest',
  'who subscribes to the digest',
  'meine Kollegin möchte den Newsletter abbestellen',
  'are there no experiences on housing from Sweden',
  'unemployment in the new member states',
  'Arbeitslosigkeit in den neuen Bundesländern',
  'eurozone regions with the best employment',
  'never send me anything on Mondays',
])('“%s” is of others, or asks for what no line says', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt' });
});

test('the union is named where a list has regions outside it', () => {
  expect(reader.decide('EU regions with best employment', null)).toMatchObject({ unused: ['EU'] });
});

test.each([
  ["don't stop the digest", '/digest show'],
  ['ich möchte den Newsletter nicht abbestellen', '/digest show'],
  ['no quiero dejar de recibir el boletín', '/digest show'],
  ['why did I get the digest', '/digest show'],
  ['how many people get the digest', '/digest show'],
  ['no more digests please stop', '/digest unsubscribe'],
  ["I don't want the digest, stop it", '/digest unsubscribe'],
  ['den Newsletter bitte nicht mehr schicken', '/digest unsubscribe'],
])('“%s” → %s', (text, line) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ line });
});

test('likeness is of no size, and its list has its own length', () => {
  expect(reader.decide('regions like us but bigger', 'SE224')).toMatchObject({ type: 'doubt' });
  expect(reader.decide('5 regions like us', 'SE224')).toMatchObject({ line: '/peers', unused: ['5'] });
});

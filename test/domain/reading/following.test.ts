import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const decide = (text: string) => reader.decide(text, 'ES62');

test.each([
  ['follow housing', '/follow area housing'],
  ['I want to follow housing', '/follow area housing'],
  ['follow the topic housing please', '/follow area housing'],
  ['follow Catalonia', '/follow region ES51'],
  ['follow our region', '/follow region ES62'],
  ['follow experience 3', '/follow experience 3'],
  ['stop following housing', '/follow stop area=housing'],
  ['unfollow Catalonia', '/follow stop region=ES51'],
  ['quiero seguir vivienda', '/follow area housing'],
  ['seguir Cataluña', '/follow region ES51'],
  ['vorrei seguire la Puglia', '/follow region ITF4'],
  ['je voudrais suivre le logement', '/follow area housing'],
  ['ich möchte dem Thema Wohnen folgen', '/follow area housing'],
  ['följ Skåne', '/follow region SE224'],
  ['vull seguir habitatge', '/follow area housing'],
  ['quero seguir habitação', '/follow area housing'],
  ['dejar de seguir vivienda', '/follow stop area=housing'],
  ['sluta följa Skåne', '/follow stop region=SE224'],
])('“%s” is %s and no search', (text, line) => {
  expect(decide(text)).toMatchObject({ type: 'line', line, unused: [] });
});

test.each([
  'what do I follow',
  'What am I following?',
  '¿qué sigo?',
  'cosa seguo?',
  "qu'est-ce que je suis ?",
  'wem folge ich?',
  'vad följer jag?',
  'què segueixo?',
  'o que sigo?',
])('“%s” lists what is followed', (text) => {
  expect(decide(text)).toMatchObject({ type: 'line', line: '/follow list' });
});

test.each([
  'when is the next event',
  'When is the next event?',
  'events',
  'which events are there?',
  '¿cuándo es el próximo evento?',
  'quando è il prossimo evento?',
  'quand est le prochain événement ?',
  'wann ist die nächste Veranstaltung?',
  'när är nästa evenemang?',
  'quan és el proper esdeveniment?',
  'quando é o próximo evento?',
])('“%s” lists the events', (text) => {
  expect(decide(text)).toMatchObject({ type: 'line', line: '/event list' });
});

test('what cannot be followed is asked about, and nothing is followed or searched for unasked', () => {
  expect(decide('follow mentoring')).toMatchObject({ type: 'doubt', doubt: { reason: 'turn' } });
});

test.each([
  'which events did others hold for newcomers?',
  'who tried sports events for refugees?',
  'how does Murcia follow up people after a course?',
  'employment in the following regions: Murcia, Apulia',
])('“%s” is about something else', (text) => {
  const decision = decide(text);
  expect(decision.type === 'line' ? decision.line : '').not.toMatch(/^\/(?:follow|event)/);
});

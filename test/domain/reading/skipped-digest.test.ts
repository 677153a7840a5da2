import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  'skip my next digest',
  'skip next weeks digest',
  'skip one digest',
  'leave out my next digest',
  "I don't want the next digest",
  'no digest next week',
  'salta il prossimo digest',
  'salta el próximo boletín',
  'saltar o próximo boletim',
  'hoppa över nästa nyhetsbrev',
  'sauter le prochain bulletin',
  'den nächsten Newsletter auslassen',
  "salta't el proper butlletí",
])('“%s” leaves out one issue', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line: '/digest snooze' });
});

test.each([
  ['skip my digest for 3 weeks', 3],
  ['skip the digest for two weeks', 2],
  ['please leave my digest out for 2 weeks', 2],
  ['no digest for the next 2 weeks', 2],
  ['sin boletín durante 3 semanas', 3],
  ['niente newsletter per 3 settimane', 3],
  ['pas de bulletin pendant 3 semaines', 3],
  ['kein Newsletter in den nächsten 3 Wochen', 3],
  ['inget nyhetsbrev de närmaste 3 veckorna', 3],
  ['cap butlletí durant 3 setmanes', 3],
  ['sem boletim durante 3 semanas', 3],
] as const)('“%s” waits that many weeks', (text, weeks) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line: `/digest pause weeks=${weeks}` });
});

test.each([
  'skip my digest',
  'leave out the digest',
  'no digest for 3 months',
  'salta la newsletter',
  'saltar mi boletín',
  'sauter mon digest',
  'Newsletter überspringen',
  'hoppa över mitt nyhetsbrev',
  'salta el butlletí',
  'saltar o meu boletim',
])('“%s” waits until it is wanted again', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line: '/digest pause' });
});

test('asks how long several issues are', () => {
  expect(reader.decide('skip the next 3 digests', 'SE224')).toMatchObject({
    type: 'doubt',
    doubt: { reason: 'turn', said: '3', offers: [{ line: '/digest snooze' }, { line: '/digest pause' }] },
  });
});

test.each([
  'stop my digest',
  'unsubscribe me from the digest',
  'no more digest',
  "I don't want the digest",
  'no more digests from next month',
  'no quiero más el boletín',
  'Ich möchte keinen Newsletter mehr',
])('“%s” ends it', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line: '/digest unsubscribe' });
});

test.each(['you skipped my digest', 'am I missing out on the digest'])('“%s” asks for no pause', (text) => {
  expect(reader.decide(text, 'SE224')).not.toMatchObject({ line: expect.stringMatching(/pause|snooze|unsubscribe/) });
});

test.each([
  "when is my next digest, I don't see it",
  'Wann kommt der nächste Digest? Ich finde ihn nicht',
  '¿cuándo llega el próximo boletín? no lo veo',
  'quando arriva la newsletter? non la vedo',
])('“%s” asks how it stands, and ends nothing', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line: '/digest show' });
});

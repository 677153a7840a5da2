import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['has Tuscany got experience with community sponsorship', 'community sponsorship', 'ITI1'],
  ['has Tuscany tried childcare during lessons', 'childcare lessons', 'ITI1'],
  ['experiencias de acogida en pueblos pequeños', 'acogida pueblos pequeños', null],
  ['esperienze di accoglienza nei piccoli comuni', 'accoglienza piccoli comuni', null],
  ["expériences d'accueil chez l'habitant", 'accueil habitant', null],
  ['Erfahrungen mit Sprachcafés in kleinen Gemeinden', 'Sprachcafés kleinen Gemeinden', null],
  ['har nån testat språkpromenader för föräldralediga?', 'språkpromenader föräldralediga', null],
  ["experiències d'habitatge compartit", 'habitatge compartit', null],
  ['experiências de acolhimento em aldeias pequenas', 'acolhimento aldeias pequenas', null],
])('“%s” is looked for with the words that tell of it', (text, words, region) => {
  const line = `/experience search "${words}"${region ? ` region=${region}` : ''}`;
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line });
});

test.each([
  ['who knows about school mediators? please introduce us', 'mediators'],
  ['¿quién sabe de baloncesto para jóvenes? ¿me los presentas?', 'baloncesto'],
  ['cerco colleghi che lavorano sulla tratta, me li presenti', 'tratta'],
  ['qui connaît bien le logement intergénérationnel ? mettez-nous en relation', 'intergénérationnel'],
  ['wer kennt sich mit Kirchenasyl aus? vernetzt uns bitte', 'Kirchenasyl'],
  ['vem vet mest om språkcaféer? presentera oss', 'språkcaféer'],
  ["hi ha algú que en sàpiga de mentoria? presenta-me'l", 'mentoria'],
  ['quem é que na Sicília me pode falar de pescadores', 'pescadores'],
])('“%s” asks to be introduced', (text, word) => {
  const decision = reader.decide(text, 'SE224');
  expect(decision).toMatchObject({ type: 'line', line: expect.stringMatching(/^\/introduction ask /) });
  expect(decision).toMatchObject({ line: expect.stringContaining(word) });
});

test.each([
  ['nos e os Açores: taxa de desemprego', '/compare PT30 PT20 indicators=unemployment'],
  ['os Açores, o Algarve e nos, desemprego', '/compare PT30 PT20 PT15 indicators=unemployment'],
  ['desemprego nos Açores', '/indicator show unemployment region=PT20'],
  ['us v Piedmont v Puglia on people with a degree', '/compare PT30 ITC1 ITF4 indicators=tertiary'],
  ['atur nostre vs Madrid vs País Valencià 2018', '/compare PT30 ES30 ES52 indicators=unemployment year=2018'],
  ['lavoro degli stranieri in Lombardia nel 2020', '/indicator show employment-foreign-born region=ITC4 year=2020'],
  ['work of foreigners in Lombardy in 2020', '/indicator show employment-foreign-born region=ITC4 year=2020'],
  ['what am I subscribed to?', '/digest show'],
  ['à quoi suis-je abonné ?', '/digest show'],
  ['was habe ich abonniert?', '/digest show'],
  ["quan m'arriba el pròxim resum?", '/digest show'],
  ['the contact in experience 31 has left, change it', '/experience edit 31'],
  ['kontaktpersonen i erfarenhet 31 har slutat, byt den', '/experience edit 31'],
])('“%s” → %s', (text, line) => {
  expect(reader.decide(text, 'PT30')).toMatchObject({ type: 'line', line });
});

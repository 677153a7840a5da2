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

test.each([
  ['cuanto ingresa de media un hogar en Navarra??', '/indicator show household-income region=ES22'],
  ['how much does a household earn in Navarre', '/indicator show household-income region=ES22'],
  ['quanto guadagna in media una famiglia in Puglia', '/indicator show household-income region=ITF4'],
  ['combien gagne un ménage en Bretagne', '/indicator show household-income region=FRH0'],
  ['wie viel verdient ein Haushalt in Tirol', '/indicator show household-income region=AT33'],
  ['hur mycket tjänar ett hushåll i Skåne', '/indicator show household-income region=SE224'],
  ['quant ingressa una llar a Catalunya', '/indicator show household-income region=ES51'],
  ['quanto ganha em média um agregado no Algarve', '/indicator show household-income region=PT15'],
  ['dove si guadagna meno in Italia?', '/indicator rank household-income country=IT order=worst'],
  ['dónde se gana menos en España?', '/indicator rank household-income country=ES order=worst'],
  ['dove si abbandona meno la scuola in Italia?', '/indicator rank early-leavers country=IT'],
  ['donde se abandona menos la escuela en España', '/indicator rank early-leavers country=ES'],
  ['onde se abandona menos a escola em Portugal', '/indicator rank early-leavers country=PT'],
  ['wo bricht man am seltensten die Schule ab', '/indicator rank early-leavers'],
  ['sind wir älter als Kärnten', '/compare PT30 AT21 indicators=median-age'],
  ['are we older than Galicia?', '/compare PT30 ES11 indicators=median-age'],
  ['siamo più vecchi della Liguria?', '/compare PT30 ITC3 indicators=median-age'],
  ['sommes-nous plus vieux que la Bretagne ?', '/compare PT30 FRH0 indicators=median-age'],
  ['som més vells que les Balears', '/compare PT30 ES53 indicators=median-age'],
  ['somos mais velhos que o Algarve', '/compare PT30 PT15 indicators=median-age'],
  ['estem millor o pitjor que Aragó en atur', '/compare PT30 ES24 indicators=unemployment'],
  ['estamos melhor ou pior que o Algarve no desemprego', '/compare PT30 PT15 indicators=unemployment'],
  ['Projekte zu Wohnraum auf dem Land', '/experience search "Wohnraum auf dem Land"'],
  [
    'Können Sie mich jemandem in Apulien vorstellen, der Sprachcafés leitet?',
    '/introduction ask regions=ITF4 words="Sprachcafés leitet"',
  ],
  ['mi serve un referente in un’altra regione per la mediazione', '/introduction ask words=mediazione'],
  ['preciso de uma pessoa de contacto noutra região sobre diplomas', '/introduction ask words=diplomas'],
])('what is counted may be said by a verb, and who is compared by its ending: “%s” → %s', (text, line) => {
  expect(reader.decide(text, 'PT30')).toMatchObject({ type: 'line', line });
});

test.each([
  'do you have unemployment for women only in Catalonia?',
  'Do you have early school leaving for girls only? For the Azores obviously',
])('“%s” asks for a figure of a sex, which is not held', (text) => {
  expect(reader.decide(text, 'PT30')).toMatchObject({ type: 'doubt', doubt: { reason: 'not-held', missing: 'sex' } });
});

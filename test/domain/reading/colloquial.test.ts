import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['sämst på skolavhopp, alla utom Rumänien o Bulgarien', '/indicator rank early-leavers except=RO,BG order=worst'],
  ['sämst på skolavhopp, alla utom Rumänien å Bulgarien', '/indicator rank early-leavers except=RO,BG order=worst'],
  [
    'schlechteste Regionen bei Schulabbruch, ohne Rumänien u. Bulgarien',
    '/indicator rank early-leavers except=RO,BG order=worst',
  ],
  ['le 5 regioni peggiori per neet, escluse le nostre italiane', '/indicator rank neet except=IT order=worst count=5'],
  ['remove Brittany from my digest', '/digest change'],
  ['quita Murcia de mi boletín', '/digest change'],
  ['Bitte den Wochenbericht auch an meine Mail schicken', '/digest change'],
  ['subscribe me to the digest for Brittany', '/digest subscribe'],
  ['jag söker en motpart i Spanien om bostäder', '/introduction ask area=housing regions=ES'],
  ['me equivoqué en la experiencia 14, el número está mal', '/experience edit 14'],
  ['Wie schneidet die Steiermark bei der Bildung ab?', '/score AT22 area=education'],
])('“%s” → %s', (text, line) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line });
});

test.each([
  'Kannst du mich mit jemandem aus Xanten bekannt machen, der sich mit Schule auskennt?',
  'ponme en contacto con alguien de Villamayor que lleve escuelas',
  'koppla ihop mig med nån från Ankeborg som jobbar med skolor',
])('“%s” asks where the unknown place is', (text) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'doubt', doubt: { reason: 'unknown-place' } });
});

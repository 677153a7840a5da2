import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const { decide } = await createSentenceReader();

function lineOf(text: string): string | null {
  const decision = decide(text, 'ES24');
  return decision.type === 'line' ? decision.line : null;
}

test.each([
  ['qué han hecho los suecos con los títulos de enfermeras?', '/experience search "títulos enfermeras" region=SE'],
  ['what can we learn from the Danes about housing', '/experience search housing region=DK'],
  ['cosa hanno fatto gli svedesi per gli alloggi', '/experience search alloggi region=SE'],
  ['worst regions for NEET except the Germans and the Greeks', '/indicator rank neet except=DE,EL order=worst'],
  ['regioner med störst andel 65+ men hoppa över tyskarna', '/indicator rank old-age-share except=DE'],
])('a people that does something is its country: %s', (text, line) => {
  expect(lineOf(text)).toBe(line);
});

test.each([
  'cursos para los rumanos de Lleida',
  'tasa de paro de los rumanos en Aragón',
  'unemployment among the Romanians in Murcia',
  'how do the Romanians in our region do on employment',
  'are the Poles here better educated than the locals',
  'in Emilia-Romagna lavorano di più gli italiani o gli stranieri?',
])('a people of whom, or for whom, it is asked is not its country: %s', (text) => {
  expect(lineOf(text) ?? '').not.toMatch(/=(?:RO|IT|PL)\b|\b(?:RO|IT|PL) /);
});

test.each([
  ['unemployment in Murcia in 2015 and now', '/indicator show unemployment region=ES62 since=2015'],
  ['paro en Murcia ahora y en 2015', '/indicator show unemployment region=ES62 since=2015'],
  ['arbetslöshet i Skåne 2015 och nu', '/indicator show unemployment region=SE224 since=2015'],
])('a year and now are both shown: %s', (text, line) => {
  expect(lineOf(text)).toBe(line);
});

test.each([
  [
    'Regionen mit der höchsten Arbeitslosigkeit, lass Spanien weg',
    '/indicator rank unemployment except=ES order=worst',
  ],
  ['who did something on housing? leave Sweden and Denmark out', '/experience search housing except=SE,DK'],
  ['worst regions for young people not in work or training', '/indicator rank neet order=worst'],
  ['too many mails. could I get the digest on Mondays instead and only housing', '/digest change'],
  ['mi presentate qualcuno in Svezia che fa alloggi?', '/introduction ask area=housing regions=SE'],
  ['we ran a reading club with parents, I want it recorded', '/experience log'],
])('what is left out, changed, met or logged is what is done: %s', (text, line) => {
  expect(lineOf(text)).toBe(line);
});

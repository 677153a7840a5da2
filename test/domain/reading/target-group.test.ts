import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['what works for women', '/experience list group=women'],
  ['qué funciona para mujeres', '/experience list group=women'],
  ['cosa funziona per le donne', '/experience list group=women'],
  ["qu'est-ce qui marche pour les femmes", '/experience list group=women'],
  ['Erfahrungen mit Frauen', '/experience list group=women'],
  ['vad fungerar för kvinnor', '/experience list group=women'],
  ['què funciona per a dones', '/experience list group=women'],
  ['o que funciona para mulheres', '/experience list group=women'],
  ['projets pour les familles', '/experience list group=families'],
  ['projects for asylum seekers in Skåne', '/experience list region=SE224 group=asylum-seekers'],
])('who it was for is a filter, and no word to look for: “%s”', (text, line) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'line', line, unused: [] });
});

test.each([
  'what does Skåne do for refugees',
  'what has Skåne tried for refugees',
  'qué hace Skåne por los refugiados',
  'was macht Skåne für Flüchtlinge',
  'que fait la Scanie pour les réfugiés',
  'vad gör Skåne för flyktingar',
])('what a region does for a group is what it tried, and no figure: “%s”', (text) => {
  const line = '/experience list region=SE224 group=bip';
  const meant = 'Beneficiaries of international protection';
  expect(reader.decide(text, null)).toMatchObject({ line, unused: [], corrections: [{ meant }] });
});

test.each([
  ['language courses for women', '/experience search "language courses women"'],
  ['who did something for newly arrived women', '/experience search "newly arrived women"'],
])('with a matter, or another group besides, the words are looked for: “%s”', (text, line) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'line', line });
});

import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

// Names that are ordinary words too.
test.each([
  ['regions like Réunion', '/peers FRY4'],
  ['which regions are like Réunion but have lower NEET', '/peers FRY4 better-at=neet'],
  ['peers of Reunion', '/peers FRY4'],
  ['profile of Réunion', '/region show FRY4'],
  ['profile of Nice', '/region show FRL0'],
  ['compare Réunion and Guadeloupe', '/compare FRY4 FRY1'],
  ['quelles régions ressemblent à La Réunion ?', '/peers FRY4'],
  ['perfil de Reunión', '/region show FRY4'],
])('an exact name behind a word that regions follow is taken: “%s” → %s', (text, line) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'line', line });
});

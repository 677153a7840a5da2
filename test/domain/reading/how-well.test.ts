import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['how does Skåne do on social security?', '/score SE224 area=social-security'],
  ['how is Skåne doing in education', '/score SE224 area=education'],
  ['how is Catalonia doing on health?', '/score ES51 area=health'],
  ['¿cómo va Murcia en educación?', '/score ES62 area=education'],
  ['come va la Puglia nell’istruzione?', '/score ITF4 area=education'],
  ['wie steht Bayern in der Bildung da?', '/score DE2 area=education'],
  ['comment se porte la Bretagne en matière d’éducation ?', '/score FRH0 area=education'],
  ['hur går det för Skåne i utbildning?', '/score SE224 area=education'],
])('how well a region does in a policy area is its score: “%s”', (text, line) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'line', line, unused: [] });
});

test.each([
  ['how does Lazio do on unemployment', '/indicator show unemployment region=ITI4'],
  ['how is Skåne doing compared with Catalonia on education', '/compare SE224 ES51 area=education'],
])('a measure or another region is another question: “%s”', (text, line) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'line', line });
});

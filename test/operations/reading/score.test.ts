import { expect, test } from 'vitest';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

const { as, say } = await createDialogue();

test.each([
  ['MIPEX score of Catalonia', 'Policy: Catalonia'],
  ['what is the MIPEX of Skåne?', 'Policy: Skåne'],
  ['MIPEX-R Puglia', 'Policy: Apulia'],
  ['puntuación MIPEX de Cataluña', 'Policy: Catalonia'],
  ['punteggio MIPEX della Puglia', 'Policy: Apulia'],
  ['self-assessment of Catalonia on housing', 'Policy: Catalonia, Housing'],
  ['labour market score of Skåne', 'Labour market score: Skåne'],
  ['how does Catalonia score on education', 'Education score: Catalonia'],
  ['education score of Puglia in 2019', 'Education score: Apulia, 2019'],
  ['scores of Murcia', 'Scores: Region of Murcia'],
  ['rank regions by education score', 'Education score: NUTS 2 regions'],
  ['which regions have the best labour market score in Spain', 'Labour market score: regions of Spain'],
  ['What score does Azores have on health?', 'of 100 points on health'],
])('“%s” is answered with %s', async (words, wanted) => {
  expect(read(await say(words))).toContain(wanted);
});

test.each([
  [
    'which countries score best on labour market',
    'Scores on labour market are ranked among regions, not among countries',
  ],
  ['/indicator rank education countries', 'Scores on education are ranked among regions, not among countries'],
  ['which regions except Germany score best on labour market', 'Labour market score: NUTS 2 regions without Germany'],
])('“%s” is a list of nobody else: %s', async (words, wanted) => {
  expect(read(await say(words))).toContain(wanted);
});

test.each([
  ['unemployment score of Skåne', 'Unemployment rate: Skåne'],
  ['what does Puglia do to score better in school', 'Policy: '],
  ['experiences with MIPEX in Sweden', 'Policy: '],
  ['compare Skåne and Catalonia on education', 'Education score: '],
])('“%s” asks for something else', async (words, other) => {
  const text = read(await say(words));
  if (other.startsWith('Unemployment')) expect(text).toContain(other);
  else expect(text).not.toContain(other);
});

test('the policy of two regions is offered one by one', async () => {
  const outcome = await say('compare MIPEX of Skåne and Catalonia');
  expect(lineOf(outcome, 'Catalonia')).toBe('/policy show ES51');
});

test('“our score” is that of the asker’s region', async () => {
  const ana = as('ana');
  await ana.submit(await ana.say('/me edit'), { region: 'ES51' });
  expect(read(await ana.say('what is our labour market score'))).toContain('Labour market score: Catalonia');
});

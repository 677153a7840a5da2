import { expect, test } from 'vitest';
import { measureReadability } from '#src/domain/experiences/plain-language.ts';

const easy = {
  challenge: 'Many people who came to us had no work. They did not know whom to ask. We saw that this took too long.',
  action: 'We asked ten firms to help. Each took in one person for a day. They met the staff and saw the work.',
  lesson: 'Ask first. Pay for the bus. Say thank you.',
};

test('short words in short sentences are easy, whatever the language', () => {
  expect(measureReadability(easy)).toMatchObject({ level: 'easy', longest: null, unexplained: [] });
});

test('long words in long sentences are hard, and the longest one is named', () => {
  const sentence =
    'The implementation of interinstitutional coordination mechanisms concerning multidimensional integration trajectories necessitated comprehensive methodological harmonisation between participating administrative authorities, decentralised organisational structures, intermediary organisations and supplementary stakeholders throughout successive programming periods and subsequent evaluation exercises.';
  const found = measureReadability({ challenge: sentence, action: 'Short.', lesson: 'Short.' });
  expect(found?.level).toBe('hard');
  expect(found?.longest?.text).toBe(sentence);
});

test('abbreviations that nobody explains are named, those of the field and explained ones are not', () => {
  const action = `${easy.action} The BAMF paid with AMIF money. The office for work (AMS) and the SFI (Swedish for migrants) took part.`;
  expect(measureReadability({ ...easy, action })?.unexplained).toEqual(['BAMF']);
});

test('of a text of a few words nothing is said', () => {
  expect(measureReadability({ challenge: 'c', action: 'a', lesson: 'l' })).toBeNull();
});

import { expect, test } from 'vitest';
import { decide } from '#src/domain/reading/decide.ts';
import { isFollowUp, overlay } from '#src/domain/reading/follow-up.ts';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const { catalogue, read } = await createSentenceReader();
const befores = [
  'unemployment in Catalonia',
  'regions like Skåne',
  'who has done something on housing',
  'put me in touch with somebody on housing',
];

/** What a message comes to behind another. */
function decideAfter(before: string, text: string) {
  const reading = read(text);
  const first = read(before).frame;
  const frame = isFollowUp(reading.frame, first) ? overlay(reading.frame, first) : reading.frame;
  return decide({ ...reading, frame }, { region: 'ES24' }, catalogue);
}

test.each([
  ['how many foreigners are there in Sicily', '/indicator show foreign-citizen-share region=ITG1'],
  ['percentage of foreigners in Sicily', '/indicator show foreign-citizen-share region=ITG1'],
  ['cuántos extranjeros hay en Sicilia', '/indicator show foreign-citizen-share region=ITG1'],
  ['porcentaje de inmigrantes en Murcia', '/indicator show foreign-born-share region=ES62'],
  ['quants estrangers hi ha a Sicília', '/indicator show foreign-citizen-share region=ITG1'],
  ['quanti stranieri ci sono in Sicilia', '/indicator show foreign-citizen-share region=ITG1'],
  ['combien d’immigrés en Bretagne', '/indicator show foreign-born-share region=FRH0'],
  ['wie viele Ausländer gibt es in Berlin', '/indicator show foreign-citizen-share region=DE30'],
  ['Ausländeranteil in Berlin', '/indicator show foreign-citizen-share region=DE30'],
  ['quantos estrangeiros há na Sicília', '/indicator show foreign-citizen-share region=ITG1'],
  ['andel utlandsfödda i Skåne', '/indicator show foreign-born-share region=SE224'],
  ['and how many foreigners in Sicily?', '/indicator show foreign-citizen-share region=ITG1'],
])('the share of a group in a place is a whole question, whatever was asked before: %s', (text, line) => {
  for (const before of befores) expect(decideAfter(before, text), before).toMatchObject({ type: 'line', line });
});

test('a share of a group without a place is of the place before, and of nothing that was measured there', () => {
  const line = '/indicator show foreign-citizen-share region=ES51';
  expect(decideAfter('unemployment in Catalonia', 'and how many foreigners?')).toMatchObject({ type: 'line', line });
});

test.each([
  ['and for the foreign-born?', '/indicator show unemployment-foreign-born region=ES51'],
  ['foreigners in Sicily', '/indicator show unemployment-foreign-born region=ITG1'],
  ['and the rate of the foreign-born?', '/indicator show unemployment-foreign-born region=ES51'],
])('a group alone still fills the question before: %s', (text, line) => {
  expect(decideAfter('unemployment in Catalonia', text)).toMatchObject({ type: 'line', line });
});

test('what could not be used behind a likeness is quoted as it was said', () => {
  expect(decideAfter('regions like Skåne', 'foreigners in Sicily')).toMatchObject({ doubt: { said: 'foreigners' } });
});

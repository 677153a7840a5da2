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
  ['combien d’immigrés en Bretagne', '/indicator show foreign-born-share-census region=FRH0'],
  ['wie viele Ausländer gibt es in Berlin', '/indicator show foreign-citizen-share region=DE30'],
  ['Ausländeranteil in Berlin', '/indicator show foreign-citizen-share region=DE30'],
  ['quantos estrangeiros há na Sicília', '/indicator show foreign-citizen-share region=ITG1'],
  ['andel utlandsfödda i Skåne', '/indicator show foreign-born-share region=SE224'],
  ['and how many foreigners in Sicily?', '/indicator show foreign-citizen-share region=ITG1'],
])('the share of a group in a place is a whole question, whatever was asked before: %s', (text, line) => {
  for (const before of befores) expect(decideAfter(before, text), before).toMatchObject({ type: 'line', line });
});

test.each([
  'where do the most foreigners live in Italy',
  '¿dónde viven más extranjeros en Italia?',
  'dove vivono più stranieri in Italia',
  'où vivent le plus d’étrangers en Italie',
  'wo leben die meisten Ausländer in Italien',
  'var bor flest utlänningar i Italien',
  'on viuen més estrangers a Itàlia',
  'onde vivem mais estrangeiros em Itália',
])('where most people of a group live is a whole question, whatever was asked before: %s', (text) => {
  const alone = decide(read(text), { region: 'ES24' }, catalogue);
  const line = '/indicator rank foreign-citizen-share country=IT';
  expect(alone).toMatchObject({ type: 'line', line });
  for (const before of [...befores, 'unemployment in Murcia since 2015'])
    expect(decideAfter(before, text), before).toMatchObject({ type: 'line', line });
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

test.each([
  'in which region do most immigrants live',
  '¿en qué región viven más inmigrantes?',
  'in quale regione vivono più immigrati',
  'dans quelle région vivent le plus d’immigrés',
  'in welcher Region leben die meisten Migranten',
  'i vilken region bor flest invandrare',
  'a quina regió viuen més immigrants',
  'em que região vivem mais imigrantes',
])('which region of all is a whole question, whatever was asked before: %s', (text) => {
  const alone = decide(read(text), { region: 'ES24' }, catalogue);
  for (const before of ['which scores better, Vienna or Berlin', 'compare Skåne and Murcia on unemployment'])
    expect(decideAfter(before, text), before).toMatchObject({ line: alone.type === 'line' ? alone.line : '' });
});

test('which of them is of those before', () => {
  expect(
    decideAfter('compare Skåne and Murcia on unemployment', 'and which of them has more immigrants?'),
  ).toMatchObject({
    line: expect.stringMatching(/^\/compare .*SE224/),
  });
});

test('scores side by side use the word for better, and offers keep a fall', () => {
  expect(decide(read('which scores better, Vienna or Berlin'), { region: null }, catalogue)).toMatchObject({
    line: '/score AT13 against=DE30',
    unused: [],
  });
  const offers = ['neet', 'unemployment', 'unemployment-15-74'].map((indicator) => ({
    line: `/indicator rank ${indicator} since=2019 changed=fell`,
  }));
  for (const text of [
    'regions where youth unemployment fell since 2019',
    'regiones donde el paro juvenil ha bajado desde 2019',
  ])
    expect(decide(read(text), { region: null }, catalogue)).toMatchObject({ type: 'doubt', doubt: { offers } });
});

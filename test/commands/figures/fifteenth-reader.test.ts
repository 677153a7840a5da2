import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
const answer = async (line: string) => read(await say(line));

test('another ending of a word is no misspelt one', async () => {
  const text = await answer('In welchen polnischen Regionen ist das verfügbare Haushaltseinkommen am niedrigsten?');
  expect(text).toContain('Disposable income of households per head: regions of Poland');
  expect(text).not.toContain('is read as');
});

test('where a figure is not held, that of other ages for the like group is offered', async () => {
  const text = await answer('/indicator show employment-foreign-citizens-15-64 CZ04');
  expect(text).toContain('There are figures on: Employment, foreign-born, 20–64 (2025).');
  expect(text).toContain('[Employment, foreign-born, 20–64]');
});

test('of nationals it is that of the native-born', async () => {
  const text = await answer('/indicator show employment-nationals-15-64 DE40');
  expect(text).toContain('There are figures on: Employment, native-born, 20–64 (2025).');
});

test('too few figures to compare: it is said at once why', async () => {
  const [first = ''] = (await answer('/compare PT1C ES43 indicators=median-age')).split('[Details]');
  expect(first).toContain('too few figures to compare. Alentejo: Median age: the borders changed');
  expect(first).toContain('figures for Alentejo (PT18), 1992–2022');
});

test.each([
  ['Quines regions franceses han perdut més població des de 2015?', 'fall'],
  ['Which French regions have lost population since 2015?', 'fall'],
  ['Quelles régions françaises ont gagné des habitants depuis 2015 ?', 'rise'],
])('%s: a number of people that is lost or gained', async (line, side) => {
  const text = await answer(line);
  expect(text).not.toContain('I could not use');
  expect(text).toMatch(side === 'fall' ? /−[\d,]+/ : /\+[\d,]+/);
  expect(text).toContain(side === 'fall' ? 'fell' : 'rose');
});

test('the title of a picture says of whom a doubtful figure is that is best of all', async () => {
  expect(await answer('/compare DE23 CZ03 AT31')).toMatch(
    /\[picture Southwest Czechia (?:has the )?(?:lowest|highest)[^.]* \(foreign-born, uncertain\)\./,
  );
});

test('one uncertain figure is one', async () => {
  expect(await answer('/score FRJ2 education')).toContain('By an uncertain figure, Midi-Pyrénées has 91.5');
});

test.each([
  'Where has the gap between native-born and foreign-born employment narrowed?',
  '¿Dónde se ha reducido la brecha de empleo entre nativos y extranjeros?',
])('%s: gaps are ranked of no regions, and no region is asked for first', async (line) => {
  const text = await answer(line);
  expect(text).toContain('I rank no gaps between groups');
  expect(text).not.toContain('Which region?');
});

test.each([
  'Wie ist die Arbeitslosigkeit in den Bundesländern in Österreich?',
  'Wie hoch ist die Arbeitslosigkeit in Österreichs Bundesländern?',
  'Unemployment in the regions of Austria',
])('%s: the regions of a country are not the country', async (line) => {
  expect(await answer(line)).toContain('Unemployment rate: regions of Austria, 2022');
});

test('to have is no month, and the units of Poland are its regions', async () => {
  const text = await answer('Które województwa mają najwyższe bezrobocie?');
  expect(text).toContain('Unemployment rate: regions of Poland');
  expect(await answer('Bezrobocie w Warszawie w maju')).toContain('My figures are for whole years');
});

test('where only others are higher by value, it is said of the peers too', async () => {
  expect(await answer('/peers SE33 better-at=employment-foreign-born')).toContain(
    'None of the peers with a figure is clearly higher by value. Of the others, less alike, higher by value',
  );
});

test('those born in the country are nothing like those who were not', async () => {
  const text = await answer('/compare PT30 PT20 indicators=unemployment-foreign-born');
  expect(text).toContain('Unemployment, 15–64, 2022 | 7.1% | 6.2% u');
  expect(text).not.toContain('native-born');
});

test('names of several that are first are a list', async () => {
  const text = await answer('/compare NO02 DK05 FI1D');
  expect(text).toContain('uncertain: Innlandet and North Denmark first by value');
});

test('one that has a figure is shown without a rank', async () => {
  expect(await answer('/indicator rank quality-of-government country=HR')).toContain('It is shown without a rank.');
});

test('a level of education is said in two words', async () => {
  const text = await answer(
    'Hur många procent av de utrikes födda i Mellersta Norrland har eftergymnasial utbildning?',
  );
  expect(text).toContain('37.8% in 2025');
  expect(text).not.toContain('Not used');
});

test('a picture’s title says who is first by value', async () => {
  expect(await answer('/compare NL41 BE21')).toContain(
    '[picture North Brabant higher in employment (foreign-born, uncertain).',
  );
});

test('where a score of others only is higher, it is said of the peers too', async () => {
  for (const line of ['/peers CZ06 better-at=health', '/brief CZ06 against=AT12,HU21'])
    expect(await answer(line)).toContain(
      'By value, none of the peers with a score has a clearly higher one. Of the others, less alike, with a higher score',
    );
});

test.each([
  '/compare DEA1 FRK2 indicators=unemployment-native-born,unemployment-foreign-born',
  '/compare DEA1 FRK2 indicators=unemployment-native-born',
])('%s: of ages that are not held the same group’s of other ages is shown', async (line) => {
  const text = await answer(line);
  expect(text).toContain('There is no figure of Düsseldorf and Rhône-Alpes on Unemployment, native-born, 15–64.');
  expect(text).toMatch(/Unemployment 15–74, native-born, 2025 \| 3\.4% \? \| 6\.4% \?/);
  expect(text.includes('7.1%')).toBe(line.includes('foreign-born'));
});

test('a ranking of uncertain scores says which are the highest and the lowest', async () => {
  expect(await answer('/indicator rank health country=FR')).toContain(
    'By uncertain figures, highest: Île-de-France (98.1 ?); lowest: Mayotte (4.8 ?).',
  );
});

test.each([['/indicator rank poverty-risk country=ES since=2016', 'Of these regions we hold one year only, 2024']])(
  '%s: one year is said to be the only one of whom it is',
  async (line, said) => {
    expect(await answer(line)).toContain(said);
  },
);

test('a rank that others have too is marked in the table of scores', async () => {
  const text = await answer('/score CZ06');
  expect(text).toContain('| 1, shared, of 185 (1–5) |');
  expect(text).toContain('| 182 of 259 (');
});

test('of a few with new borders the figures of those before are named', async () => {
  expect(await answer('/indicator rank old-age-share country=PT except=PT20')).toContain(
    'In the former borders there are figures of: ',
  );
});

test('where two of three are told apart, nothing beside their course denies it', async () => {
  const text = await answer('/compare SE224 ES51 ITF4');
  expect(text).toContain('Apulia is ahead of Skåne in unemployment');
  expect(text).not.toContain('Unemployment, foreign-born, 15–64, 2022: Nobody is called ahead');
  expect(text).toContain('Unemployment, foreign-born, 15–64, 2022: By value from ');
});

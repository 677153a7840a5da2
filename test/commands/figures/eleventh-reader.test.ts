import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
const answer = async (line: string) => read(await say(line));

test.each([
  [
    '/indicator rank unemployment country=PT',
    'Only 4 of 9 have a figure of 2022 (5 with new borders), so nobody is the first or the last of all. Best of these without a doubtful figure: Algarve (5.9%); last: Madeira (7.1%). They are shown without ranks.',
  ],
  [
    'What is the most unemployed region in Portugal?',
    'Only 4 of 9 have a figure of 2022 (5 with new borders), so nobody is the first or the last of all.',
  ],
  ['/indicator rank neet', 'Only 89 of 301 have a figure of 2024 ('],
])('%s: where fewer than half have a figure, nobody is the first or the last of all', async (line, said) => {
  expect(await answer(line)).toContain(said);
});

test('where most have a figure, the first and the last are those of all', async () => {
  const text = await answer('/indicator rank unemployment country=AT');
  expect(text).toMatch(/Best(?: without a doubtful figure)?: /);
  expect(text).not.toContain('Only ');
});

test('a region whose own rows are all withheld is none with new borders', async () => {
  expect(await answer('/indicator rank unemployment-foreign-born details')).toContain(
    '94 not published, 32 with figures of other years, 10 withheld in other years, 6 with new borders, 3 without data.',
  );
});

test.each([
  [
    'how has the population of Lisbon changed since 2000',
    'In the former borders, Área Metropolitana de Lisboa: 2,869,033 inhabitants in 2021. Change: not comparable with 2000 (2,624,511 inhabitants): break in the series in 2011.',
  ],
  [
    '/indicator show population PT1A',
    'In the former borders, Área Metropolitana de Lisboa: 2,869,033 inhabitants in 2021.\n',
  ],
  [
    'Ha disminuït l’atur dels estrangers a Catalunya des del 2015?',
    'Catalonia: 15.6% in 2022, the latest year (definition differs).\nChange: not comparable with 2015 (30.6%): break in the series in 2021.',
  ],
])('%s: the change asked for stands above, also of the territory in its former borders', async (line, said) => {
  const text = await answer(line);
  expect(text).toContain(said);
  expect(text).not.toContain('Not used');
});

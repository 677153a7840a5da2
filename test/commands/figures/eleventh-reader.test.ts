import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, press } = await createDialogue();
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

test.each([
  ['Qual è la regione più povera d’Italia?', 'by what is produced there, which is not how well people live'],
  ['Welche Region in Deutschland ist am ärmsten?', 'by what is produced there, which is not how well people live'],
  ['risk of poverty in Apulia', 'Apulia · which counts more people than poverty by income alone.'],
  ['Wie alt sind die Menschen in Sizilien im Mittel?', 'Read as: Median age · Sicily.\n'],
  ['/region show SE22', '“SE22” is read as Skåne (SE224).'],
  ['/brief SE224 employment', '“employment” is read as Labour market.'],
])('%s: what stands in for what was said is named above', async (line, said) => {
  expect(await answer(line)).toContain(said);
});

test('the poorest by GDP per head have beside them who is at risk of poverty', async () => {
  expect(
    read(await press(await say('What is the poorest region of Poland?'), 'Poverty or social exclusion')),
  ).toContain('People at risk of poverty or social exclusion: regions of Poland');
  expect(JSON.stringify(await say('GDP of Catalonia'))).not.toContain('poverty-risk');
});

test('nothing is left of a country without itself', async () => {
  expect(await answer('/indicator rank unemployment except=Spain country=ES')).toContain(
    'Nothing is left to rank: regions of Spain without Spain.',
  );
});

test('a territory that is no NUTS 2 region is not put on their map, nor beside a median of none', async () => {
  const text = JSON.stringify(await say('/indicator show unemployment HU10'));
  expect(text).toContain('from 4.9% in 1999 to 9.5% in 2012');
  expect(text).not.toContain('median of 0');
  const map = JSON.stringify(await say('/indicator show unemployment HU10 map'));
  expect(map).toContain('Half of the regions lie between');
  expect(map).not.toContain('"alt":"Central Hungary: ');
});

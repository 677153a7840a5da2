import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
const firstOf = async (line: string) => read(await say(line)).split('\n---\n')[0] ?? '';

test('two groups of one region, and the one less the other', async () => {
  const said = await firstOf('/indicator show employment-foreign-born SE224 beside=employment-native-born');
  expect(said).toContain('Skåne: 72.2% in 2025');
  expect(said).toContain('Employment, native-born, 20–64: 83.6% ? in 2025.');
  expect(said).toContain('Difference, foreign-born less native-born: −11.4 points (uncertain: ');
});

test('two sexes', async () => {
  const said = await firstOf('/indicator show life-expectancy-women ITG1 beside=life-expectancy-men');
  expect(said).toMatch(/Difference, women less men: \+\d\.\d years/);
});

test('a year that one has is told of both', async () => {
  const said = await firstOf('/indicator show employment-foreign-born SE224 beside=employment-native-born year=1990');
  expect(said).toContain('for 1990');
  const other = await firstOf('/indicator show unemployment SE224 beside=neet year=2010');
  expect(other).toContain('NEET, 15–29: no figure in 2010.');
});

test('words that ask for a gap are answered with it', async () => {
  const said = await firstOf('employment gap between migrants and natives in Skåne');
  expect(said).toContain('Difference, foreign-born less native-born: −11.4 points');
  expect(said).toContain('beside: Employment rate of the native-born');
});

test('of two measures no difference is told', async () => {
  const said = await firstOf('/indicator show unemployment ITC4 beside=neet year=2019');
  expect(said).toContain('NEET, 15–29: 12.6% ? in 2019.');
  expect(said).not.toContain('Difference');
});

test('in which years a region was highest and lowest', async () => {
  const said = await firstOf('/indicator show unemployment ES61 extremes');
  expect(said).toContain('Of 1999 to 2022, highest: 36.3% in 2013; lowest: 12.7% in 2006 b.');
  expect(said).toContain('The series breaks in 2001, 2005, 2006, 2021');
  expect(await firstOf('/indicator show unemployment ES61 extremes since=2015')).toContain(
    'Of 2015 to 2022, highest: ',
  );
});

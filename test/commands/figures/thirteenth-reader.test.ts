import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
const answer = async (line: string) => read(await say(line));

test('beside a course that ends in different years nothing is said against the year that all have', async () => {
  const text = await answer('/compare UKD7 FRE1 indicators=unemployment');
  expect(text).toContain('Unemployment, 15–64, 2019: Merseyside is ahead of Nord-Pas-de-Calais by 7.4 points.');
  expect(text).not.toContain('the figures are of different years');
  expect(await answer('/compare DE23 AT31 indicators=gdp-per-head')).not.toContain('Nobody is called ahead');
});

test.each(['/compare DE23 CZ03 AT31', '/brief SE21 against=FI1B,DK03'])(
  '%s: that prices differ is told of euros across countries',
  async (line) => {
    expect(await answer(line)).toContain('GDP per head: prices differ between the countries.');
  },
);

test('within one country prices are the same', async () => {
  expect(await answer('/compare ITI4 ITI1')).not.toContain('prices differ');
});

test('one area’s score by an uncertain figure is said to be so, one by sound figures is not', async () => {
  expect(await answer('/score FRJ2 education')).toContain(
    'By an uncertain figure, Midi-Pyrénées has 91.5 ± 9.2 of 100',
  );
  expect(await answer('/score SE11 area=labour-market year=2021')).not.toMatch(
    /By (?:an uncertain figure|uncertain figures), Stockholm has/,
  );
});

test('a country beside two of its regions is told once', async () => {
  const [, course = ''] = (await answer('/compare ITI4 ITI1 indicators=activity-rate')).split('[Over time]');
  expect(course.match(/Italy: from /g)).toHaveLength(1);
});

test('what does not count is no feature that is told of', async () => {
  const text = await answer('/peers BE35 weights=migration:3,economy:0');
  expect(text).not.toContain('One of the features, Activity rate');
  expect(text).not.toContain('GDP per head is in');
  expect(await answer('/peers BE35 weights=migration:3')).toContain('One of the features, Activity rate');
});

test('by another definition nobody is better or worse than the median of many countries', async () => {
  const text = await answer('/compare ES53 ES51 indicators=unemployment-foreign-born');
  expect(text).toContain('are about level.');
  expect(text).not.toContain('than the median');
});

test('the first file is of what the answer is about, its numbers without noise', async () => {
  expect(await answer('/compare ITF2 PT1C csv-1')).toMatch(/\] \uFEFF?(?:Outcomes|Figure)/);
  const scores = await answer('/score SK02 csv');
  expect(scores).toContain(',85.5,');
  expect(scores).not.toMatch(/\d\.\d{10}/);
});

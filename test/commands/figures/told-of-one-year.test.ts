import { expect, test } from 'vitest';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();

test('of a figure held of one year no change is told, and that is said', async () => {
  expect(read(await say('/indicator show life-expectancy-men AT13'))).toContain(
    'Change: none to tell: we hold 2024 only',
  );
});

test('how a gap developed: of one year, and across a break', async () => {
  const one = '/indicator show unemployment-foreign-born-15-74 AT13 years=10 beside=unemployment-native-born-15-74';
  expect(read(await say(one))).toContain(
    'Both have figures in 2025 alone, so how the difference developed is not told.',
  );
  const broken = '/indicator show tertiary-native-born DE since=2015 beside=tertiary-non-eu-born';
  expect(read(await say(broken))).toContain('How it developed since 2017 is not told: a series breaks in 2020, 2021.');
  const known = '/indicator show tertiary-native-born DE since=2021 beside=tertiary-non-eu-born';
  expect(read(await say(known))).toMatch(/Difference, .* In 2021 it was [+−][\d.]+ points\./);
});

test('a map that there is not is named', async () => {
  expect(read(await say('/indicator rank unemployment country=PL map'))).toContain('There is no map of this.');
  expect(read(await say('/indicator rank unemployment map'))).not.toContain('There is no map');
});

test('letters of a withheld year are explained, and what is known to be of low reliability is not unknown', async () => {
  const corsica = read(await say('/indicator show early-leavers FRM0 since=2015 details'));
  expect(corsica).toContain('2021 | : bu');
  expect(corsica).toMatch(/Flags: .*b = break in series, u = low reliability/);
  const silesia = read(await say('/indicator show early-leavers PL22 details'));
  expect(silesia).toContain('2021 | 6.8% bu');
  expect(silesia).not.toContain('u?');
});

test('reasons name the letters that are there', async () => {
  const answer = read(await say('/compare ES63 ES64 indicators=unemployment-foreign-born year=2019'));
  expect(answer).not.toContain('(n)');
});

test('countries without a figure whose regions have some lead to these', async () => {
  const outcome = await say('/compare SI HR indicators=early-leavers');
  expect(read(outcome)).toContain('There are figures of regions of Slovenia and Croatia.');
  expect(lineOf(outcome, 'Regions of Croatia')).toBe('/indicator rank early-leavers country=HR');
});

test('beside a country without a figure the median of its regions is told', async () => {
  const answer = read(await say('/compare ITF2 IT indicators=median-age'));
  expect(answer).toContain('Median of all 21 regions of Italy, 2022: 48.6 years.');
});

test('over time, another figure than the one asked for is named as such, and who is not drawn too', async () => {
  const instead = read(await say('/compare DE AT indicators=tertiary-foreign-born time'));
  expect(instead).toContain(
    'Of Tertiary, foreign-born, 25–64 there is no course over time of two of those compared. Shown instead: ',
  );
  const own = read(await say('/compare ITC4 FR10 indicators=unemployment time'));
  expect(own).not.toContain('Shown instead');
  const left = read(await say('/compare ITC4 ES30 DE60 indicators=neet time'));
  expect(left).toContain('Not drawn, as there are fewer than 3 years with a figure: Community of Madrid.');
});

test('figures that are no outcomes are not counted as such in a title', async () => {
  const answer = read(await say('/compare CH04 NO08 indicators=employment-foreign-born,gdp-per-head,median-age'));
  expect(answer).toContain('3 figures side by side');
  expect(answer).not.toContain('3 outcomes');
});

test('the country’s figure in place of a region’s is of the span asked for', async () => {
  const answer = read(await say('/indicator show median-income-foreign-citizens FR10 since=2015 until=2018'));
  expect(answer).toContain('For France as a whole: 16,521 € a year in 2018.');
});

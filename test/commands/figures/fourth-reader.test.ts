import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
const whole = async (line: string) => read(await say(line));
/** What stands before a press. */
const firstOf = async (line: string) => (await whole(line)).split('\n---\n')[0] ?? '';

test('of peers those with a figure are counted, and how many have none is said', async () => {
  const said = await firstOf('/peers AT13 better-at=gdp-per-head');
  expect(said).toContain('2 of 4 peers with a figure have a higher figure than Vienna');
  expect(said).toContain('8 of 12 peers have no figure of 2024.');
  expect(await firstOf('/peers SE better-at=median-income-third-country-nationals')).toMatch(
    /beyond doubt\. 4 of 12 peers have no figure of \d{4}\./,
  );
});

test('an outcome of the policy area asked about is not called what is asked about', async () => {
  for (const line of ['/peers ITI4 better-at=labour-market', '/brief BG34 against=FRF3 area=labour-market']) {
    const said = await whole(line);
    expect(said, line).toContain('as an outcome of the policy area that is asked about: Activity rate');
    expect(said, line).not.toContain('because it is what is asked about');
  }
});

test('the answer on a score says how sure it is', async () => {
  for (const line of ['/score ES63 area=education', '/score UKM5 area=education'])
    expect(await firstOf(line), line).toMatch(/has \d+\.\d ± \d+\.\d of 100 points on education/);
});

test('a break in the country beside the region is told', async () => {
  const said = await whole('/indicator show population PL22');
  expect(said).toContain('Break in the series in 2010: changes across it');
  expect(said).toContain('Break in the series of Poland in 2000, 2010: changes across it');
});

test('a table of the source itself is called no transcription', async () => {
  const said = await whole('/indicator rank employment-third-country-nationals countries');
  expect(said).not.toContain('transcription');
  expect(said).toContain('without data');
  expect(await whole('/indicator show employment-third-country-nationals LI')).not.toContain('transcription');
});

test('a brief calls no score the lowest of one', async () => {
  const said = await whole('/brief UKH2');
  expect(said).toContain('No policy area was named, so taken is education, the only area with a recent score.');
  expect(said).not.toContain('where its score is lowest');
});

test('the first sentence names of whom the verdict on its only outcome says nothing', async () => {
  expect(await firstOf('/compare UKG3 PT1D BE24 ES70 UKM7')).toMatch(
    /Flemish Brabant is ahead of West Midlands \(county\), Canary Islands and Eastern Scotland in early leavers \(5\.9%, 2019; West and Tagus Valley uncertain\)/,
  );
});

test('a comparison asked for over time says that one year is held, and none else offers that', async () => {
  for (const code of ['life-expectancy-men', 'employment-foreign-born']) {
    const line = `/compare DE40 CZ03 indicators=${code}`;
    expect(await whole(`${line} time`), code).toMatch(
      /We hold one year only \(\d{4}\), so there is no change over time to show\./,
    );
    expect(await whole(line), code).not.toMatch(/Over time|no change over time/);
  }
  expect(await whole('/compare SE224 ES62 indicators=unemployment time')).not.toContain('no change over time');
});

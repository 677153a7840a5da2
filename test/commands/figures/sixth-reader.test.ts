import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

// What a sixth reader of random answers would not have signed.
const { say } = await createDialogue();
const whole = async (line: string) => read(await say(line));

test('who is about level with the first and not clearly ahead of the next is in no shared lead, in whatever order they are named', async () => {
  for (const regions of ['IE05 IE06 NO08', 'IE06 NO08 IE05']) {
    const said = await whole(`/compare ${regions} indicators=unemployment`);
    expect(said).toContain('Oslo and Viken is ahead of Eastern and Midland Ireland by 0.8 points.');
    expect(said).toContain(
      'Southern Ireland is about level with Oslo and Viken, and not clearly ahead of Eastern and Midland Ireland.',
    );
    expect(said).toContain(
      'Oslo and Viken before Eastern and Midland Ireland, by 0.8 points; Southern Ireland between',
    );
  }
});

test('a share of the difference is told from the side of the larger', async () => {
  expect(await whole('/compare AT13 DE30 ITI4 indicators=gdp-per-head')).toMatch(
    /Vienna has more than Berlin, by [\d,]+ € per inhabitant \(\d%\), and than one more; prices differ between the countries\./,
  );
});

test('those left out of a cell as uncertain are named in it', async () => {
  expect(await whole('/compare UKD7 AT11 BE23 ES53 UKM9')).toMatch(/Unemployment, 15–64.*; Burgenland uncertain/);
});

test('a place of the larger area that has the figures is not said to lie in its other part', async () => {
  const larger = 'Figures exist only for South Sweden (SE22): Skåne and Blekinge together.';
  for (const line of [
    '/compare SE221 DK01',
    '/brief SE224 against=SE221',
    'unemployment in Blekinge',
    'regions like Blekinge',
  ]) {
    const said = await whole(line);
    expect(said, line).toContain(larger);
    expect(said, line).not.toContain('is in Skåne');
  }
});

test('what our table begins with is not said of the figures, and of one year no change is told', async () => {
  expect(await whole('/indicator show medium-education-non-eu-born BE since=2005')).toContain(
    'We hold figures from 2015 on.',
  );
  expect(await whole('how has the share of foreign-born changed in Catalonia since 2010?')).toContain(
    'We hold one year only, 2025, so there is no change to show.',
  );
  expect(await whole('/indicator show unemployment-foreign-born AT33 since=2006')).toContain(
    'The first figure we hold since 2006 is that of 2009.',
  );
  expect(await whole('/indicator show unemployment-foreign-born AT33')).not.toContain('We hold');
});

test('a gap by birth of doubtful figures is not called level', async () => {
  const said = await whole('/compare ES63 ES64 area=labour-market');
  expect(said).toMatch(/Gap: Unemployment 15–74, 2025[^|]*\| \+13\.7 \? \| \+13\.7 \? \| about level\n/);
});

test('no figure stands beside itself', async () => {
  const outcome = await say('gap in employment between foreign-born and native-born in Vienna');
  expect(JSON.stringify(outcome)).not.toMatch(/show employment-native-born [^"]*beside=employment-native-born/);
  expect(await whole('/indicator show employment-native-born AT13 beside=employment-native-born')).not.toContain(
    'native-born less native-born',
  );
});

test('a picture tells of a break in a year whose figure is withheld', async () => {
  expect(await whole('/indicator show early-leavers FRM0 since=2015')).toMatch(
    /\[picture [^\]]*Corsica: from 28\.7% in 2015[^\]]*; lowest [^\]]*not comparable across the break in 2021/,
  );
});

test('gaps by birth that differ by less than figures of the measure have to are about level', async () => {
  const said = await whole('/compare DEB3 ITC4 area=labour-market');
  expect(said).toContain(
    'By uncertain figures, the gap to the native-born is about level: employment (−6.4 points and −5.1 points, 2025).',
  );
  expect(said).toContain('smaller in Lombardy: unemployment 15–74 (+2.5 points against +5.0 points, 2025)');
});

test('where a year is lacking, the year that is offered keeps the figure beside', async () => {
  const said = await say('/indicator show employment-foreign-born SE21 year=2024 beside=employment-native-born');
  expect(JSON.stringify(said)).toContain(
    '/indicator show employment-foreign-born region=SE21 beside=employment-native-born',
  );
});

test('of one score the picture tells nothing of two, and where no change is told no source is named', async () => {
  const scored = await whole('/score UKD1 HU22 area=social-security');
  expect(scored).toContain('One score alone is not compared');
  expect(scored).not.toContain('No clear difference');
  expect(await whole('/indicator rank neet country=IT since=2016 changed=fell')).not.toMatch(/Source: \./);
});

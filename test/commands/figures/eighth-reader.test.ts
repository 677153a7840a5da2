import { expect, test } from 'vitest';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

// What an eighth reader of random answers would not have signed.
const { say } = await createDialogue();
const whole = async (line: string) => read(await say(line));

test('two with figures of different years are not said to lack them', async () => {
  for (const line of ['/compare NO07 ES70', '/compare NO06 ES61', '/compare NO07 AT13 area=labour-market']) {
    const said = await whole(line);
    expect(said, line).toContain(
      'Outcomes of migrants cannot be compared: their figures are of different years (Unemployment, foreign-born).',
    );
    expect(said, line).not.toContain('fewer than two have figures');
    expect(said, line).toMatch(/Unemployment, foreign-born, 15–64 \| .*\(2016\).* \| .*\(2022\) \| years differ/);
  }
});

/** The titles of the pictures of an answer, as their alternative texts begin with them. */
async function titlesOf(line: string): Promise<string[]> {
  const outcome = await say(line);
  if (outcome.type !== 'message') return [];
  return outcome.blocks.flatMap((block) => (block.type === 'picture' ? [block.alt] : []));
}

test('the title of the picture says who shares a lead, of whom, and that it is uncertain', async () => {
  const expected = {
    '/compare DE60 DE50 AT13 ITC1 ES30': 'Hamburg and Bremen lowest in unemployment (foreign-born).',
    '/compare ITH1 ITH2 AT33 CH05': 'Tyrol and Eastern Switzerland highest in employment (foreign-born, uncertain).',
    '/compare ITF5 ITF6 ITG1 ITG2 ITF4 ITF3 indicators=employment-foreign-born,neet,poverty-risk':
      'Basilicata and Sardinia highest in employment (foreign-born, uncertain).',
  };
  for (const [line, title] of Object.entries(expected)) expect((await titlesOf(line))[0], line).toContain(title);
});

test('where some are about level and another is left out, they are named', async () => {
  const said = await whole('/compare UKI3 UKI4 UKJ1');
  expect(said).toContain(
    'For all residents, Inner London – East and Berkshire, Buckinghamshire and Oxfordshire are about level in early leavers (8.4% and 8.3%, 2019; lowest value, but uncertain: Inner London – West).',
  );
  expect(said).not.toContain('all are about level');
  expect(await whole('/compare ES63 ES64 PT20 FRY3')).toContain(
    'Azores and French Guiana are about level in early leavers (27.0% and 26.8%, 2020; lowest value, but uncertain: Melilla; Ceuta uncertain).',
  );
});

test('an uncertain verdict and a gap by birth name who has no figure', async () => {
  expect(await whole('/compare MT ES53 PT30')).toMatch(
    /Madeira has the highest figure in employment \(\S+ \?, 2025; no figure of Malta\).* By uncertain figures, .*native-born in employment .*; no gap of Malta\./,
  );
  expect(await whole('/compare PL71 BE23 ES53 ES21')).toMatch(
    /East Flanders has the lowest figure in [^;]*; no figure of Łódź\)/,
  );
  expect(await whole('/compare FRY1 FRY2 FRY3 FRY4 PT20 PT30')).toMatch(
    /French Guiana has the lowest figure in [^;]*; no figure of Martinique, Azores and Madeira\)/,
  );
});

test('nobody is called smallest among gaps about level, and those with the widest gap stand together', async () => {
  const said = await whole('/compare ITF5 DE13 LV RO41 ES12');
  expect(said).toContain(
    'By uncertain figures, the gap to the native-born in employment (2025) is smallest, about level, in Basilicata and Asturias (−1.5 points to −3.3 points) and widest in Freiburg and Latvia (−7.3 points); no gap of South-West Oltenia.',
  );
  expect(said).toContain('uncertain: Basilicata and Asturias smallest, about level');
});

test('most is said of more than half alone', async () => {
  const said = await whole('/indicator rank early-leavers since=2019 country=PT');
  expect(said).not.toContain('most lack');
  expect(said).toContain(
    'up to then a change can be told of none: 4 lack a figure of one of the two years, the series of 2 break, of 3 it is not known whether their series break.',
  );
});

test('where prices differ no end of a ranking is called best', async () => {
  const outcome = await say('/indicator rank median-income-third-country-nationals countries order=worst');
  const labels = outcome.type === 'message' ? JSON.stringify(outcome.blocks) : '';
  expect(labels).toContain('Highest first');
  expect(labels).not.toContain('Best first');
});

test('of one year that we hold no change is told, and its ranking is offered', async () => {
  for (const [line, year, of] of [
    ['participation-foreign-born changed=rose since=2010', 2025, 'We'],
    ['life-expectancy-women since=2015', null, 'We'],
    // Of regions of other countries more years are held.
    ['poverty-risk since=2018 country=ES', null, 'Of these regions we'],
  ] as const) {
    const outcome = await say(`/indicator rank ${line}`);
    const [, who, held] =
      /(\S.*) hold one year only, (\d{4}), so there is no change to show\./.exec(read(outcome)) ?? [];
    expect(held, line).toBeDefined();
    expect(who, line).toBe(of);
    if (year !== null) expect(held).toBe(String(year));
    const next = lineOf(outcome, `Ranking of ${held}`);
    expect(await whole(next), next).toMatch(new RegExp(`, ${held}`));
  }
});

test('what stands in for the foreign-born came from abroad as well', async () => {
  for (const countries of ['LT FR', 'DE IT']) {
    const said = await whole(`/compare ${countries} indicators=employment-foreign-born`);
    expect(said, countries).toMatch(/For migrants, .*employment/);
    expect(said, countries).not.toMatch(/Employment 15–64, nationals|For all residents/);
  }
  const tertiary = await whole('/compare BE NL indicators=tertiary-foreign-born');
  expect(tertiary).toMatch(/non-EU-born[\s\S]*, EU-born/);
  expect(tertiary).not.toContain('Tertiary, native-born');
});

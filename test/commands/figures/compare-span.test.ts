import { expect, test } from 'vitest';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

const { say, press } = await createDialogue();
const whole = async (line: string) => read(await say(line));

test('regions over a span: the changes from the first to the last year that all have, the course, every year in the details', async () => {
  const said = await whole('/compare ITI4 ITG1 indicators=unemployment since=2019 until=2020');
  expect(said).toMatch(
    /^Lazio and Sicily: 2019 to 2020\nUnemployment, 15–64, 2019 to 2020: Lazio −0\.8 points; Sicily −2\.2 points\./,
  );
  expect(said).toMatch(
    /Unemployment, 15–64 \| 2019 \| 2020 \| Change\nLazio \| 10\.1% \| 9\.3% \| −0\.8 points\nSicily \| /,
  );
  expect(said).toContain('Method figures-5: /method change');
});

test('across a break no change is told, and the picture shows the years asked for only', async () => {
  const said = await whole('/compare SE224 ES62 ITF4 indicators=unemployment since=2010');
  expect(said).toContain('Skåne not comparable (break in series in');
  expect(said).not.toMatch(/Skåne [+−]/);
  expect(said).toMatch(/\[picture [^\]]*Skåne: from [\d.]+% in 2010/);
  expect(said).not.toMatch(/in 1999|\n2009 \|/);
  expect(said).toMatch(/\n2022 \| [^\n]*\n2021 \|/);
});

test('a change from a figure of low reliability is told as uncertain', async () => {
  const said = await whole('/compare FRH0 FRC2 indicators=unemployment-foreign-born since=2010 until=2019');
  expect(said).toMatch(/points \(uncertain\)/);
  expect(said).toContain('u low reliability');
});

test('where figures begin later than asked, and who has none of these years, is said', async () => {
  expect(await whole('/compare CZ05 CZ06 indicators=unemployment since=1950')).toMatch(
    /The years that we hold of all begin in \d{4}\./,
  );
  expect(await whole('/compare SE224 ES51 indicators=employment-foreign-born since=2010')).toContain(
    'Employment, foreign-born, 20–64: we hold one year only (2025), so no change is told.',
  );
  expect(await whole('/compare SE224 ES51 indicators=unemployment since=2090')).toMatch(
    /There is no figure of Skåne and Catalonia for these years in what was asked\. We hold figures for 1999–2022\./,
  );
  expect(await whole('/compare SE224 ES51 year=2010 since=2005')).toContain('One year or a span of years');
});

test('plain words with a span lead there, and the latest year is one press away', async () => {
  const outcome = await say('compare Lazio and Sicily on early leavers since 2010');
  expect(read(outcome)).toContain('Read as: Early leavers from education and training · Lazio · Sicily · since 2010.');
  expect(read(outcome)).toContain('Lazio and Sicily: since 2010');
  expect(lineOf(outcome, 'Latest year')).toBe('/compare ITI4 ITG1 indicators=early-leavers');
  expect(read(await press(outcome, 'Latest year'))).toContain('Early leavers');
});

test('a span alone takes the outcomes that two have a course of, a count of a larger territory none', async () => {
  const said = await whole('/compare SE224 ES51 since=2015');
  expect(said).toContain('Unemployment, 15–64');
  expect(said).not.toMatch(/\| 1,5\d\d,\d\d\d/);
});

test('the table is a file', async () => {
  expect(await whole('/compare ITI4 ITG1 indicators=unemployment since=2018 csv')).toContain('2018');
});

test('where some go on after the last year that all have, the answer says so', async () => {
  const answer = read(await say('/compare ES70 AT13 BE25 indicators=early-leavers since=2006'));
  expect(answer).toContain('The years that we hold of all end in 2021; of some there are newer ones.');
});

import { expect, test } from 'vitest';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

const { say, database } = await createDialogue();
const { sql } = database;

type Row = { area: string; first: number; last: number };

/** Both figures of each region of a country, from the table itself, without those whose series breaks between. */
async function changesOf(indicator: string, country: string, from: number, to: number): Promise<Row[]> {
  return sql<Row[]>`
    select one.area, one.value as first, two.value as last
    from observation one join observation two using (indicator, area)
    where indicator = ${indicator} and area like ${`${country}__`} and one.year = ${from} and two.year = ${to}
      and one.value is not null and two.value is not null
      and not exists (
        select from observation between_
        where between_.indicator = one.indicator and between_.area = one.area
          and between_.year > ${from} and between_.year <= ${to} and between_.flags like '%b%'
      )`;
}

test('where it fell: the largest fall first, the figures of both years, and how far a change can be told', async () => {
  const rows = await changesOf('unemployment', 'ES', 2015, 2020);
  const falls = rows.sort((left, right) => left.last - left.first - (right.last - right.first));
  const answer = read(await say('/indicator rank unemployment country=ES since=2015 changed=fell'));
  expect(answer).toContain('Unemployment rate: change, regions of Spain, 2015 to 2020');
  expect(answer).toContain(`Of the ${rows.length} regions of which a change can be told it fell in 19, rose in none.`);
  expect(falls[0]?.area).toBe('ES64');
  expect(answer).toContain('Melilla | 34.0% | 24.1% | −9.9 points');
  // Every series breaks in 2021.
  expect(answer).toContain(
    'There are figures of 2022, but up to then a change can be told of none: series break between.',
  );
});

test('low reliability is uncertain, a break is not told, and what is small is no clear change', async () => {
  const answer = read(await say('/indicator rank unemployment-foreign-born since=2017 until=2019'));
  expect(answer).toMatch(
    /Uncertain, as a figure is of low reliability: by value it fell in \d+ and rose in \d+ more\./,
  );
  expect(answer).toMatch(/Not told of 8, whose series break between\./);
  expect(answer).toContain('Series that break between: Stockholm, ');
  expect(answer).toMatch(/and changed by no clear amount in \d+/);
  const small = read(await say('/indicator rank early-leavers country=IT since=2015 until=2017 page=1'));
  expect(small).toMatch(/points, no clear change/);
});

test('sizes fall by what is shown, and unknown flags leave a change untold', async () => {
  const population = read(await say('/indicator rank population country=FR since=2015 until=2021'));
  expect(population).not.toContain('no clear');
  const gdp = read(await say('/indicator rank gdp-per-head country=FR since=2015'));
  expect(gdp).toContain('Not told of 22, of which it is not known whether the series breaks between.');
});

test('scores, limits and one year are no changes', async () => {
  expect(read(await say('/indicator rank labour-market since=2015'))).toContain('Changes of scores are not ranked');
  expect(read(await say('/indicator rank unemployment since=2015 below=5'))).toContain('without “below” and “above”');
  expect(read(await say('/indicator rank foreign-born-share country=FR since=2015'))).toContain(
    'We hold one year only, 2025, so there is no change to show.',
  );
});

test('a span is followed as far as half of the changes can be told, and not only to its next year', async () => {
  const answer = read(await say('/indicator rank early-leavers since=2006 changed=rose'));
  const [, to] = /2006 to (\d{4})/.exec(answer) ?? [];
  expect(Number(to)).toBeGreaterThan(2007);
  // Where it rose nowhere, the answer still says whose figures it rests on.
  expect(read(await say('/indicator rank unemployment country=ES since=2012 changed=rose details'))).toMatch(
    /Source: Eurostat/,
  );
});

test('of countries the sentence says countries, and so do its buttons', async () => {
  const outcome = await say('/indicator rank employment-third-country-nationals countries since=2018 changed=rose');
  expect(read(outcome)).toMatch(/Of the \d+ countries of which a change can be told/);
  expect(lineOf(outcome, 'Where it fell')).toBe(
    '/indicator rank employment-third-country-nationals countries since=2018 changed=fell',
  );
});

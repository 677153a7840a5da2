import { expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

// Every command of the review of evidence, on the figures that are shipped: F1 to F12, and the pictures P1 to P6.
const { say, context, bot, database } = await createDialogue();
const { sql } = database;
const { catalogue } = context;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });

const messageOf = (outcome: Outcome): Message => {
  if (outcome.type !== 'message') throw new Error(JSON.stringify(outcome));
  return outcome;
};
const blocksOf = (outcome: Outcome) => {
  const { blocks, folds = [] } = messageOf(outcome);
  return [...blocks, ...folds.flatMap((fold) => fold.blocks)];
};
const textOf = async (line: string) => read(await say(line));
/** Heading and first sentence. */
const topOf = async (line: string) => (await textOf(line)).split('---\n')[1]?.split('\n').slice(0, 2).join('\n') ?? '';
const picturesOf = (outcome: Outcome) =>
  blocksOf(outcome).flatMap((block) => (block.type === 'picture' ? [block] : []));
const svgOf = async (outcome: Outcome, at = 0) =>
  (await context.pictures.svg(picturesOf(outcome)[at]?.key ?? '')) ?? '';
/** What is written on a picture. */
const wordsOn = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)]
    .map(([, inner = '']) => inner.replace(/<[^>]+>/g, ''))
    .join(' · ');
const levelTwo = [...catalogue.regions.values()].filter(
  ({ territory }) => catalogue.territories.get(territory)?.level === 2,
);

test.each([
  '/indicator show "employment rate" Puglia',
  '/indicator rank "employment rate"',
  '/peers Murcia better-at "employment rate"',
  '/peers Murcia better-at=employment-rate',
  '/compare Skåne Catalonia indicators="employment rate"',
  'employment rate in Puglia',
])('F1: the employment rate of everyone is answered by itself, not by unemployment: %s', async (line) => {
  const text = await textOf(line);
  expect(text).toMatch(/Employment rate|Employment, 15–64/);
  expect(text.split('[')[0]).not.toMatch(/[Uu]nemployment/);
});

test.each([
  ['inactivity rate', 'Activity rate'],
  ['EU-born share', 'Share of people born outside the EU in the population aged 15–64'],
  ['born in the EU', 'Share of people born outside the EU in the population aged 15–64'],
  ['foreign-born without tertiary education', 'Foreign-born with tertiary education'],
  ['out-migration', 'Net migration rate'],
  ['emigration', 'Net migration rate'],
])('F1: “%s” is asked about, never taken for its opposite “%s”', async (said, opposite) => {
  const text = await textOf(`/indicator rank "${said}"`);
  expect(text).toContain(`called “${said}”. Did you mean`);
  expect(text).toContain(`[${opposite}]`);
  expect(text).not.toContain('| 1 |');
});

test('F2: figures without their flags say so, and never win', async () => {
  const walloon = await textOf('/compare BE31 FI1B area=labour-market');
  expect(walloon).toMatch(/Walloon Brabant \| [^\n]+ \| By value, uncertain\n/);
  expect(walloon).toContain('7.1% ? | 18.8% ? | Walloon Brabant, by 11.7 points');
  expect(walloon).toContain('6.3% u | 12.4% | uncertain: Walloon Brabant, by 6.1 points');
  const azores = await textOf('/compare Skåne Azores');
  expect(azores).toContain('72.2% ? | 81.7% ? | Azores, by 9.5 points');
  const ranked = await topOf('/indicator rank employment-foreign-born');
  expect(ranked).toMatch(/By uncertain figures, highest: Pest \(\d+\.\d% \?\); lowest: /);
  expect(ranked).not.toMatch(/Best|First/);
  expect(await topOf('/compare BE31 FI1B area=labour-market')).not.toContain('Nobody is called ahead');
});

test('F3: regions that are 22 points apart are not called level, in words or on the picture; equal second ones are all named', async () => {
  const outcome = await say('/compare UKK1 PL63 CZ06 FRD2');
  const text = read(outcome);
  expect(text).not.toContain('The regions are about level');
  expect(text).toMatch(
    /Unemployment, foreign-born, 15–64, 2019 \| 3.6% u \| not published \| 3.6% u \| 26.0% \| uncertain/,
  );
  expect(text).toContain(
    'Southeast Czechia; Gloucestershire, Wiltshire and Bristol; Pomerania about level, all ahead of Upper Normandy',
  );
  expect(wordsOn(await svgOf(outcome))).not.toContain('about level in');
  expect(await topOf('/compare UKM5 CH06')).toContain('by uncertain figures');
});

test('F4: a middling region has better ones, and peers and comparisons call the same ones better', async () => {
  expect(await topOf('/peers Lombardy better-at=unemployment')).toMatch(
    /\d of 12 peers are better than Lombardy \(4\.9%, 2022\)/,
  );
  expect(await textOf('/peers Azores better-at=unemployment')).not.toContain('Nor is any other region');
  let compared = 0;
  for (const code of ['ITC4', 'AT12', 'SE224', 'FRK2', 'DE21']) {
    const [table] = messageOf(await say(`/peers ${code} better-at=unemployment`)).blocks.filter(
      (block) => block.type === 'table',
    );
    for (const [name = ''] of table?.type === 'table' ? table.rows : []) {
      const other = levelTwo.find((region) => name.replace(/ \([^()]*\)$/, '') === regionName(region, 'en'));
      if (!other) continue;
      const [, said = ''] = (await topOf(`/compare ${code} ${other.code} indicators=unemployment year=2022`)).split(
        '\n',
      );
      expect(said, `${code} ${name}`).toContain(`${regionName(other, 'en')} is ahead of`);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(5);
});

test('F5: no peer is better by a figure of low reliability, and none better than such a figure', async () => {
  let lists = 0;
  for (const indicator of ['unemployment', 'unemployment-foreign-born', 'early-leavers', 'activity-rate'])
    for (const { code } of levelTwo.filter((_, index) => index % 9 === 0)) {
      const outcome = await say(`/peers ${code} better-at=${indicator}`);
      const [table] = messageOf(outcome).blocks.filter((block) => block.type === 'table');
      if (table?.type !== 'table') continue;
      lists += 1;
      const flags = (table.data ?? []).flatMap((row) => row.flatMap((cell) => cell?.flags ?? []));
      expect(flags.join(''), `${code} ${indicator}`).not.toMatch(/[un?]/);
      expect(await topOf(`/peers ${code} better-at=${indicator}`)).not.toMatch(/\([\d.]+% [bd]*[un]/);
    }
  expect(lists).toBeGreaterThan(30);
});

test('F6: no change is told across a break, in any answer of two series that break often', async () => {
  expect(await textOf('/indicator show early-leavers Catalonia year=2021')).toContain(
    'Change: not comparable with 2020 (17.4%): break in the series in 2021',
  );
  let broken = 0;
  for (const indicator of ['activity-rate', 'early-leavers'])
    for (const { code, territory } of levelTwo.filter((_, index) => index % 7 === 0)) {
      const text = await textOf(`/indicator show ${indicator} ${code}`);
      const [, since] = /Change: (?:[+−][\d.]+ points|none) since (\d{4})/.exec(text) ?? [];
      const [, year] = /: [\d.]+% in (\d{4})/.exec(text) ?? [];
      broken += /Change: not comparable/.test(text) ? 1 : 0;
      if (!since || !year) continue;
      const [{ count }] = await sql<[{ count: number }]>`
        select count(*)::int as count from observation where indicator = ${indicator} and area = ${territory}
          and year > ${Number(since)} and year <= ${Number(year)} and (flags like '%b%' or not flags_known)`;
      expect(count, `${indicator} ${code}`).toBe(0);
    }
  expect(broken).toBeGreaterThan(5);
});

test('F7: a median of regions is never a country’s value: it says of how many, on the page as in chat', async () => {
  expect(await textOf('/compare Skåne Catalonia')).not.toContain('~');
  const chat = await textOf('/indicator show unemployment-foreign-born Catalonia');
  expect(chat).toContain('Median of all 19 regions of Spain: 20.0%');
  // Of two regions there is no median, and nothing stands in its place.
  expect(await topOf('/indicator show unemployment-foreign-born PT11')).not.toContain('Portugal');
  const countries = await textOf('/compare Portugal Spain');
  expect(countries.match(/\d%/g)?.length).toBeGreaterThan(6);
  const page = (await (await pages.request('/regions/SE224')).text()).replace(/<[^>]*>/g, ' ');
  expect(page).not.toContain('~');
});

test('F8: a row counts for a region only where all have a figure, each outcome once, migrants first, composition apart', async () => {
  const text = await textOf('/compare ES21 UKH3 DK02 CZ02');
  const [, sentence = ''] = (await topOf('/compare ES21 UKH3 DK02 CZ02')).split('\n');
  expect(sentence).not.toContain('Zealand is ahead');
  // Unemployment of the foreign-born has no year common to all, and of everyone it has: that one is counted.
  expect(sentence).toMatch(
    /^For the foreign-born, by uncertain figures, .* has the highest figure in employment \(.*; no figure of Essex\)\. .* For all residents, .* is ahead of all others in unemployment \(\S+, 2019\) and early leavers \(\S+, 2019\)\./,
  );
  expect(sentence).not.toContain('Years differ');
  expect(text).toMatch(/Who lives there, and what kind of regions they are \|[\s\S]*Tertiary, foreign-born/);
  expect(await textOf('/compare Skåne Catalonia')).toContain('19.5% | 15.6% d | Catalonia, by 3.9 points');
});

test('F9: not transcribed, not published, borders changed and no data are said apart', async () => {
  expect(await topOf('/indicator show employment-foreign-born Prague')).toContain('Prague: 83.2% in 2025');
  const utrecht = await textOf('/indicator show unemployment Utrecht');
  expect(utrecht).toContain('the borders changed; there are figures for Utrecht (NL31), 1999–2022');
  expect(utrecht).not.toContain('nothing is known');
  expect(await textOf('/indicator rank unemployment-eu-born country=PT')).toContain('| Norte |');
  expect(await textOf('/indicator rank employment-foreign-born')).toMatch(
    /71 more have none for 2025 and are not ranked: .*not transcribed/,
  );
});

test('F10: ranking and figure are of one year, or the answer says which is newer', async () => {
  const show = await say('/indicator show unemployment-foreign-born Catalonia');
  expect(read(show)).toContain('15.6% in 2022, the latest year');
  expect(await textOf(lineOf(show, 'Ranking'))).toContain(
    'Unemployment rate of the foreign-born: NUTS 2 regions, 2022',
  );
  expect(await topOf('/indicator rank unemployment-foreign-born country=ES')).toContain('regions of Spain, 2022');
  const members = await textOf('/indicator rank early-leavers members');
  expect(members).toContain('member regions, 2024');
  expect(members).toContain('Skåne | Sweden | 6.8% ?');
  expect(await textOf('/indicator show early-leavers Skåne')).toContain('6.8% in 2024');
});

test('F11: 242,201 people and 30,129 are not about level: sizes are compared by ratio', async () => {
  expect(await textOf('/compare Azores Åland')).toMatch(/Population, inhabitants, 2021 .*Azores, by a factor of 8\.0/);
});

test('F12: outcomes among the features of likeness are named or left out, and regions left out are counted by country', async () => {
  const peers = await textOf('/peers Murcia');
  expect(peers).toContain('One of the features, Activity rate, is an outcome of everyone, not of migrants.');
  expect(peers).toMatch(/regions are left out, because too little is known of them: United Kingdom \d+/);
  expect(await textOf('/peers Murcia better-at=employment-foreign-born')).toMatch(
    /Left out of the comparison, because it is what is asked about: Activity rate|No figure/,
  );
  expect(peers).toMatch(/GDP per head is in euros|purchasing power/);
  expect(await textOf('/indicator show unemployment Skåne')).not.toContain('retrieved');
  expect(await textOf('/indicator show net-migration Skåne')).toContain('in 2024');
});

test('P1: every figure between two breaks is drawn', async () => {
  const outcome = await say('/indicator show early-leavers Skåne');
  const svg = await svgOf(outcome);
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int as count from observation where indicator = 'early-leavers' and area = 'SE22' and value is not null`;
  const marks = (svg.match(/<(circle|rect|path|polygon)[^>]*>/g) ?? []).length;
  expect(marks).toBeGreaterThanOrEqual(count);
});

test('P2: a title says nothing that the answer does not say', async () => {
  for (const line of [
    '/compare UKK1 PL63 CZ06 FRD2',
    '/peers Azores better-at=unemployment',
    '/peers Lombardy better-at=unemployment',
  ]) {
    const words = wordsOn(await svgOf(await say(line)));
    expect(words, line).not.toMatch(/about level in|Nor is any other region|about level\b.*outcome figures/);
  }
});

test('P3: every picture with Skåne says that its figures are those of South Sweden', async () => {
  for (const line of [
    '/compare Skåne Catalonia',
    '/indicator show early-leavers Skåne',
    '/indicator rank unemployment members',
    '/peers Skåne',
    '/peers Skåne better-at=unemployment',
  ]) {
    const outcome = await say(line);
    for (const [at, { alt }] of picturesOf(outcome).entries()) {
      if (!/Skåne/.test(alt)) continue;
      expect(wordsOn(await svgOf(outcome, at)), `${line} ${at}`).toMatch(/South Sweden/);
    }
  }
});

test('P4: a picture says which side is better, of how many the median is, and each row has its own scale', async () => {
  const words = wordsOn(await svgOf(await say('/compare Skåne Catalonia')));
  expect(words).toMatch(/better/);
  expect(words).toMatch(/median of \d+/);
});

test('P5: a map tells regions without a figure apart, in words that are true of what nobody has read', async () => {
  const outcome = await say('/indicator rank employment-foreign-born');
  const words = wordsOn(await svgOf(outcome, 1));
  expect(words).toContain('no figure');
  expect(words).not.toContain('no data');
});

test('P6: hollow is what may rest on too few answers; provisional figures and definitions are not', async () => {
  const { alt = '' } = picturesOf(await say('/compare FRK2 ITC4 indicators=population,unemployment'))[0] ?? {};
  expect(alt).toContain('Population');
  const svg = await svgOf(await say('/compare FRK2 ITC4 indicators=population,unemployment'));
  expect(wordsOn(svg)).not.toContain('too few answers');
  expect(wordsOn(await svgOf(await say('/compare SE224 PT20 indicators=unemployment')))).toContain('too few answers');
  expect(wordsOn(await svgOf(await say('/peers Skåne')))).not.toContain('part of the whole difference');
});

import { expect, test } from 'vitest';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

// What a strict reader of sixty random answers would not have signed.
const { say } = await createDialogue();
const textOfAll = async (line: string) => read(await say(line));
const textOfFirst = async (line: string) => read(await say(line)).split('\n[More figures]')[0] ?? '';
const firstOf = async (line: string) => read(await say(line)).split('---\n')[1] ?? '';

test('a single year is told once, and has one button', async () => {
  const outcome = await say('/indicator show participation-native-born ES12 year=2016');
  expect(read(outcome)).toContain('We hold figures for 2025.');
  expect(read(outcome)).not.toContain('2025–2025');
  expect(read(outcome)).not.toContain('[2025] [2025]');
  expect(lineOf(outcome, '2025')).toBe('/indicator show participation-native-born region=ES12');
  expect(read(await say('/compare HR03 ES53 indicators=tertiary-foreign-born,unemployment year=2020'))).toContain(
    'we hold figures for 2025 only',
  );
});

test('where nobody has a year, the reason is not that the source publishes nothing of the region', async () => {
  const text = read(await say('/compare BG31 ES53 indicators=tertiary-foreign-born,unemployment year=2020'));
  expect(text).toContain('North-West Bulgaria: Tertiary, foreign-born, 25–64: blank in the transcription we hold');
  expect(text).not.toContain('not in the tables we hold');
});

test('an outcome without any figure is not called who lives there', async () => {
  const text = await firstOf('/compare PT11 BE33 indicators=median-age,neet-foreign-born');
  expect(text).toContain(
    'None of the outcomes has a figure of those compared. Who lives there and what kind of regions they are: Median age.',
  );
});

test('what was asked for by name stands on the first screen, whatever it is', async () => {
  const outcome = await say('/compare BE22 FRK2 indicators=unemployment,recent-arrivals,tertiary');
  const first = read(outcome).split('---\n')[1]?.split('[More figures]')[0] ?? '';
  for (const label of ['Unemployment, 15–64', 'Recent arrivals', 'Tertiary education', 'Ahead, or higher'])
    expect(first).toContain(label);
});

test('who has less of what is no outcome is not behind', async () => {
  const text = read(await say('/compare FRY1 FRY2 EL43'));
  expect(text).toMatch(/Foreign-born share.*Crete and Guadeloupe about level, both more than Martinique/);
  expect(text).not.toMatch(/(Foreign-born share|Population|GDP|Net migration|Tertiary).*behind/);
});

test('the gap by birth has one sign in words and in the picture: that of the foreign-born', async () => {
  const text = read(await say('/compare ITC1 PL43'));
  expect(text).toContain('Piedmont −10.2 points (native-born 76.2%, foreign-born 66.0%)');
  expect(text).toContain('Lubusz +8.9 points (native-born 77.8%, foreign-born 86.7%)');
  expect(text).not.toContain('Lubusz −8.9');
});

test('a ranking without figures says why there are none', async () => {
  expect(read(await say('/indicator rank unemployment-foreign-born-15-74 country=PL'))).toMatch(
    /for regions of Poland: 13 blank in the transcription, 4 not transcribed/,
  );
  expect(read(await say('/indicator rank foreign-born-share country=NL year=2017'))).toMatch(
    /for regions of the Netherlands in 2017: 12 with figures of other years/,
  );
});

test('a map counts those without a figure as the ranking beside it does', async () => {
  const text = read(await say('/indicator show population HU23'));
  const [, rest = ''] = /\((?:[^()]*); (\d+) have no figure\)/.exec(text) ?? [];
  expect(Number(rest)).toBeGreaterThan(0);
  expect(text).toContain(`${rest} regions have no figure.`);
});

test('a ranking of countries names them as everywhere, and says of which year regions have nothing', async () => {
  const text = await firstOf('/indicator rank tertiary-native-born year=2018');
  expect(text).toContain('Of regions we hold no such figures of 2018: these are of countries.');
  expect(text).toMatch(/\| Cyprus \| 44.8%/);
  expect(read(await say('/indicator rank low-education-non-eu-born year=2024'))).not.toMatch(/Eesti|Latvija|Kýpros/);
});

test('what says what kind of place it is has no best', async () => {
  for (const line of [
    '/indicator rank quality-of-government country=PL',
    '/indicator show tertiary PL63',
    '/indicator rank gdp-per-head',
  ]) {
    const text = read(await say(line));
    expect(text, line).not.toContain('is best');
    expect(text, line).toContain('it says what kind of place it is, not who does better');
  }
});

test('the figure that stands for a missing one has its warning in words', async () => {
  expect(await firstOf('/indicator show median-income-eu-citizens HU23')).toContain(
    'For Hungary as a whole: 10,612 € a year (low reliability) in 2024.',
  );
});

test('countries are compared and shown by figures that countries have; what only regions have is said so', async () => {
  const text = await textOfFirst('/compare Portugal Spain');
  expect(text).toContain(
    'Median income, third-country nationals, 18+, € a year, 2023 | 10,289 | 11,780 | prices differ',
  );
  expect(text).not.toContain('not transcribed');
  expect(await textOfFirst('/region show Portugal')).toMatch(
    /Employment, third-country nationals, 20–64, 2024 \| 74.3%/,
  );
  expect(read(await say('/compare Portugal Spain indicators=unemployment-eu-born'))).not.toContain(
    'not in the tables we hold',
  );
});

test('the first sentence says of nobody that he is ahead only where no row does', async () => {
  const text = await textOfAll('/compare BE31 FI1B area=labour-market');
  expect(text).toContain('| ✓ 5.6% | 6.8% | Walloon Brabant, by 1.2 points');
  expect(text).not.toContain('Nobody is called ahead');
});

test('countries stand in sentences with their article, and a figure of a country has its source', async () => {
  expect(await firstOf('/indicator show life-expectancy-women NL21')).toContain(
    'Median of all 12 regions of the Netherlands',
  );
  expect(read(await say('/region show UKM9'))).toContain('a region of the United Kingdom');
  const text = read(await say('/compare DE72 CZ05 indicators=median-income-foreign-citizens'));
  expect(text).toContain('There are figures of countries only');
  expect(text).toMatch(/Source: Eurostat.*\(ilc_di15\)/);
});

test('a region whose figures are withheld in all years is not said to have none', async () => {
  const text = await textOfFirst('/compare UKK3 ES51 indicators=unemployment-foreign-born year=2022');
  expect(text).toContain(
    'the source withholds it in 1999–2019 (too few answers to be reliable), and we hold no row of that year',
  );
  expect(text).not.toContain('not in the tables we hold');
});

test('an outcome that figures of one year decide is counted by them, not by figures of different years', async () => {
  const text = await textOfFirst('/compare FRD2 UKE1');
  expect(text).toContain('✓ 4.7%');
  expect(text).not.toContain('nobody is ahead');
  expect(text).toContain('East Yorkshire and Northern Lincolnshire is ahead in unemployment (4.7% against 9.9%, 2019)');
});

test('the details of a figure tell breaks, sources and flags of all the years that they show', async () => {
  const text = read(await say('/indicator show early-leavers AT31 year=2016'));
  expect(text).toContain('2024 | 8.4% ?');
  expect(text).toContain('Break in the series in 2004, 2006, 2014, 2021:');
  expect(text).toContain('? = flags not known');
  expect(text).toContain(
    'Source: Eurostat (edat_lfse_16), as of 15 Feb 2023; Eurostat, transcribed by localintel (edat_lfse_16)',
  );
});

test('a median over years says of how many regions it is from year to year', async () => {
  const text = read(await say('/indicator show population-density NL32'));
  expect(text).toContain('median of 169 to 287 NUTS 2 regions: from 117.8 inhabitants per km² in 1990');
});

test('a picture of figures that are no outcomes does not say that there are none', async () => {
  const text = read(
    await say(
      '/compare FRD2 UKE1 indicators=population,net-migration,tertiary-foreign-born,unemployment-third-country-nationals',
    ),
  );
  expect(text).toMatch(/\[picture Who lives there and what kind of regions they are: /);
  expect(text).not.toContain('[picture None of the outcomes');
});

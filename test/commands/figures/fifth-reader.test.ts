import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

// What a fifth reader of random answers would not sign, on the figures that are shipped.
const { say } = await createDialogue();
const whole = async (line: string) => read(await say(line));
/** What stands before a press. */
const firstOf = async (line: string) => (await whole(line)).split('\n---\n')[0] ?? '';
const blocksOf = (outcome: Outcome) =>
  outcome.type === 'message' ? [...outcome.blocks, ...(outcome.folds ?? []).flatMap(({ blocks }) => blocks)] : [];
/** The lines of all buttons and menus. */
const linesOf = async (said: string) => {
  const blocks = blocksOf(await say(said));
  return blocks
    .flatMap((block) =>
      block.type === 'actions'
        ? block.items.flatMap((item) => (item.type === 'select' ? item.options : 'line' in item ? [item] : []))
        : [],
    )
    .map(({ line }) => line);
};

test('of countries nothing is offered that only regions have', async () => {
  for (const said of [
    'is Slovakia doing better than Sweden on poverty of the foreign-born?',
    'youth unemployment in Germany',
    'unemployment of third-country nationals in Germany',
    '/peers SE',
    '/region show DE',
    '/indicator show early-leavers PL',
  ])
    for (const line of await linesOf(said)) {
      const figure =
        /^\/indicator show (\S+) (?:region=)?([A-Z]{2})\b/.exec(line) ?? /^\/peers ([A-Z]{2}) better-at=/.exec(line);
      if (figure)
        expect(await whole(line), `${said} → ${line}`).not.toMatch(
          /No figure on|There is no figure|so nobody can be called/,
        );
    }
  expect(await linesOf('/peers SE224')).toContain('/peers SE224 better-at=unemployment-foreign-born');
});

test('a refusal of a command says above it how the words were read', async () => {
  const said = await whole('which country has the lowest unemployment of third-country nationals?');
  expect(said).toContain('We hold no such figures of countries: Unemployment rate of people born outside the EU');
  expect(said).toContain('“third-country nationals” is read as born outside the EU');
});

test('by value the lead is shared, and level are only all', async () => {
  expect(await firstOf('/compare ES51 FR10 SE11 DE30')).toContain(
    'For all residents, by uncertain figures, Île-de-France and Stockholm have the lowest figures, about level, in early leavers (6.7% ? and 5.9% ?, 2024).',
  );
  for (const line of ['/compare ITF6 DE13 EE RO41 ES11 FRG0', '/compare EL53 NL41 FRY5 AT21 UKH1']) {
    const said = await firstOf(line);
    expect(said, line).not.toMatch(/by value, but uncertain: about level/);
    // Some share the lead; level are only all.
    expect(said, line).not.toMatch(/all are about level in employment/);
  }
  expect(await firstOf('/compare CH01 AT12 EL61 indicators=employment-foreign-born,neet')).not.toContain(
    'about level by value',
  );
});

test('all peers that are ahead by value are listed, and how many the first sentence leaves out is said', async () => {
  const said = await whole('/peers FRY1 better-at=employment-foreign-born');
  expect(said).toContain('Martinique, Crete, South Aegean, Ionian Islands, Western Greece and 6 more.');
  for (const name of ['West Pomerania', 'Azores', 'Estonia', 'Sardinia', 'Basilicata', 'Calabria'])
    expect(said).toMatch(new RegExp(`${name} \\| \\d+\\.\\d% \\? \\| \\d+\\.\\d points \\| flags not known`));
});

test('amounts of money across countries are not counted, also of different years', async () => {
  expect(await firstOf('/compare HU AT SE')).toContain(
    'For migrants, Sweden and Austria are about level in employment, third-country nationals (64.1% and 63.0%, 2024), and ahead of Hungary.',
  );
  const said = await firstOf('/compare HU SE');
  expect(said).toMatch(
    /For migrants, Sweden is ahead in employment, third-country nationals \(\S+% against \S+%, 2024\)\./,
  );
  expect(said).not.toContain('Years differ');
  expect(await firstOf('/compare HU SE indicators=median-income-third-country-nationals')).toContain(
    'Nobody is called ahead: prices differ between the countries.',
  );
});

test('nationals are citizens where countries are asked for, and are said to be read as native-born elsewhere', async () => {
  for (const said of [
    'which countries have the highest employment of nationals?',
    'rank countries by employment of nationals',
  ])
    expect(await whole(said), said).toContain('Employment rate of nationals: countries, 2024');
  expect(await whole('which countries have the highest income of nationals?')).toContain(
    'Median income of nationals: countries',
  );
  expect(await whole('compare Sweden and Germany on employment of nationals')).toContain(
    'Germany is ahead of Sweden by 0.9',
  );
  expect(await whole('employment of nationals in Catalonia')).toContain('“nationals” is read as native-born');
  expect(await whole('which country has the lowest unemployment of nationals?')).toContain(
    '“nationals” is read as native-born',
  );
});

test('what weighs nothing is no dimension that peers are closest on', async () => {
  expect(await firstOf('/peers SE32 weights=size:0')).not.toMatch(/\| size$/m);
  const said = await whole('/peers SE32 weights=territory:0');
  expect(said).not.toMatch(/\| territory(?: \||$)/m);
});

test('of several figures it is said which are of countries only, of which years, and which nobody has', async () => {
  const line =
    '/compare PL51 BE32 EL65 indicators=tertiary-non-eu-born,unemployment-15-74,median-income-foreign-citizens year=2011';
  const said = await firstOf(line);
  expect(said).toMatch(
    /Of [^.]*Tertiary education, non-EU-born[^.]* there are figures of countries only; the details show those of 2023–2024\./,
  );
  expect(said).toContain(
    'There is no figure of Lower Silesia, Hainaut and Peloponnese on Unemployment 15–74 for 2011.',
  );
  const alts = blocksOf(await say(line)).flatMap((block) => (block.type === 'picture' ? block.alt : []));
  expect(alts.join()).not.toContain('countries only');
});

test('a picture sets two years beside each other only where all flags between are known', async () => {
  for (const line of [
    '/indicator show neet DE25',
    '/indicator show neet ITC4 since=2012 until=2019',
    '/indicator show neet DE30',
  ])
    expect(await whole(line), line).not.toMatch(/NEET: \d+\.\d% in \d+, \d+\.\d% in/);
  expect(await whole('/indicator show unemployment SE224 since=2019 until=2020')).toMatch(
    /: \d+\.\d% in 2019, \d+\.\d% in 2020/,
  );
});

test('beside the figure of the foreign-born stands the gap to the native-born', async () => {
  expect(await whole('/indicator show employment-foreign-born SE224')).toContain(
    'Gap by birth, 2025: −11.4 points (native-born 83.6% ?)',
  );
  expect(await whole('/indicator show employment-native-born SE224')).toContain(
    'Gap by birth, 2025: −11.4 points (foreign-born 72.2% ?)',
  );
  expect(await whole('/indicator show unemployment SE224')).not.toContain('Gap by birth');
});

test('a count of a larger territory is not told of the region that is a part of it', async () => {
  for (const said of ['how many people live in Skåne?', '/indicator show population SE224']) {
    const whole = await say(said).then(read);
    expect(whole, said).toContain('South Sweden (of which Skåne is a part): 1,548,392 inhabitants in 2021');
    expect(whole, said).not.toMatch(/Skåne: 1,548,392|Skåne: from [\d,]+/);
  }
  const compared = await whole('/compare SE224 ES51 indicators=population');
  expect(compared).not.toMatch(/factor of|Catalonia has more/);
  expect(compared).toContain('larger area only');
  expect(compared).toContain(
    'we hold it for South Sweden as a whole only, of which it is a part: 1,548,392 inhabitants in 2021',
  );
  const ranked = await whole('/indicator rank population country=SE');
  expect(ranked).toMatch(/4 \| South Sweden \|/);
  expect(ranked).not.toMatch(/\| Skåne \|/);
  expect(await whole('/region show SE224')).toMatch(/Population \| larger area only/);
  // Shares and means may stand for a part.
  expect(await firstOf('/indicator show unemployment SE224')).toContain('Skåne: 9.4% in');
  expect(await whole('/indicator rank unemployment country=SE')).toMatch(/\| Skåne \|/);
});

test('of several behind the first, how many more there are is said', async () => {
  expect(await firstOf('/compare IE RO SE indicators=employment-third-country-nationals')).toContain(
    'Ireland is ahead of Romania by 5.9 points, and of one more.',
  );
  expect(await firstOf('/compare IE RO indicators=employment-third-country-nationals')).toContain(
    'Ireland is ahead of Romania by 5.9 points.',
  );
  expect(await whole('/compare HU AT SE')).toContain('Sweden and Austria about level, both ahead of Hungary');
});

test('a gap by birth has its sign and the marks of its figures in the title and the lines too', async () => {
  const said = await whole('/compare DE30 EL61');
  expect(said).toContain(
    'By uncertain figures, the foreign-born have a higher figure than the native-born in employment (2025) in Thessaly (+0.2 points), and a lower one in Berlin (−12.0 points).',
  );
  expect(said).toContain('Thessaly +0.2 points (native-born 69.4% ?, foreign-born 69.6% ?)');
});

test('from the course over time a press leads to the changes and every year', async () => {
  const lines = await linesOf('/compare SE224 ES51 indicators=unemployment');
  expect(lines).toContain('/compare SE224 ES51 indicators=unemployment since=1999');
});

import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
const whole = async (line: string) => read(await say(line));
/** What stands before a press. */
const firstOf = async (line: string) => (await whole(line)).split('\n---\n')[0] ?? '';

test('where none of the outcomes shown has two figures, one that has goes first, and nothing is said of all outcomes', async () => {
  for (const [line, name] of [
    ['/compare PL63 SE', 'Pomerania'],
    ['/compare FI1B SE', 'Helsinki-Uusimaa'],
  ])
    expect(await firstOf(line ?? ''), line).toMatch(
      new RegExp(
        `^${name} and Sweden\\n[^\\n]* For all residents, Sweden is ahead in activity rate \\(\\S+% against \\S+%, 2021\\)\\.`,
      ),
    );
  const said = await firstOf('/compare PL63 SE indicators=early-leavers,employment-foreign-born');
  expect(said).toContain('None of the 2 outcomes here has figures for two of those compared');
});

test('a country that is one region has the figures that are held of it as a country', async () => {
  const said = await whole('/indicator show employment-third-country-nationals LU');
  expect(said).toContain('Luxembourg: 67.4% in 2024');
  expect(said).toContain('Rank: 15 of 30 countries');
  expect(said).not.toContain('countries only');
  expect(await firstOf('/compare LU BE indicators=employment-third-country-nationals')).toContain(
    'Luxembourg is ahead of Belgium by 16.1 points',
  );
  const three = await whole('/compare CY MT EE');
  expect(three).toContain('Employment, third-country nationals, 20–64, 2024 | 73.3% · 11/30 | 87.1% · 1/30');
  expect(three).toContain('rank among NUTS 2 regions and countries with data');
  expect(await firstOf('/compare LU DE')).not.toContain('nothing can be compared');
  // As a region it stays one.
  expect(await whole('/compare SE22 LU')).toContain(
    'Unemployment, foreign-born, 15–64, 2022 | 19.5% · 132/156 | 4.9% · 10/156',
  );
});

test('a country that is one region is not drawn beside itself, nor any country outside the years asked for', async () => {
  const iceland = await whole('/indicator show population IS year=2015');
  expect(iceland.match(/Iceland: from/g)).toHaveLength(1);
  expect(await whole('/indicator show population LU since=2000')).not.toContain('1990');
  expect(await whole('/indicator show population ES51 since=2010')).not.toContain('1990');
});

test('amounts in euros are not set against each other across countries', async () => {
  const said = await firstOf('/compare DE PL SE');
  expect(said).toMatch(/Median income, third-country nationals.*Ahead prices differ/);
  expect(said).toContain('For migrants, Poland is ahead of ');
  expect(said).not.toMatch(/Median income[^•]*✓/);
  expect(await firstOf('/compare PT PL indicators=median-income-third-country-nationals')).toContain(
    'Nobody is called ahead: the figure of Poland is higher than that of Portugal by 1,234 € a year (12%), but prices differ between the countries.',
  );
  expect(
    await firstOf('/compare DE PL indicators=median-income-nationals,median-income-third-country-nationals'),
  ).toContain('say nothing of who is ahead: prices differ between the countries');
  for (const line of [
    '/indicator rank median-income-nationals',
    '/indicator show median-income-third-country-nationals PT',
  ])
    expect(await firstOf(line), line).toContain('prices differ between countries, so it does not say who does better');
  const peers = await whole('/peers PT better-at=median-income-nationals');
  expect(peers).toContain('No peer is better than Portugal');
  expect(peers).toContain('| prices differ');
});

test('pictures call countries countries', async () => {
  for (const line of [
    '/compare DE PL SE',
    '/peers PT better-at=employment',
    '/indicator show self-employment-foreign-born PT',
  ])
    expect(await whole(line), line).not.toMatch(/median of \d+ regions/);
  expect(await whole('/compare DE PL SE')).toContain('median of 30 countries: 67.1%');
});

test('all that are first or last with the same value are named, and no doubt is claimed where there is none', async () => {
  expect(await firstOf('/indicator rank unemployment country=FR')).toContain(
    'without a doubtful figure: Franche-Comté and Brittany (6.0%)',
  );
  expect(await firstOf('/indicator rank unemployment country=PL')).toContain('last: Subcarpathia and Lublin (4.8%)');
  expect(await firstOf('/indicator rank unemployment country=SE year=2019')).toMatch(/\bBest: /);
});

test('an outcome of which one side has nothing is not counted', async () => {
  const said = await firstOf('/compare PT1B FRD2');
  expect(said).not.toContain('undecided');
  expect(said).toContain('Unemployment, foreign-born, 15–64, 2022: Setúbal Peninsula borders changed');
});

test('flags of the countries told in place of regions stand beside them and are explained', async () => {
  const said = await whole('/compare DE27 UKJ1 indicators=employment year=2010');
  expect(said.split('---')[0]).toContain('Germany 71.3% b in 2010');
  expect(said.split('---')[0]).toContain('Eurostat, 2010 · b break in series');
  expect(said).toContain('Flags: b = break in series');
  expect(await firstOf('/compare DE27 UKJ1 indicators=net-migration,employment,first-permits year=2010')).toContain(
    'None of the outcomes has a figure of those compared, only of their countries.',
  );
});

test('figures of different years or with a doubt are not the ends of a picture over time', async () => {
  expect(await whole('/compare FRC2 FRH0 indicators=unemployment-foreign-born')).toContain(
    '[picture Unemployment, foreign-born, 15–64. Unemployment, foreign-born',
  );
  expect(await whole('/compare SE22 LU')).toContain('2022: from 4.9% (Luxembourg) to 19.5% (Skåne)');
});

test('nobody is better at what says who came or what kind of place it is', async () => {
  for (const [line, word] of [
    ['/peers ITF3 better-at=quality-of-government', 'higher'],
    ['/peers BE10 better-at=gdp-per-head', 'higher'],
    ['/peers ITF3 better-at=low-education', 'lower'],
    ['/peers ITF3 worse-at=gdp-per-head', 'lower'],
  ]) {
    const said = await whole(line ?? '');
    expect(said, line).toMatch(new RegExp(`ha(s|ve) a ${word} figure than`));
    expect(said, line).not.toMatch(/\bbetter (than|by)\b|Better:/);
    expect(said, line).toContain('not who does better');
  }
  expect(await whole('/indicator show quality-of-government ITF3')).not.toContain('Similar but better');
});

test('a change from or to a figure of low reliability says so, and no title sets the two beside each other', async () => {
  const said = await whole('/indicator show unemployment-foreign-born FRH0 since=2010 until=2019');
  expect(said).toContain('+9.4 points since 2010 (10.6% u): uncertain, a figure is of low reliability');
  expect(said.split('\n---\n')[0]).toContain('u low reliability');
  expect(said).toContain('[picture Brittany, Unemployment, foreign-born: 20.0% in 2019.');
});

test('no change of a score is told between figures of low reliability', async () => {
  const said = await whole('/score UKK3 area=education year=2012');
  expect(said).not.toMatch(/points (more|less) than/);
  expect(said).toContain('a figure of one of the two years is of low reliability');
});

test('of a score of one figure none is said to be left out', async () => {
  for (const line of ['/score HU31 area=education', '/indicator rank social-security']) {
    expect(await whole(line), line).toContain('of one figure both means are the same, and none can be left out');
    expect(await whole(line), line).not.toContain('and each figure left out');
  }
  expect(await whole('/score SE22 area=labour-market')).toContain('and each figure left out');
});

test('the policy areas of a profile are those with figures of its own', async () => {
  expect(await whole('/region show NO0B')).not.toContain('Policy areas with figures');
  expect(await whole('/region show DE')).toContain(
    'Policy areas with figures: Labour market, Education, Social security and assistance\n',
  );
  expect(await whole('/region show SE22')).toMatch(/Policy areas with figures: .*Health/);
});

test('what is left out of a likeness as an outcome of the policy area is not said to be what is asked about', async () => {
  const said = await whole('/peers ITC4 better-at=unemployment abroad');
  expect(said).toContain('as an outcome of the policy area that is asked about: Activity rate.');
  expect(said).not.toContain('because it is what is asked about');
  expect(await whole('/peers ITC4 better-at=activity-rate')).toContain(
    'because it is what is asked about: Activity rate.',
  );
});

test('whatever an overview leaves out is one press away', async () => {
  for (const line of [
    '/indicator rank early-leavers country=ES',
    '/indicator rank tertiary-foreign-born country=FR',
    '/indicator rank education country=ES',
  ]) {
    const said = await whole(line);
    expect(said, line).toContain('[Whole list]');
  }
  expect(await whole('/indicator rank unemployment country=SE')).not.toContain('[Whole list]');
});

import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
const whole = async (line: string) => read(await say(line));
/** The first sentences: what stands in the message before its table. */
const firstOf = async (line: string) => (await whole(line)).split('\n---\n')[0] ?? '';

test('of doubtful figures it is told, in the same sentence, which is higher or lower, and nobody is called ahead or better', async () => {
  const said = await firstOf('/compare SE224 ES51');
  expect(said).toContain(
    'For the foreign-born, by uncertain figures, Catalonia has the lower figure in unemployment (15.6% d against 19.5%, 2022)',
  );
  expect(said).not.toMatch(/better|is ahead/);
  const mixed = await firstOf('/compare BE10 BE21');
  expect(mixed).toContain(
    'Antwerp is ahead in unemployment (6.2% against 11.9%, 2022); by uncertain figures, Antwerp has',
  );
  expect(mixed).not.toMatch(/better|worse/);
  expect(await firstOf('/peers ES62 better-at=unemployment')).not.toContain('Ahead by value');
});

test('values that are as good as equal do not “differ, but”: they are about level by value, or the same, and uncertain', async () => {
  expect(await firstOf('/compare ITG2 ITG1 indicators=life-expectancy-men')).toContain(
    'By value Sardinia (80.7 years) and Sicily (80.5 years) are about level, but that is uncertain, as the figures’ flags are not known.',
  );
  expect(await firstOf('/compare UKM9 UKM5 indicators=unemployment')).toContain(
    'By value Southern Scotland (3.2%) and North Eastern Scotland (3.2%) are the same, but that is uncertain',
  );
});

test('amounts in euros of several countries are never about level: who has more is told, and that prices differ', async () => {
  expect(await firstOf('/compare PT20 PT30 ES70 indicators=gdp-per-head')).toContain(
    'Madeira has more than Canary Islands, by 300 € per inhabitant (2%), and than one more; prices differ between the countries.',
  );
});

test('counts are told apart by their ratio, and about level within a few per cent only', async () => {
  expect(await firstOf('/compare ES PL indicators=first-permits')).toContain(
    'Poland has more than Spain, by 94,092 permits (17%).',
  );
  expect(await firstOf('/compare ITF3 ITG1 indicators=population')).toContain(
    'Campania has more than Sicily, by 790,555 inhabitants (16%).',
  );
});

test('who is set beside a whole that contains it is said to be a part of it', async () => {
  expect(await firstOf('/compare ES51 ES5')).toContain('\nCatalonia is a part of Eastern Spain.');
  expect(await firstOf('/compare ES51 ES indicators=population')).toContain('Catalonia is a part of Spain.');
  expect(await firstOf('/compare ES51 ES52')).not.toContain('is a part of');
});

test('of a policy area the rows that all have come first, and none of them is cut off while it is said that none can be compared', async () => {
  const said = await whole('/compare NO CH IS area=labour-market');
  expect(said).not.toContain('cannot be compared');
  expect(said).toContain('For migrants, Iceland is ahead of all others in employment 15–64, foreign citizens (');
  expect(said).toMatch(/Employment, third-country nationals, 20–64, 2024 \| 65\.8% \| 66\.7% \| ✓ 83\.2%/);
  expect(said.indexOf('Activity rate, 15–74')).toBeLessThan(said.indexOf('Unemployment, EU-born, 15–64'));
});

test('a word that names an indicator too is not taken for a policy area unsaid', async () => {
  expect(await firstOf('/compare DE30 AT13 employment')).toMatch(/^“employment” is read as Labour market\./);
  expect(await firstOf('/compare DE30 AT13 labour-market')).not.toContain('is read as');
  expect(await firstOf('/compare DE30 AT13 unemployment')).not.toContain('is read as');
});

test('margins of error stand beside each value, and who they do not tell apart from the first and the last is named', async () => {
  const said = await whole('/indicator rank quality-of-government country=ES');
  expect(said).toContain('1 | Basque Country | 0.90 points ± 0.44');
  expect(said).toMatch(
    /First by value: Basque Country \(0\.90 points ± 0\.44\), which the margins of error do not tell apart from La Rioja, .*; last by value: Catalonia \(−0\.84 points ± 0\.26\), not told apart from Andalusia/,
  );
  expect(await whole('/compare FRM0 ITG2 indicators=quality-of-government')).toContain('0.21 ± 0.24 | −1.38 ± 0.20');
  expect(await whole('/indicator show quality-of-government FRM0')).toContain('2021 | 0.21 points ± 0.24');
  expect(await whole('/indicator rank quality-of-government country=ES csv')).toMatch(
    /Value: Margin of error, ±[\s\S]*Basque Country,0\.895,2021,0\.435/,
  );
});

test('files, pictures of scores and maps say which territory the figures of a region are of, and scores have their ±', async () => {
  expect(await whole('/compare SE224 ES51 csv')).toContain('Skåne (figures of South Sweden, SE22)');
  expect(await whole('/indicator rank unemployment-foreign-born country=SE csv')).toMatch(
    /Skåne,"South Sweden, SE22",19\.5/,
  );
  const picture = /\[picture [^\]]*Skåne: Figures exist only for South Sweden \(SE22\)[^\]]*60\.7 points ± \d/;
  expect(await whole('/score ES51 against=SE224 area=labour-market')).toMatch(picture);
  expect(await whole('/indicator rank labour-market country=SE')).toMatch(picture);
  expect(await whole('/indicator show early-leavers PT20')).toMatch(
    /\[Map\]\n\[picture [^\]]*Skåne: Figures exist only for South Sweden/,
  );
});

test('a file has no letters in a column of numbers, and a gap by birth as a number with its unit and its sources', async () => {
  const series = await whole('/indicator show unemployment-foreign-born ITF5 csv');
  expect(series).not.toMatch(/,: \w/);
  const json = await whole('/compare AT13 DE30 json');
  expect(json).toMatch(/"text": "−8\.9 \?",\s+"value": -8\.9,\s+"unit": "points",[^}]*"source": "Eurostat/);
});

test('where numbers of people were asked for, a share is called a larger share', async () => {
  expect(await firstOf('¿Dónde hay más personas mayores, en Asturias o en Galicia?')).toContain(
    'Asturias has a larger share than Galicia, by 0.9 points.',
  );
  expect(await firstOf('/compare FRM0 ITG2 indicators=quality-of-government')).toContain(
    'Corsica has a higher figure than Sardinia',
  );
});

test('units that are no NUTS 2 regions are said to be others, and those that are are not', async () => {
  expect(await firstOf('Which Länder have more than 75% employment of immigrants?')).toContain(
    'by NUTS 2 regions, which are not the same as “Länder”',
  );
  expect(await firstOf('Which province of Spain has the fewest foreign citizens?')).toContain('“province”');
  for (const line of [
    'Welche Bundesländer in Österreich haben die höchste Arbeitslosigkeit?',
    'Which Dutch provinces have the highest unemployment?',
  ])
    expect(await firstOf(line), line).not.toContain('not the same as');
});

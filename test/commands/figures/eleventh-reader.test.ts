import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, press } = await createDialogue();
const answer = async (line: string) => read(await say(line));

test.each([
  [
    '/indicator rank unemployment country=PT',
    'Only 4 of 9 have a figure of 2022 (5 with new borders), so nobody is the first or the last of all. Best of these without a doubtful figure: Algarve (5.9%); last: Madeira (7.1%). They are shown without ranks.',
  ],
  [
    'What is the most unemployed region in Portugal?',
    'Only 4 of 9 have a figure of 2022 (5 with new borders), so nobody is the first or the last of all.',
  ],
  ['/indicator rank neet', 'Only 89 of 301 have a figure of 2024 ('],
])('%s: where fewer than half have a figure, nobody is the first or the last of all', async (line, said) => {
  expect(await answer(line)).toContain(said);
});

test('where most have a figure, the first and the last are those of all', async () => {
  const text = await answer('/indicator rank unemployment country=AT');
  expect(text).toMatch(/Best(?: without a doubtful figure)?: /);
  expect(text).not.toContain('Only ');
});

test('a region whose own rows are all withheld is none with new borders', async () => {
  expect(await answer('/indicator rank unemployment-foreign-born details')).toContain(
    '94 not published, 32 with figures of other years, 10 withheld in other years, 6 with new borders, 3 without data.',
  );
});

test.each([
  [
    'how has the population of Lisbon changed since 2000',
    'In the former borders, Área Metropolitana de Lisboa: 2,869,033 inhabitants in 2021. Change: not comparable with 2000 (2,624,511 inhabitants): break in the series in 2011.',
  ],
  [
    '/indicator show population PT1A',
    'In the former borders, Área Metropolitana de Lisboa: 2,869,033 inhabitants in 2021.\n',
  ],
  [
    'Ha disminuït l’atur dels estrangers a Catalunya des del 2015?',
    'Catalonia: 15.6% in 2022, the latest year (definition differs).\nChange: not comparable with 2015 (30.6%): break in the series in 2021.',
  ],
])('%s: the change asked for stands above, also of the territory in its former borders', async (line, said) => {
  const text = await answer(line);
  expect(text).toContain(said);
  expect(text).not.toContain('Not used');
});

test.each([
  ['Qual è la regione più povera d’Italia?', 'by what is produced there, which is not how well people live'],
  ['Welche Region in Deutschland ist am ärmsten?', 'by what is produced there, which is not how well people live'],
  ['risk of poverty in Apulia', 'Apulia · which counts more people than poverty by income alone.'],
  ['Wie alt sind die Menschen in Sizilien im Mittel?', 'Read as: Median age · Sicily.\n'],
  ['/region show SE22', '“SE22” is read as Skåne (SE224).'],
  ['/brief SE224 employment', '“employment” is read as Labour market.'],
])('%s: what stands in for what was said is named above', async (line, said) => {
  expect(await answer(line)).toContain(said);
});

test('the poorest by GDP per head have beside them who is at risk of poverty', async () => {
  expect(
    read(await press(await say('What is the poorest region of Poland?'), 'Poverty or social exclusion')),
  ).toContain('People at risk of poverty or social exclusion: regions of Poland');
  expect(JSON.stringify(await say('GDP of Catalonia'))).not.toContain('poverty-risk');
});

test('nothing is left of a country without itself', async () => {
  expect(await answer('/indicator rank unemployment except=Spain country=ES')).toContain(
    'Nothing is left to rank: regions of Spain without Spain.',
  );
});

test('a territory that is no NUTS 2 region is not put on their map, nor beside a median of none', async () => {
  const text = JSON.stringify(await say('/indicator show unemployment HU10'));
  expect(text).toContain('from 4.9% in 1999 to 9.5% in 2012');
  expect(text).not.toContain('median of 0');
  const map = JSON.stringify(await say('/indicator show unemployment HU10 map'));
  expect(map).toContain('Half of the regions lie between');
  expect(map).not.toContain('"alt":"Central Hungary: ');
});

test('countries that are one region each are compared by what regions have too', async () => {
  const text = await answer('/compare CY MT LU');
  expect(text).toContain(
    'Malta and Luxembourg are about level in unemployment, foreign-born (4.1% and 4.9%, 2022), and ahead of Cyprus.',
  );
  expect(text).toContain('Malta is ahead of all others in employment, third-country nationals (87.1%, 2024);');
  expect(await answer('/brief CY against=MT,LU')).toContain(
    'and 66th of 156 NUTS 2 regions in unemployment of the foreign-born (8.3%, 2022)',
  );
});

test('ranks of scores are uncertain where their figures are', async () => {
  expect(await answer('/score HR05')).toContain(
    'By uncertain figures of migrants City of Zagreb is rank 59 of 230 in labour market. By uncertain figures of all residents City of Zagreb is rank 10, shared, of 205 in education,',
  );
});

test.each([
  [
    'Quelle région française a le plus de décrocheurs scolaires ?',
    'By uncertain figures, lowest: Alsace (4.0% ?); highest: Upper Normandy (12.6% ?).',
  ],
  [
    '/indicator rank early-leavers country=BG',
    'By uncertain figures, lowest: South-West Bulgaria (2.9% ?); highest: South-East Bulgaria (18.1% ?).',
  ],
  [
    'A taxa de desemprego no Norte é mais alta do que na Galiza?',
    'Nobody is called ahead: the figure of Norte is lower than that of Galicia by 5.1 points, but the definition differs between countries.',
  ],
  [
    'How does Lithuania compare with Latvia and Estonia in employment of migrants?',
    'from 71.6% (Latvia) to 79.5% (Estonia), but the figures’ flags are not known. No figure of Lithuania.',
  ],
])('%s: uncertain figures say which is lower, and whose is missing', async (line, said) => {
  expect(await answer(line)).toContain(said);
});

test.each([
  ['Do third-country nationals earn less than citizens in Sweden?'],
  ['Are third-country nationals poorer than citizens in Sweden?'],
])('%s: no share of them is said to be held, and their income is offered', async (line) => {
  const text = await answer(line);
  expect(text).toContain('Median income, third-country nationals');
  expect(text).not.toContain('by country of birth');
});

test('where no figure is an outcome that is said, with the first of them', async () => {
  const text = await answer('/compare Portugal Spain Italy area=education');
  expect(text).toContain(
    'None of these figures is an outcome: they say who lives there and what kind of places they are. Tertiary education, EU-born, 25–64, 2024: Portugal has a larger share than Spain, by 7.1 points',
  );
});

test('the ranks of one country’s scores are said to be among all', async () => {
  const [top = ''] = (await answer('/indicator rank social-security country=IT')).split('---');
  expect(top).toContain('ranks are among all 249 NUTS 2 regions with a score');
});

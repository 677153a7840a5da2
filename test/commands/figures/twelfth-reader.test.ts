import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
const answer = async (line: string) => read(await say(line));

test.each([
  [
    'Combien d’habitants a la Bretagne de plus que la Galice ?',
    'Population, 2021: Brittany has more than Galicia, by 689,539 inhabitants (26%).',
  ],
  ['/compare ES MT indicators=population', 'Spain has more than Malta, by 46,882,595 inhabitants (a factor of 91.8).'],
  [
    '/compare CZ01 SK01 HU11 indicators=gdp-per-head-pps',
    'Prague has a higher figure than Budapest, by 9,878 PPS per inhabitant (15%), and than one more.',
  ],
  ['/compare SE23 SE11 indicators=unemployment year=2015', 'Stockholm (7.2%)'],
])('%s: of sizes it is told how many more, and the ratio', async (line, said) => {
  expect(await answer(line)).toContain(said);
});

test('the place of a region in its brief is that of its own newest figure, whatever year is compared', async () => {
  const text = await answer('/brief EE');
  expect(text).toContain('59th of 156 in unemployment of the foreign-born (8.1%, 2022).');
  expect(text).toContain('in unemployment of the foreign-born (6.3%, 2019) it is about level with Latvia (7.0%)');
  expect(text).toContain('In employment of the foreign-born it is, by uncertain figures,');
  expect(await answer('/brief PL63')).toContain(
    '56th of 182 in early leavers among all residents (7.3%, 2022, uncertain)',
  );
});

test.each([
  ['Welche Regionen in Österreich haben die höchste Lebenserwartung?', 'AT'],
  ['Quelles régions de France ont la plus haute espérance de vie ?', 'FR'],
  ['life expectancy in the regions of Austria', 'AT'],
])('%s: it is asked whether of women or of men', async (line, country) => {
  const text = JSON.stringify(await say(line));
  expect(text).toContain('Which figure do you mean?');
  for (const sex of ['women', 'men'])
    expect(text).toContain(`/indicator rank life-expectancy-${sex} country=${country}`);
});

test.each([
  ['Which Finnish regions improved early school leaving since 2015?', 'Finland · where it fell · since 2015.'],
  ['Which Polish regions improved employment of the foreign-born since 2018?', 'Poland · where it rose · since 2018.'],
  ['¿En qué regiones de España ha empeorado el paro desde 2008?', 'Spain · where it rose · since 2008.'],
  ['Which Finnish regions got worse in unemployment since 2015?', 'Finland · where it rose · since 2015.'],
])('%s: better and worse are a fall or a rise as the figure has it', async (line, reading) => {
  expect(await answer(line)).toContain(reading);
});

test.each([
  ['Has the employment gap between natives and migrants in Brussels narrowed?', 'Brussels-Capital Region'],
  ['L’écart d’emploi entre natifs et immigrés en Alsace s’est-il creusé ?', 'Alsace'],
  ['Il divario di occupazione tra nativi e immigrati in Lombardia si è ridotto?', 'Lombardy'],
])('%s: of a gap held of one year it is said that no course is told', async (line, region) => {
  const text = await answer(line);
  expect(text).toContain(`beside: Employment rate of the native-born · ${region} · the last 10 years.\n`);
  expect(text).toContain('Both have figures in 2025 alone, so how the difference developed is not told.');
});

const asShare = 'as a share, not as a number of people';
test.each([
  ['¿Dónde hay más inmigrantes con estudios superiores, en Madrid o en Baleares?', true],
  ['Quelle région française a le plus de décrocheurs ?', true],
  ['Wo gibt es mehr Arbeitslose, in Wien oder in Tirol?', true],
  ['Which region of Italy has the most graduates?', true],
  ['¿Dónde hay más paro, en Murcia o en Galicia?', false],
  ['Le chômage des immigrés est-il plus élevé en Catalogne ou en Campanie ?', false],
  ['emploi des étrangers dans les pays européens, du plus bas au plus haut', false],
])('%s: that a share is shown is said where people are asked for: %s', async (line, isSaid) => {
  const [top = ''] = (await answer(line)).split('\n---')[1]?.split('\n').filter(Boolean) ?? [];
  expect(top).toContain('Read as: ');
  expect(top.includes(asShare)).toBe(isSaid);
});

test('figures that are uncertain throughout have the sentence beside their course', async () => {
  expect(await answer('/compare HU11 SK01 CZ01')).toContain(
    'Unemployment, foreign-born, 15–64, 2022: Nobody is called ahead: from 1.8% (Prague) to 5.5% (Budapest), but a figure is flagged: low reliability.',
  );
  expect(await answer('/compare SE11 SE23')).not.toContain('Nobody is called ahead: from 12.2%');
});

test('ranks of what is no outcome are explained as they are counted', async () => {
  const text = await answer('/compare SE224 ES51');
  expect(text).toContain('1 is the best outcome, else the highest (low education: lowest).');
});

test('margins of error are drawn and said in the picture of a comparison', async () => {
  const text = await answer('/compare FRM0 ITG2 ES61 indicators=quality-of-government');
  expect(text).toMatch(
    /\[picture [^\]]*Corsica 0\.21 points ± 0\.24, Sardinia −1\.38 points ± 0\.20, Andalusia −0\.68 points ± 0\.32/,
  );
  expect(await answer('/compare SE11 SE23 indicators=unemployment')).not.toContain(' ± ');
});

test('the profile of a part tells how many live in the territory that its figures are of', async () => {
  expect(await answer('/region show SE22')).toContain('larger area only (South Sweden: 1,548,392 inhabitants)');
  expect(await answer('/region show SE11')).not.toContain('larger area only');
});

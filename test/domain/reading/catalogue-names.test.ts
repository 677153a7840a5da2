import { expect, test } from 'vitest';
import { decide } from '#src/domain/reading/decide.ts';
import { isHeldFor } from '#src/domain/regions/held-for.ts';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const { catalogue } = reader;
const indicators = [...catalogue.indicators.values()];
/** A short name that names people alone may be a part of any question on them. */
const isOfPeople = (name: string) => name === 'Recent arrivals';
const named = indicators
  .filter(({ hasFigures }) => hasFigures)
  .flatMap(({ code, name, shortName }) =>
    [...new Set([name, shortName])].filter((each) => !isOfPeople(each)).map((said) => ({ code, said })),
  );
/** Where each is held: a region, else a country. */
const places = [
  ['Lazio', 'ITI4'],
  ['Catalonia', 'ES51'],
  ['Germany', 'DE'],
  ['Belgium', 'BE'],
  ['Italy', 'IT'],
] as const;

test.each(named)('$code is held, and asked for by its name it is shown: “$said”', ({ code, said }) => {
  const indicator = catalogue.indicators.get(code);
  const place = indicator && places.find(([, region]) => isHeldFor(indicator, [region], catalogue));
  const decision = reader.decide(`${said} in ${place?.[0]}`, null);
  expect(decision).toMatchObject({ line: `/indicator show ${code} region=${place?.[1]}`, unused: [] });
});

test('a name with another group, sex or age beside it is no longer that indicator', () => {
  for (const beside of ['women', 'the native-born', 'young people'])
    expect(
      reader.decide(`Foreign-born early leavers from education and training and ${beside} in Lazio`, null),
    ).not.toMatchObject({
      line: '/indicator show early-leavers-foreign-born region=ITI4',
    });
});

test.each([
  ['how many people in Campania are at risk of poverty?', '/indicator show poverty-risk region=ITF3'],
  ['Armutsgefährdung in Bremen', '/indicator show poverty-risk region=DE50'],
  ['At-risk-of-poverty rate in Lazio', '/indicator show poverty-risk region=ITI4'],
  [
    'which region of Italy has the most people at risk of poverty?',
    '/indicator rank poverty-risk country=IT order=worst',
  ],
  ['riesgo de pobreza en Cataluña', '/indicator show poverty-risk region=ES51'],
  ['rischio di povertà in Puglia', '/indicator show poverty-risk region=ITF4'],
  ['risque de pauvreté en Bretagne', '/indicator show poverty-risk region=FRH0'],
  ['fattigdomsrisken i Skåne', '/indicator show poverty-risk region=SE224'],
  ['risc de pobresa a Catalunya', '/indicator show poverty-risk region=ES51'],
  ['risco de pobreza na Galiza', '/indicator show poverty-risk region=ES11'],
])('the risk of poverty is by income alone, and what stands in for it is said: “%s”', (text, line) => {
  expect(reader.decide(text, null)).toMatchObject({
    line,
    corrections: [{ meant: 'People at risk of poverty or social exclusion' }],
  });
});

test('where the rate by income is held, that is the one of the risk of poverty', () => {
  const [rate, wider] = ['income-poverty', 'poverty-risk'].map((code) => catalogue.indicators.get(code));
  if (!rate || !wider) throw new Error('The catalogue lacks an indicator.');
  const { hasFigures, hasRegionFigures, regionsWithFigures } = wider;
  const held = { ...rate, hasFigures, hasRegionFigures, regionsWithFigures };
  const indicators = new Map([...catalogue.indicators, [rate.code, held]]);
  const reading = reader.read('risk of poverty in Catalonia');
  expect(decide(reading, { region: null }, { ...catalogue, indicators })).toMatchObject({
    line: '/indicator show income-poverty region=ES51',
    corrections: [],
  });
});

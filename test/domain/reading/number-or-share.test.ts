import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const readingOf = (text: string) => {
  const decision = reader.decide(text, null);
  return decision.type === 'line' ? decision.reading : [];
};
const asShare = { kind: 'filter', value: 'share' };

test.each([
  'quanti stranieri vivono in Aragona?',
  'how many foreigners live in Catalonia',
  'wie viele Ausländer leben in Bayern?',
  'combien d’étrangers vivent en Alsace ?',
  'hur många utländska medborgare bor i Skåne',
  'which region of Italy has the most people at risk of poverty or social exclusion?',
])('a number is asked for and a share is held, which is said: “%s”', (text) => {
  expect(readingOf(text)).toContainEqual(asShare);
});

test.each([
  'how many people over 65 live in Liguria?',
  'number of people over 65 in Liguria',
  'wie viele Menschen über 65 leben in Ligurien?',
  'combien de personnes de plus de 65 ans vivent en Bretagne ?',
])('the number of a share of the whole population is beside it: “%s”', (text) => {
  expect(readingOf(text)).toContainEqual({ kind: 'filter', value: 'counted' });
});

test.each(['what percentage of people in Skåne are foreign-born', 'how many people live in Catalonia'])(
  'what is shown is what is asked for: “%s”',
  (text) => {
    expect(readingOf(text)).not.toContainEqual(asShare);
  },
);

test.each([
  'which region of Italy has most people over 65?',
  'which region of Italy has the largest number of people over 65?',
  'in welcher Region Italiens leben die meisten Menschen über 65?',
])('most people of an age are ranked by number: “%s”', (text) => {
  expect(reader.decide(text, null)).toMatchObject({
    line: expect.stringMatching(/^\/indicator rank old-age-share country=IT.* numbers$/),
  });
});

test('the country whose average is asked for stands beside the figure, and is not called unused', () => {
  expect(reader.decide('how far is Saarland from the Germany average in unemployment', null)).toMatchObject({
    line: '/compare DEC0 DE indicators=unemployment',
    unused: [],
  });
});

test('shares of the population are named by the ages they are of', () => {
  const shares = [...reader.catalogue.indicators.values()].filter(({ family }) => family === 'origin');
  expect(shares.length).toBeGreaterThan(2);
  for (const { name, ageBand } of shares) expect(name).toContain(String(ageBand));
});

test.each([
  'how many people in Campania are at risk of poverty or social exclusion?',
  'how many people at risk of poverty or social exclusion live in Campania?',
])('who is counted is no population besides: “%s”', (text) => {
  expect(reader.decide(text, null)).toMatchObject({ line: '/indicator show poverty-risk region=ITF3' });
  expect(readingOf(text)).toContainEqual(asShare);
});

test.each([
  'which country has the most residence permits per inhabitant?',
  'Aufenthaltstitel pro Einwohner in Deutschland',
  'residence permits per capita in Germany',
  'number of unemployed per inhabitant in Lazio',
])('a number per inhabitant is not answered by the number: “%s”', (text) => {
  expect(reader.decide(text, null).type).toBe('doubt');
});

test('what is per inhabitant already is shown', () => {
  expect(reader.decide('GDP per inhabitant in Lazio', null)).toMatchObject({
    line: '/indicator show gdp-per-head region=ITI4',
  });
});

test.each([
  ['how many people born abroad live in Vienna?', 'AT13'],
  ['how many immigrants live in Vienna?', 'AT13'],
  ['number of immigrants in Vienna', 'AT13'],
  ['¿cuántos inmigrantes viven en Viena?', 'AT13'],
  ['quants immigrants viuen a Viena?', 'AT13'],
  ['quanti immigrati vivono a Vienna?', 'AT13'],
  ['quantos imigrantes vivem em Viena?', 'AT13'],
  ['hur många utrikes födda bor i Wien?', 'AT13'],
  ["combien d'immigrés vivent en Bretagne ?", 'FRH0'],
  ['wie viele Zugewanderte leben in Wien?', 'AT13'],
])('the foreign-born are counted by the share of all ages, beside which their number is: “%s”', (text, region) => {
  expect(reader.decide(text, null)).toMatchObject({
    line: `/indicator show foreign-born-share-census region=${region}`,
    reading: expect.arrayContaining([{ kind: 'filter', value: 'counted' }]),
  });
});

test.each([
  ['what share of people in Vienna are foreign-born?', 'AT13'],
  ['how many immigrants lived in Vienna in 2015?', 'AT13 year=2015'],
  ['how many immigrants live in Greater Lisbon?', 'PT1A'],
  ['how many immigrants live in France?', 'FR'],
])('a share, another year and where no census figure is held stay with the yearly share: “%s”', (text, rest) => {
  expect(reader.decide(text, null)).toMatchObject({ line: `/indicator show foreign-born-share region=${rest}` });
});

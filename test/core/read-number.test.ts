import { describe, expect, test } from 'vitest';
import { readNumber } from '#src/core/read-number.ts';

const read = (text: string, decimals?: number) => {
  const reading = readNumber(text, decimals);
  return reading.type === 'number' ? reading.value : reading.type === 'doubtful' ? reading.readings : reading.type;
};

test.each([
  ['12 000', 12_000],
  ['12\u00a0000', 12_000],
  ['12\u202f000', 12_000],
  ['12\u2009000', 12_000],
  ["12'000", 12_000],
  ['12’000', 12_000],
  ['12_000', 12_000],
  ['250.000,50', 250_000.5],
  ['250,000.50', 250_000.5],
  ['1 234 567,89', 1_234_567.89],
  ['1.250.000', 1_250_000],
  ['1,250,000', 1_250_000],
  ['12,5', 12.5],
  ['12.50', 12.5],
  ['0.500', 0.5],
  ['0,125', 0.125],
  ['1.2345', 1.2345],
  ['.5', 0.5],
  ['500.', 500],
  ['-5', -5],
  ['−5', -5],
  ['1e3', 1_000],
  ['１２', 12],
  ['12´000', 12_000],
  ['1,5 M€', 1_500_000],
  ['٥٠٠', 500],
  ['۵۰۰', 500],
  ['1.5 million', 1_500_000],
  ['1,5 Mio.', 1_500_000],
  ['1.1 million', 1_100_000],
  ['2 mln', 2_000_000],
  ['120k', 120_000],
  ['120 K', 120_000],
  ['3 Tsd.', 3_000],
  ['2 Mrd.', 2_000_000_000],
  ['€1.5m', 1_500_000],
  ['2 Mio. EUR', 2_000_000],
  ['EUR 5 000', 5_000],
  ['5000 euros', 5_000],
  ['5000,-', 5_000],
  ['5000,–', 5_000],
  ['ca. 500', 500],
  ['circa 500', 500],
  ['c. 40', 40],
  ['~300', 300],
  ['about 500', 500],
  ['rund 40', 40],
  ['environ 40', 40],
])('“%s” is %d', (text, value) => expect(read(text)).toBe(value));

test.each([
  ['12.000', 12_000, 12],
  ['12,000', 12_000, 12],
  ['1.250', 1_250, 1.25],
  ['250.000 €', 250_000, 250],
  ['ca. 1.200', 1_200, 1.2],
])(
  '“%s” is a thousand times itself or not: nobody guesses, unless no decimals are possible',
  (text, grouped, plain) => {
    expect(read(text)).toEqual([grouped, plain]);
    // Persons are no euros.
    expect(read(text, 0)).toBe(/€|eur/i.test(text) ? 'money' : grouped);
    expect(read(text, 2)).toBe(grouped);
  },
);

test('a thousand of millions is not guessed either', () => {
  expect(read('1.500 million', 0)).toEqual([1_500_000_000, 1_500_000]);
});

describe('what is no number alone', () => {
  test.each([
    ['12 %', 'percent'],
    ['12%', 'percent'],
    ['12 percent', 'percent'],
    ['12,5 Prozent', 'percent'],
    ['<500', 'bound'],
    ['>1000', 'bound'],
    ['> 1000', 'bound'],
    ['≥ 300', 'bound'],
    ['1000+', 'bound'],
    ['300 +', 'bound'],
    ['about 300+', 'bound'],
    ['more than 1000', 'bound'],
    ['über 300', 'bound'],
    ['at least about 300', 'bound'],
    ['about under 300', 'bound'],
    ['≤ 500', 'bound'],
    ['up to 500', 'bound'],
    ['max. 5', 'bound'],
    ['10-20', 'span'],
    ['10–20', 'span'],
    ['10 to 20', 'span'],
    ['1 000-2 000', 'span'],
    ['1 2', 'none'],
    ['12 13', 'none'],
    ['1,00,000', 'none'],
    ['12.000.00', 'none'],
    ['1.234.56', 'none'],
    ['500 persons', 'none'],
    ['SEK 5000', 'none'],
    ['$500', 'none'],
    ['five', 'none'],
    ['5²', 'none'],
    ['500 m²', 'none'],
    ['½', 'none'],
    ['0x10', 'none'],
    ['Infinity', 'none'],
    ['NaN', 'none'],
    ['2 billion', 'none'],
    ['', 'none'],
    ['1/2', 'none'],
    ['9'.repeat(101), 'none'],
  ])('“%s”', (text, type) => expect(read(text, 0)).toBe(type));
});

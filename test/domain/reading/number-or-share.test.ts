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
  'hur många utrikes födda bor i Skåne',
])('a number is asked for and a share is held, which is said: “%s”', (text) => {
  expect(readingOf(text)).toContainEqual(asShare);
});

test.each(['what percentage of people in Skåne are foreign-born', 'how many people live in Catalonia'])(
  'what is shown is what is asked for: “%s”',
  (text) => {
    expect(readingOf(text)).not.toContainEqual(asShare);
  },
);

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

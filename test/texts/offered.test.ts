import { afterEach, expect, test } from 'vitest';
import { parseConfig } from '#src/config.ts';
import { completeLanguages, offerLanguages, spokenLanguage, textLanguages, textsFor } from '#src/texts/index.ts';
import { listLanguages } from '#src/texts/load.ts';
import { listMissing } from '../../scripts/texts/missing.ts';

afterEach(() => offerLanguages([]));

test('people are spoken to in the languages that are offered and whole, else in English', () => {
  expect(textLanguages()).toEqual(['en']);
  offerLanguages(['xx', ...completeLanguages]);
  expect(textLanguages()).toEqual(completeLanguages);
  for (const language of completeLanguages) {
    expect(spokenLanguage(`${language}-XX`)).toBe(language);
    expect(textsFor(language).list(['a', 'b'])).toContain('a');
  }
  expect(spokenLanguage('xx')).toBe('en');
});

test('a setting names the languages; one without every sentence is refused in words', () => {
  expect(parseConfig({ LANGUAGES: completeLanguages.join(', ') }).languages).toEqual(completeLanguages);
  for (const LANGUAGES of [
    'xx',
    'en,xx',
    'English',
    ',',
    ...listLanguages().filter((each) => !completeLanguages.includes(each)),
  ])
    expect(() => parseConfig({ LANGUAGES })).toThrow(/LANGUAGES is .+ There are: en/);
});

/** Of all sentences so many may wait for their translation. */
const mostMissing = 0.02;

test.each(completeLanguages)(
  '%s has words for nearly every sentence: what was added lately is said in English',
  (language) => {
    const { missing, count } = listMissing(language);
    expect(missing.length / count, missing.slice(0, 20).join(', ')).toBeLessThan(mostMissing);
  },
);

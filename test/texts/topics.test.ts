import { expect, onTestFinished, test } from 'vitest';
import { createVocabulary } from '#src/core/vocabulary.ts';
import { createCatalogue } from '#src/domain/regions/catalogue.ts';
import { listNamedTerms } from '#src/domain/regions/vocabulary.ts';
import { completeLanguages, offerLanguages } from '#src/texts/index.ts';
import { areaOptions, groupOptions, listTopicNames, nameGroup, namePolicyArea } from '#src/texts/topics.ts';

test('areas and groups are called as English calls them', () => {
  expect(namePolicyArea('social-security', 'en')).toBe('Social security and assistance');
  expect(nameGroup('bip', 'en-GB')).toBe('Beneficiaries of international protection');
  expect(areaOptions('en')).toHaveLength(8);
  expect(groupOptions('en')).toHaveLength(9);
});

test.each(completeLanguages)('what is shown in %s can be typed', (language) => {
  onTestFinished(() => offerLanguages([]));
  offerLanguages([language]);
  const catalogue = createCatalogue({ regions: [], territories: [], indicators: [] });
  const vocabulary = createVocabulary(listNamedTerms(catalogue, [], listTopicNames()));
  for (const { value, label } of areaOptions(language))
    expect(vocabulary.find('area', label).map((found) => found.value)).toEqual([value]);
  for (const { value, label } of groupOptions(language))
    expect(vocabulary.find('target-group', label).map((found) => found.value)).toEqual([value]);
});

import type { TermSource } from './core/vocabulary.ts';
import { type Language, languageNameFor, languageOptions, listLanguageNames } from './domain/language.ts';
import { type Catalogue, regionName } from './domain/regions/catalogue.ts';
import { createNameIndex } from './domain/regions/name-index.ts';
import { policyAreas } from './domain/topics/indicator.ts';
import { methodNames } from './domain/topics/method-names.ts';
import { targetGroups } from './domain/topics/target-group.ts';
import { textLanguages } from './texts/index.ts';
import { findIndicatorWords } from './texts/indicators.ts';
import { methodsIn, methodTopics } from './texts/methods.ts';
import { nameGroup, namePolicyArea } from './texts/topics.ts';

type Namer = (value: string, language: string) => string | null;

/** Gives terms the names that they have in each language that people are spoken to in. */
export function speakTerms(terms: readonly TermSource[], catalogue: Catalogue): TermSource[] {
  const nameIndicator: Namer = (value, language) => findIndicatorWords(catalogue, value, language)?.name ?? null;
  const nameArea: Namer = (value, language) => (isOf(policyAreas, value) ? namePolicyArea(value, language) : null);
  const namers: Record<string, Namer> = {
    area: nameArea,
    indicator: nameIndicator,
    'indicator-or-area': (value, language) => nameIndicator(value, language) ?? nameArea(value, language),
    'target-group': (value, language) => (isOf(targetGroups, value) ? nameGroup(value, language) : null),
    country(value, language) {
      const region = catalogue.regions.get(value);
      return region ? regionName(region, language) : null;
    },
    language: (value, language) => languageNameFor(value, language),
    method: nameMethod,
  };
  return terms.map((source) => {
    const name = namers[source.kind];
    if (!name) return source;
    return {
      ...source,
      label: (value, language = 'en') => (language === 'en' ? null : name(value, language)) ?? source.label(value),
    };
  });
}

const nameMethod = (topic: string, language: string): string =>
  methodsIn(language).find((each) => each.topic === topic)?.name ?? topic;

const isOf = <Value extends string>(all: readonly Value[], value: string): value is Value =>
  (all as readonly string[]).includes(value);

/** Makes the term of languages, by their codes and by their names in any of them. */
export function languageTerm(): TermSource {
  const names = listLanguageNames();
  const entries = languageOptions.map(({ value, label }) => ({
    value,
    label,
    names: names.get(value as Language) ?? [label],
  }));
  return { kind: 'language', ...createNameIndex(entries) };
}

/** Makes the term of the rules behind sentences, by what people call them. */
export function methodTerm(): TermSource {
  const entries = methodTopics.map(({ topic, name }) => ({
    value: topic,
    label: name,
    names: [name, topic, ...(methodNames[topic] ?? []), ...textLanguages().map((each) => nameMethod(topic, each))],
  }));
  return { kind: 'method', ...createNameIndex(entries) };
}

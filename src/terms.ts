import type { TermSource } from './core/vocabulary.ts';
import { type Language, languageOptions, listLanguageNames } from './domain/language.ts';
import { createNameIndex } from './domain/regions/name-index.ts';
import { methodNames } from './domain/topics/method-names.ts';
import { methodTopics } from './texts/methods.ts';

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
    names: [name, topic, ...(methodNames[topic] ?? [])],
  }));
  return { kind: 'method', ...createNameIndex(entries) };
}

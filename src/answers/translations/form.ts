import type { Form, Problems } from '#src/core/form.ts';
import { shorten } from '#src/core/text.ts';
import { languageNameFor } from '#src/domain/language.ts';
import { findAddedAddress } from '#src/domain/translations/added-address.ts';
import type { Translated, Words } from '#src/domain/translations/translation.ts';
import { textsFor } from '#src/texts/index.ts';

const longestAddress = 60;

type FieldName = 'title' | 'lesson' | 'detail' | 'content';
const fieldNames: readonly FieldName[] = ['title', 'lesson', 'detail', 'content'];

/**
 * Makes a form with a field for each part of a text, filled in with its translation so far, or with the text itself. What is empty in the original is not asked for;
 * `limits` are characters by field.
 */
export function translationForm(
  words: Words,
  translated: Translated | null,
  limits: Readonly<Partial<Record<FieldName, number>>>,
  language: string,
): Omit<Form, 'id'> {
  const { form } = textsFor(language).translation;
  const names = fieldNames.filter((name) => (words[name] ?? '') !== '');
  const said = languageNameFor(language, language);
  return {
    ...{ title: form.title({ language: said }), submit: form.submit, intro: form.intro },
    fields: names.map((name) => ({
      ...{ name, label: form.labels[name], required: true, maxLength: limits[name] ?? 0 },
      type: name === 'title' ? 'text' : 'long-text',
    })),
    values: Object.fromEntries(names.map((name) => [name, (translated?.made?.words[name] || words[name]) ?? ''])),
  };
}

/** Says which parts of a translation lead somewhere that the original does not; null where none does. */
export function translationProblems(original: Words, words: Words, language: string): Problems | null {
  const said = Object.values(original).join('\n');
  const { address } = textsFor(language).translation;
  const problems = Object.entries(words).flatMap(([field, text]) => {
    const added = findAddedAddress(text, said);
    return added === null ? [] : [[field, address({ address: shorten(added, longestAddress) })]];
  });
  return problems.length > 0 ? Object.fromEntries(problems) : null;
}

import type { Form } from '#src/core/form.ts';
import { languageNameFor } from '#src/domain/language.ts';
import type { Translated, Words } from '#src/domain/translations/translation.ts';
import { textsFor } from '#src/texts/index.ts';

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

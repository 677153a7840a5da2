import type { Text } from '#src/domain/rules/definition.ts';
import { type Template, type TemplateName, templates } from '#src/domain/rules/templates.ts';
import { textLanguages, textsFor } from '#src/texts/index.ts';

const numbers = ['one', 'two', 'three', 'four'] as const;

/** Says what a template is called, and what it does. */
export function sayTemplate(name: TemplateName, language: string): { title: string; summary: string } {
  const { title, summary } = textsFor(language).ruleTemplates[name];
  return { title, summary };
}

/** The messages of a template in a language, with the fields of rules where their values are to be. */
export function templateTexts(name: TemplateName, language: string): string[] {
  const texts = textsFor(language).ruleTemplates[name].texts as unknown as Record<string, Sentence>;
  const { texts: count }: Template = templates[name];
  return numbers.slice(0, count).map((number) => bare(texts[number] ?? ''));
}

/** The same in every language that this server speaks; what somebody wrote themselves is taken as it is. */
export function mergeTexts(name: TemplateName, written: readonly string[], language: string): Text[] {
  const languages = textLanguages();
  const usual = templateTexts(name, language);
  const all = languages.map((each) => [each, templateTexts(name, each)] as const);
  return written.map((text, index) =>
    languages.length > 1 && text === usual[index]
      ? Object.fromEntries(all.flatMap(([each, texts]) => (texts[index] ? [[each, texts[index]]] : [])))
      : text,
  );
}

/** The fields of their messages, each standing for itself. */
const asWritten = Object.fromEntries(
  ['name', 'person', 'region', 'title', 'number', 'indicator', 'value', 'before', 'year', 'beforeYear', 'idea'].map(
    (name) => [name, `{${name}}`],
  ),
);

type Sentence = string | ((values: Record<string, string>) => string);

/** A sentence with its fields as they are written: `{title}`. */
const bare = (sentence: Sentence): string => (typeof sentence === 'string' ? sentence : sentence(asWritten));

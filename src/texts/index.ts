import { createTexts, joinAlternatives, joinNames } from './catalog.ts';
import { listSpokenLanguages, loadTexts } from './load.ts';
import type { Sentences } from './schema.ts';

/** Every sentence of one language. Another language is another folder with the same files. */
export type Texts = Sentences & { list(names: readonly string[]): string; either(names: readonly string[]): string };

/** Languages that people can be spoken to in, English first. */
export const textLanguages: readonly string[] = listSpokenLanguages();
const spoken: ReadonlySet<string> = new Set(textLanguages);

/** A language is read when it is first spoken, and kept. */
const texts = new Map<string, Texts>();

/** The language in which somebody is answered: `sv` for `sv-SE`; English where theirs is not spoken. */
export function spokenLanguage(language: string): string {
  if (spoken.has(language)) return language;
  const end = language.indexOf('-');
  const base = end === -1 ? language : language.slice(0, end);
  return spoken.has(base) ? base : 'en';
}

/** The sentences of a language, `sv` for `sv-SE`; English where there are none. */
export function textsFor(language: string): Texts {
  const spoken = spokenLanguage(language);
  let found = texts.get(spoken);
  if (!found) {
    const fallback = spoken === 'en' ? undefined : textsFor('en');
    const list = (names: readonly string[]) => joinNames(spoken, names);
    const either = (names: readonly string[]) => joinAlternatives(spoken, names);
    found = { ...(createTexts(spoken, loadTexts(spoken), fallback) as Texts), list, either };
    texts.set(spoken, found);
  }
  return found;
}

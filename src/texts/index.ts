import { createTexts, joinNames } from './catalog.ts';
import { en as functions } from './en/index.ts';
import { listLanguages, loadTexts } from './load.ts';
import type { Sentences } from './schema.ts';

/** Every sentence of one language. Another language is another folder with the same files. */
export type Texts = Sentences & typeof functions & { list(names: readonly string[]): string };

/** Languages that have texts, English first. */
export const textLanguages: readonly string[] = listLanguages();

/** A language is read when it is first spoken, and kept. */
const texts = new Map<string, Texts>();

/** The sentences of a language, `sv` for `sv-SE`; English where there are none. */
export function textsFor(language: string): Texts {
  const spoken = [language, language.split('-')[0] ?? ''].find((each) => textLanguages.includes(each)) ?? 'en';
  let found = texts.get(spoken);
  if (!found) {
    const fallback = spoken === 'en' ? functions : textsFor('en');
    const list = (names: readonly string[]) => joinNames(spoken, names);
    found = { ...(createTexts(spoken, loadTexts(spoken), fallback) as Texts), list };
    texts.set(spoken, found);
  }
  return found;
}

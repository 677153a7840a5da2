import { createTexts, joinAlternatives, joinNames } from './catalog.ts';
import { listSpokenLanguages, loadTexts } from './load.ts';
import { pseudoLanguage } from './pseudo.ts';
import type { Sentences } from './schema.ts';

/** Every sentence of one language. Another language is another folder with the same files. */
export type Texts = Sentences & {
  /** The language they are of. */
  language: string;
  list(names: readonly string[]): string;
  either(names: readonly string[]): string;
};

/** Languages that have every sentence, English first: those that people can be spoken to in. */
export const completeLanguages: readonly string[] = listSpokenLanguages();

/** The pseudo-language besides, which shows whoever develops what stands in no file of sentences. */
export const offerable: readonly string[] = [...completeLanguages, pseudoLanguage];

let offered: readonly string[] = ['en'];

/** Sets the languages that people are spoken to in, beside English; those without every sentence are left out. Whoever chose another is answered in English. */
export function offerLanguages(languages: readonly string[]): void {
  offered = offerable.filter((each) => each === 'en' || languages.includes(each));
}

/** Lists the languages that people are spoken to in, English first. */
export function textLanguages(): readonly string[] {
  return offered;
}

/** A language is read when it is first spoken, and kept. */
const texts = new Map<string, Texts>();

/** The language in which somebody is answered: `sv` for `sv-SE`; English where theirs is not spoken. */
export function spokenLanguage(language: string): string {
  if (offered.includes(language)) return language;
  const end = language.indexOf('-');
  const base = end === -1 ? language : language.slice(0, end);
  return offered.includes(base) ? base : 'en';
}

/** The sentences of a language, `sv` for `sv-SE`; English where there are none. */
export function textsFor(language: string): Texts {
  const spoken = spokenLanguage(language);
  let found = texts.get(spoken);
  if (!found) {
    const fallback = spoken === 'en' ? undefined : textsFor('en');
    const list = (names: readonly string[]) => joinNames(spoken, names);
    const either = (names: readonly string[]) => joinAlternatives(spoken, names);
    found = { ...(createTexts(spoken, loadTexts(spoken), fallback) as Texts), language: spoken, list, either };
    texts.set(spoken, found);
  }
  return found;
}

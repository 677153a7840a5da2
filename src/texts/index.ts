import { en } from './en/index.ts';

/** Every sentence of one language. Another language is another folder with the same shape. */
export type Texts = typeof en;

const languages: Record<string, Texts> = { en };

/** Languages that have texts. */
export const textLanguages = Object.keys(languages);

/** The sentences of a language, `sv` for `sv-SE`; English where there are none. */
export function textsFor(language: string): Texts {
  return languages[language] ?? languages[language.split('-')[0] ?? ''] ?? en;
}

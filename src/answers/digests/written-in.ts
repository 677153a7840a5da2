import { textLanguages } from '#src/texts/index.ts';

/** The language a digest is written in: the one asked for where there are texts in it. */
export function writtenIn(language: string): string {
  return textLanguages.includes(language) ? language : 'en';
}

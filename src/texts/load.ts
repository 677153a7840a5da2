import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextSource } from './catalog.ts';
import { createPseudoTexts, pseudoLanguage } from './pseudo.ts';

const directory = import.meta.dirname;

/** Languages that have a folder of sentences, by their code; English first. */
export function listLanguages(): string[] {
  const folders = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).sort((a, b) => Number(b === 'en') - Number(a === 'en') || a.localeCompare(b));
}

/**
 * Languages whose folder has every file that the English one has. Others are not offered to people: somebody who chose one would be answered
 * half in English.
 */
export function listSpokenLanguages(): string[] {
  const english = listFiles('en');
  return listLanguages().filter((language) => {
    const own = new Set(listFiles(language));
    return english.every((file) => own.has(file));
  });
}

/**
 * Returns the sentences of a language, a section a file: `digest-pages.json` is `digestPages`; those of the pseudo-language are made from English.
 * @throws SyntaxError when a file is not JSON.
 */
export function loadTexts(language: string): TextSource {
  if (language === pseudoLanguage) return createPseudoTexts(loadTexts('en'));
  return Object.fromEntries(
    listFiles(language).map((name) => {
      const section = name.slice(0, -'.json'.length).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      return [section, JSON.parse(readFileSync(join(directory, language, name), 'utf8')) as TextSource];
    }),
  );
}

function listFiles(language: string): string[] {
  return readdirSync(join(directory, language))
    .filter((name) => name.endsWith('.json'))
    .sort();
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextSource } from './catalog.ts';

const DIRECTORY = import.meta.dirname;

/** Languages that have a folder of sentences, by their code; English first. */
export function listLanguages(): string[] {
  const folders = readdirSync(DIRECTORY, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).sort((a, b) => Number(b === 'en') - Number(a === 'en') || a.localeCompare(b));
}

/**
 * The sentences of a language, a section a file: `digest-pages.json` is `digestPages`.
 * @throws SyntaxError when a file is not JSON.
 */
export function loadTexts(language: string): TextSource {
  const directory = join(DIRECTORY, language);
  const names = readdirSync(directory).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    names.sort().map((name) => {
      const section = name.slice(0, -'.json'.length).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      return [section, JSON.parse(readFileSync(join(directory, name), 'utf8')) as TextSource];
    }),
  );
}

import type { TextSource } from '#src/texts/catalog.ts';
import { loadTexts } from '#src/texts/load.ts';

const pathsOf = (source: TextSource, before = ''): string[] =>
  Object.entries(source).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : pathsOf(value, `${before}${key}.`),
  );

/** Platforms may show a command under its English name. */
const isOptional = (path: string) => /^commands\..*(?<!\.arguments)\.name$/.test(path);

/** Lists the English sentences that a language has no words for, by their paths: `compare.sameArea`. */
export function listMissing(language: string): { missing: string[]; count: number } {
  const wanted = pathsOf(loadTexts('en')).filter((path) => !isOptional(path));
  const own = new Set(pathsOf(loadTexts(language)));
  return { missing: wanted.filter((path) => !own.has(path)), count: wanted.length };
}

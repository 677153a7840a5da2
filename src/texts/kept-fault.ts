import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { TextSource } from './catalog.ts';
import { textsFor } from './index.ts';
import { loadTexts } from './load.ts';

type Known = { path: string[]; pattern: RegExp; names: string[]; written: number };
let known: Known[] | null = null;

/**
 * Says in a language why something could not be read from elsewhere, which is kept in English: “There is no server called example.org. Copy the address again.”
 * A sentence that the English file of sources does not have stays as it is.
 */
export function sayKeptFault(kept: string, language: string): string {
  known ??= listKnown(loadTexts('en').source as TextSource).sort((a, b) => b.written - a.written);
  for (const { path, pattern, names } of known) {
    const found = pattern.exec(kept);
    if (!found) continue;
    const say = path.reduce<unknown>(
      (texts, key) => (texts as Record<string, unknown>)[key],
      textsFor(language).source,
    );
    if (typeof say === 'string') return say;
    const values = Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? '']));
    return (say as (values: Record<string, string>) => string)(values);
  }
  return kept;
}

/** The sentences of literals and values alone; one that counts cannot be told from its words. */
function listKnown(source: TextSource, above: string[] = []): Known[] {
  return Object.entries(source).flatMap(([key, message]) => {
    const path = [...above, key.replace(/_md$/, '')];
    if (typeof message !== 'string') return listKnown(message, path);
    const elements = parse(message, { ignoreTag: true });
    if (elements.some(({ type }) => type !== TYPE.literal && type !== TYPE.argument)) return [];
    const names: string[] = [];
    let written = 0;
    const parts = elements.map((element) => {
      const { value } = element as { value: string };
      if (element.type !== TYPE.literal) return names.push(value) && '(.+?)';
      written += value.length;
      return value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    });
    return [{ path, pattern: new RegExp(`^${parts.join('')}$`), names, written }];
  });
}

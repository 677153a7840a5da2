import { createTexts, type TextSource } from './catalog.ts';
import { spokenLanguage } from './index.ts';
import { listLanguages, loadTexts } from './load.ts';

/** Each is read when it is first said, and kept. */
const known = new Map<string, unknown>();

/**
 * Returns a platform's own sentences, a file of its name in each language: in one that people are spoken to in, or with `inEvery` in every one there is, for
 * what shows its commands so. What a language lacks is said in English.
 */
export function platformTexts<PlatformTexts>(
  platform: string,
  language: string,
  { inEvery = false }: { inEvery?: boolean } = {},
): PlatformTexts {
  const own = language.split('-')[0] ?? '';
  const spoken = !inEvery ? spokenLanguage(language) : listed.has(own) ? own : 'en';
  const key = `${platform} ${spoken}`;
  let found = known.get(key);
  if (!found) {
    const source = (loadTexts(spoken)[platform] ?? {}) as TextSource;
    const fallback = spoken === 'en' ? {} : (platformTexts(platform, 'en') as object);
    found = createTexts(spoken, source, fallback);
    known.set(key, found);
  }
  return found as PlatformTexts;
}

const listed = new Set(listLanguages());

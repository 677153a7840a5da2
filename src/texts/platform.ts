import { createTexts, type TextSource } from './catalog.ts';
import { listLanguages, loadTexts } from './load.ts';

/** Each is read when it is first said, and kept. */
const known = new Map<string, unknown>();

/**
 * A platform's own sentences, a file of its name in each language. Also in a language that has little more than these: Discord says them beside
 * its commands, which it shows in its readers' languages. What a language lacks is said in English.
 */
export function platformTexts<PlatformTexts>(platform: string, language: string): PlatformTexts {
  const own = language.split('-')[0] ?? '';
  const spoken = listed.has(own) ? own : 'en';
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

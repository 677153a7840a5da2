import { cleanText, joinLines, shorten } from '#src/core/text.ts';
import { type Language, languages } from '../language.ts';
import { isTimeZone } from '../time-zone.ts';

/** What a platform tells about a person; null where it does not. */
export type Profile = { displayName: string | null; language: string | null; timeZone: string | null };

const longestName = 100;

/** A profile as it can be kept: `language` ISO 639-1 from a BCP 47 locale, `timeZone` only if it is one. */
export function parseProfile(told: { displayName?: string; locale?: string; timeZone?: string }): Profile {
  // One line, as everywhere that people write a name.
  const name = joinLines(cleanText(told.displayName ?? ''));
  return {
    displayName: name === '' ? null : shorten(name.toWellFormed(), longestName),
    language: parseLanguage(told.locale ?? ''),
    timeZone: told.timeZone && isTimeZone(told.timeZone) ? told.timeZone : null,
  };
}

/** The language of a locale, if it is one that people here can have. */
function parseLanguage(locale: string): Language | null {
  const code = locale.toLowerCase().split(/[-_]/)[0] ?? '';
  // Norwegian is written in two ways, and stemmed in one.
  const language = code === 'nb' || code === 'nn' ? 'no' : code;
  return Object.hasOwn(languages, language) ? (language as Language) : null;
}

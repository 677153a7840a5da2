import { localeOf } from '#src/core/locale.ts';
import { ownValue } from '#src/core/own-value.ts';
import { foldText } from '#src/core/text.ts';

/** Languages a person or a record can have, by ISO 639-1 code, each in its own name. */
export const languages = {
  bg: 'Български',
  ca: 'Català',
  cs: 'Čeština',
  da: 'Dansk',
  de: 'Deutsch',
  et: 'Eesti',
  el: 'Ελληνικά',
  en: 'English',
  es: 'Español',
  eu: 'Euskara',
  fr: 'Français',
  ga: 'Gaeilge',
  gl: 'Galego',
  hr: 'Hrvatski',
  is: 'Íslenska',
  it: 'Italiano',
  lv: 'Latviešu',
  lt: 'Lietuvių',
  hu: 'Magyar',
  mt: 'Malti',
  nl: 'Nederlands',
  no: 'Norsk',
  pl: 'Polski',
  pt: 'Português',
  ro: 'Română',
  sk: 'Slovenčina',
  sl: 'Slovenščina',
  fi: 'Suomi',
  sv: 'Svenska',
  uk: 'Українська',
} as const;

export type Language = keyof typeof languages;

export const languageOptions = Object.entries(languages).map(([value, label]) => ({ value, label }));

/** Returns the name of a language in itself; its code when unknown. */
export function languageName(code: string): string {
  return ownValue(languages, code) ?? code;
}

const namers = new Map<string, Intl.DisplayNames>();

/** Returns the name of a language in a reader's language, as it stands within a sentence: "Swedish", "sueco"; its code when unknown. */
export function languageNameFor(code: string, reader: string): string {
  if (!Object.hasOwn(languages, code)) return code;
  const namer = namers.get(reader) ?? new Intl.DisplayNames([localeOf(reader), 'en'], { type: 'language' });
  namers.set(reader, namer);
  return namer.of(code) ?? code;
}

/** Lists every name of each language by its code: in itself, in the others, and the code. */
export function listLanguageNames(): Map<Language, string[]> {
  const names = Map.groupBy(listNames(), ([, code]) => code);
  return new Map([...names].map(([code, entries]) => [code, [...entries.map(([name]) => name), code]]));
}

let byName: Map<string, Language> | undefined;

/** The language that is meant by its code, with or without a country ("sv", "sv-SE"), or by its name in itself or in any other: "Swedish", "sueco". */
export function findLanguage(text: string): Language | null {
  const code = /^([a-z]{2,3})(?:[-_][a-z]{2,4})*$/i.exec(text.trim())?.[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(languages, code)) return code as Language;
  if (code === 'nb' || code === 'nn') return 'no';
  byName ??= listNames();
  return byName.get(foldText(text)) ?? null;
}

function listNames(): Map<string, Language> {
  const names = new Map<string, Language>();
  const codes = Object.keys(languages) as Language[];
  for (const language of codes) {
    const say = new Intl.DisplayNames([language], { type: 'language' });
    for (const code of codes) {
      const name = foldText(say.of(code) ?? '');
      if (name !== '' && !names.has(name)) names.set(name, code);
    }
  }
  for (const code of codes) names.set(foldText(languages[code]), code);
  return names;
}

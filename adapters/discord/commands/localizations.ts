import type { LocalizationMap } from 'discord-api-types/v10';
import { type Language, menus, type Translation, translations } from './translations.ts';

/** Discord's locales by our languages; the default language is among them, for a client shows it only when it is. */
const locales = {
  en: ['en-US', 'en-GB'],
  es: ['es-ES', 'es-419'],
  fr: ['fr'],
  it: ['it'],
  pt: ['pt-BR'],
  sv: ['sv-SE'],
  de: ['de'],
} as const satisfies Record<Language, readonly string[]>;

export type Localized = {
  name: string;
  description: string;
  name_localizations?: LocalizationMap;
  description_localizations?: LocalizationMap;
};

/** Name and description in all languages there are; `path` is what is said, without the slash. */
export function localize(path: string, name: string, description: string): Localized {
  const translation = translations[path];
  if (!translation) return { name, description };
  return {
    name,
    description,
    name_localizations: spread({ en: name, ...pick(translation, 0) }),
    description_localizations: spread({ en: description, ...pick(translation, 1) }),
  };
}

export function localizeMenu(shortcut: string, label: string): { name: string; name_localizations?: LocalizationMap } {
  const menu = menus[shortcut];
  return menu ? { name: label, name_localizations: spread({ en: label, ...menu }) } : { name: label };
}

function pick(translation: Translation, index: 0 | 1): Partial<Record<Language, string>> {
  return Object.fromEntries(Object.entries(translation).map(([language, texts]) => [language, texts[index]]));
}

/** A text by language as Discord has it, by locale. */
function spread(texts: Partial<Record<Language, string>>): LocalizationMap {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]) => locales[language as Language].map((locale) => [locale, text])),
  );
}

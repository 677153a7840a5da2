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

/** How a language is called in itself; its code when unknown. */
export function languageName(code: string): string {
  return languages[code as Language] ?? code;
}

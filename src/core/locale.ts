/** Where the languages are spoken whose code alone means another country to Intl: British English has the day before the month, and Portugal's thousands no points. */
const locales: Record<string, string> = { en: 'en-GB', pt: 'pt-PT' };

/** Returns the locale by which Intl writes dates, numbers and lists in a language: `pt-PT` for `pt`. All that is written for readers asks here. */
export const localeOf = (language: string): string => locales[language] ?? language;

/** Puts a label before what is said of it: French keeps a space before the colon, at which no line breaks. */
export const withLabel = (label: string, said: string, language: string): string =>
  `${label}${language === 'fr' ? '\u00a0' : ''}: ${said}`;

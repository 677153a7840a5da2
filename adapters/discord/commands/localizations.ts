import { Locale, type LocalizationMap } from 'discord-api-types/v10';
import type { Bot } from '#src/core/bot.ts';
import type { Localization } from '#src/core/descriptions.ts';
import { shorten } from '#src/core/text.ts';
import { command as limits } from '../limits.ts';

/** The language that Discord shows if it has no other: English. */
const defaultLanguage = 'en';

/** A text in Discord's default language and, where there are others, by Discord's locale; the default is among them, because clients ignore the default unless it is listed. */
type Localized = { text: string; byLocale?: LocalizationMap };

export type Named = { name: string; name_localizations?: LocalizationMap };
export type Described = { description: string; description_localizations?: LocalizationMap };

/** Writes names and descriptions as Discord takes them, in all languages there are. */
export type Localizer = {
  /** A command or subcommand. */
  command(command: string, subcommand?: string): Named & Described;
  argument(command: string, subcommand: string, argument: string): Described;
  /** An entry of a menu on messages or people: it is called by its label. */
  menu(shortcut: string): Named;
};

export function createLocalizer(localizations: readonly Localization[]): Localizer {
  function localize(name: string, find: (localization: Localization) => string | null): Localized {
    const found = localizations.flatMap((localization) => {
      const text = find(localization);
      return text ? [{ language: localization.language, text }] : [];
    });
    const text = found.find(({ language }) => language === defaultLanguage)?.text ?? name;
    if (found.every(({ language }) => language === defaultLanguage)) return { text };
    const all = [{ language: defaultLanguage, text }, ...found];
    return {
      text,
      byLocale: Object.fromEntries(all.flatMap((one) => listLocales(one.language).map((locale) => [locale, one.text]))),
    };
  }

  const named = ({ text, byLocale }: Localized): Named => ({
    name: text,
    ...(byLocale && { name_localizations: byLocale }),
  });
  const described = (name: string, find: (localization: Localization) => string | null): Described => {
    const { text, byLocale } = localize(name, (localization) => {
      const said = find(localization);
      return said && shorten(said, limits.description);
    });
    return { description: text, ...(byLocale && { description_localizations: byLocale }) };
  };

  return {
    command: (command, subcommand = '') => ({
      ...named(localize(subcommand || command, (one) => one.name(command, subcommand))),
      // The command's own name is what is decoded, whatever the English file calls it.
      name: subcommand || command,
      ...described(subcommand || command, (one) => one.summary(command, subcommand)),
    }),
    argument: (command, subcommand, argument) =>
      described(argument, (one) => one.argument(command, subcommand, argument)),
    menu: (shortcut) => named(localize(shortcut, (one) => one.shortcut(shortcut))),
  };
}

/** Finds the shortcut by the label of its menu entry: Discord sends the entry's name in the default language. */
export function createMenuIndex({ shortcuts, localizations }: Pick<Bot, 'shortcuts' | 'localizations'>) {
  const localizer = createLocalizer(localizations());
  const byLabel = new Map(shortcuts.map(({ name }) => [localizer.menu(name).name, name]));
  return (label: string): string | null => byLabel.get(label) ?? null;
}

/** Discord's locales of a language: Spanish is es-ES and es-419. */
function listLocales(language: string): Locale[] {
  return Object.values(Locale).filter((locale) => locale.split('-')[0] === language);
}

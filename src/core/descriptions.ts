/** The description of a command or subcommand in one language; `name` is its name there on platforms that show such names. */
export type CommandText = {
  name?: string;
  summary?: string;
  arguments?: Readonly<Record<string, string>>;
  subcommands?: Readonly<Record<string, CommandText>>;
};

/** The descriptions of commands and menu entries in one language, by their names in code. */
export type DescriptionTexts = {
  commands: Readonly<Record<string, CommandText>>;
  shortcuts: Readonly<Record<string, string>>;
};

/** The descriptions of commands, arguments and menu entries in the reader's language. The only subcommand of a command has the name ''. */
export type Descriptions = {
  summary(command: string, subcommand?: string): string;
  argument(command: string, subcommand: string, argument: string): string;
  shortcut(name: string): string;
};

/** The descriptions in one language, for platforms that show commands in several at once; null if that language has none. */
export type Localization = {
  language: string;
  name(command: string, subcommand?: string): string | null;
  summary(command: string, subcommand?: string): string | null;
  argument(command: string, subcommand: string, argument: string): string | null;
  shortcut(name: string): string | null;
};

/** The source of descriptions. */
export type DescriptionSource = {
  describe(language: string): Descriptions;
  /** Every language in which something is said, English first. */
  localizations(): readonly Localization[];
};

export function createLocalization(language: string, { commands, shortcuts }: DescriptionTexts): Localization {
  const find = (command: string, subcommand: string): CommandText | undefined =>
    subcommand ? commands[command]?.subcommands?.[subcommand] : commands[command];
  return {
    language,
    name: (command, subcommand = '') => find(command, subcommand)?.name ?? null,
    summary: (command, subcommand = '') => find(command, subcommand)?.summary ?? null,
    argument: (command, subcommand, argument) => find(command, subcommand)?.arguments?.[argument] ?? null,
    shortcut: (name) => shortcuts[name] ?? null,
  };
}

/** Descriptions in the first of the languages that has them. What none has is called by its name, so that no platform is sent an empty text. */
export function createDescriptions(localizations: readonly Localization[]): Descriptions {
  function first(find: (localization: Localization) => string | null, name: string): string {
    for (const localization of localizations) {
      const found = find(localization);
      if (found) return found;
    }
    return name;
  }
  return {
    summary: (command, subcommand = '') => first((one) => one.summary(command, subcommand), subcommand || command),
    argument: (command, subcommand, argument) => first((one) => one.argument(command, subcommand, argument), argument),
    shortcut: (name) => first((one) => one.shortcut(name), name),
  };
}

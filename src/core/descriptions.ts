/** What a language says of a command or subcommand; `name` is what it is called there where a platform shows such names. */
export type CommandText = {
  name?: string;
  summary?: string;
  arguments?: Readonly<Record<string, string>>;
  subcommands?: Readonly<Record<string, CommandText>>;
};

/** What a language says of commands and of menu entries, each by its name in code. */
export type DescriptionTexts = {
  commands: Readonly<Record<string, CommandText>>;
  shortcuts: Readonly<Record<string, string>>;
};

/** What commands, their arguments and menu entries do, in the language of who is told. The subcommand of a command without any is ''. */
export type Descriptions = {
  summary(command: string, subcommand?: string): string;
  argument(command: string, subcommand: string, argument: string): string;
  shortcut(name: string): string;
};

/** The same as one language has it, for platforms that show commands in several at once; null where it says nothing. */
export type Localization = {
  language: string;
  name(command: string, subcommand?: string): string | null;
  summary(command: string, subcommand?: string): string | null;
  argument(command: string, subcommand: string, argument: string): string | null;
  shortcut(name: string): string | null;
};

/** Where descriptions come from. */
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

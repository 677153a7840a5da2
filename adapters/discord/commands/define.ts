import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Argument } from '#src/core/argument.ts';
import type { Bot } from '#src/core/bot.ts';
import type { CommandInfo } from '#src/core/command.ts';
import { shorten } from '#src/core/text.ts';
import { listOptions } from '../decode/options.ts';
import { command as limits } from '../limits.ts';
import { createLocalizer, type Described, type Localizer } from './localizations.ts';

type Subcommand = CommandInfo['subcommands'] extends Map<string, infer Value> ? Value : never;
type Definition = RESTPostAPIApplicationCommandsJSONBody;

/** Installed in a server or by a person for themselves; used in servers, in direct messages with the bot and in any others. */
const reach = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** The registry as Discord's commands: slash commands, and menu entries on messages and people. */
export function defineCommands({
  commands,
  shortcuts,
  localizations,
}: Pick<Bot, 'commands' | 'shortcuts' | 'localizations'>): Definition[] {
  const localizer = createLocalizer(localizations());
  return [
    ...commands.flatMap((command) => defineSlashCommand(command, localizer)),
    ...shortcuts.flatMap(({ name, on }): Definition[] => {
      const menu = { ...reach, ...localizer.menu(name) };
      if (on === 'message') return [{ ...menu, type: ApplicationCommandType.Message }];
      return on === 'person' ? [{ ...menu, type: ApplicationCommandType.User }] : [];
    }),
  ];
}

function defineSlashCommand(
  { name, subcommands }: CommandInfo,
  localizer: Localizer,
): RESTPostAPIChatInputApplicationCommandsJSONBody[] {
  const listed = [...subcommands.values()].filter(({ hidden }) => !hidden);
  if (listed.length === 0) return [];
  const base = { ...reach, type: ApplicationCommandType.ChatInput as const, ...localizer.command(name) };
  const optionsOf = (subcommand: Subcommand) =>
    defineOptions(subcommand.arguments, (argument) => localizer.argument(name, subcommand.name, argument));
  const plain = listed.length === 1 ? listed.find((subcommand) => subcommand.name === '') : undefined;
  if (plain) return [{ ...base, options: optionsOf(plain) }];
  return [
    {
      ...base,
      options: listed.map((subcommand) => ({
        type: ApplicationCommandOptionType.Subcommand as const,
        ...localizer.command(name, subcommand.name),
        options: optionsOf(subcommand),
      })),
    },
  ];
}

function defineOptions(
  args: Argument[],
  describe: (argument: string) => Described,
): APIApplicationCommandBasicOption[] {
  return listOptions(args).map(({ name, argument, required }): APIApplicationCommandBasicOption => {
    const base = { name, ...describe(argument.name), required };
    switch (argument.kind) {
      case 'number':
        return { ...base, type: ApplicationCommandOptionType.Integer };
      case 'flag':
        return { ...base, type: ApplicationCommandOptionType.Boolean };
      case 'words':
        return { ...base, type: ApplicationCommandOptionType.String, max_length: 1_000 };
      case 'choice': {
        const choices = (argument.choices ?? []).map((value) => ({ name: shorten(value, 100), value }));
        return choices.length <= limits.choices
          ? { ...base, type: ApplicationCommandOptionType.String, choices }
          : { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
      }
      default:
        return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
    }
  });
}

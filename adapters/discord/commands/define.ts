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
import { localize, localizeMenu } from './localizations.ts';

type Definition = RESTPostAPIApplicationCommandsJSONBody;

/** Installed in a server or by a person for themselves; used in servers, in direct messages with the bot and in any others. */
const reach = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** The registry as Discord's commands: slash commands, and menu entries on messages and people. */
export function defineCommands({ commands, shortcuts }: Pick<Bot, 'commands' | 'shortcuts'>): Definition[] {
  return [
    ...commands.flatMap(defineSlashCommand),
    ...shortcuts.flatMap(({ name, on, label }): Definition[] => {
      const menu = { ...reach, ...localizeMenu(name, label) };
      if (on === 'message') return [{ ...menu, type: ApplicationCommandType.Message }];
      return on === 'person' ? [{ ...menu, type: ApplicationCommandType.User }] : [];
    }),
  ];
}

function defineSlashCommand({
  name,
  summary,
  subcommands,
}: CommandInfo): RESTPostAPIChatInputApplicationCommandsJSONBody[] {
  const listed = [...subcommands.values()].filter(({ hidden }) => !hidden);
  if (listed.length === 0) return [];
  const base = {
    ...reach,
    type: ApplicationCommandType.ChatInput as const,
    ...localize(name, name, describe(summary)),
  };
  const plain = listed.length === 1 ? listed.find((subcommand) => subcommand.name === '') : undefined;
  if (plain) return [{ ...base, options: plain.arguments.length > 0 ? defineOptions(plain.arguments) : [] }];
  return [
    {
      ...base,
      options: listed.map((subcommand) => ({
        type: ApplicationCommandOptionType.Subcommand as const,
        ...localize(`${name} ${subcommand.name}`, subcommand.name, describe(subcommand.summary)),
        options: defineOptions(subcommand.arguments),
      })),
    },
  ];
}

const describe = (summary: string) => shorten(summary, limits.description);

function defineOptions(args: Argument[]): APIApplicationCommandBasicOption[] {
  return listOptions(args).map(({ name, argument, required }): APIApplicationCommandBasicOption => {
    const base = { name, description: describe(argument.description), required };
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

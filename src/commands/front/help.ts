import { z } from 'zod';
import { commandHelpMessage, helpFolds, helpMessage, type OpenCommand } from '#src/answers/front/help.ts';
import { type AppContext, defineCommand } from '#src/context.ts';
import type { Command } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { commandsFor } from '#src/core/role.ts';
import { textsFor } from '#src/texts/index.ts';
import { argument } from '../arguments.ts';

type AppCommand = Command<AppContext>;

/** Help made from what the commands say of themselves. */
export function createHelp(others: readonly AppCommand[]): AppCommand {
  /** Overviews by role and language: people with the same ones get the same message object, so that adapters can cache its encoding. */
  const overviews = new Map<string, Message>();
  const help: AppCommand = defineCommand({
    name: 'help',
    args: z.object({ command: argument.words().optional() }),
    visibility: 'private',
    folds: helpFolds,
    async run(_context, { command: said }, { person }) {
      const key = `${person.role} ${person.language}`;
      const told = said === undefined ? overviews.get(key) : undefined;
      if (told) return told;
      const commands = commandsFor([...others, help], person.role).map(toOpen);
      if (said === undefined) {
        const known = helpMessage(commands, person.language);
        overviews.set(key, known);
        return known;
      }
      const name = said.trim().replace(/^\//, '').split(/\s/)[0]?.toLowerCase() ?? '';
      const command = commands.find((candidate) => candidate.name === name);
      if (!command) {
        const lines = commands.map((candidate) => `/${candidate.name}`).join(', ');
        throw new UserError(textsFor(person.language).help.unknown({ name, lines }));
      }
      return commandHelpMessage(command, person.language);
    },
  });
  return help;
}

function toOpen({ name, subcommands }: AppCommand): OpenCommand {
  return { name, subcommands: [...subcommands.values()] };
}

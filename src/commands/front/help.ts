import { z } from 'zod';
import { type AppContext, defineCommand } from '#src/context.ts';
import type { Argument } from '#src/core/argument.ts';
import type { Command, Subcommand } from '#src/core/command.ts';
import type { Descriptions } from '#src/core/descriptions.ts';
import { UserError } from '#src/core/errors.ts';
import { md } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { usage } from '#src/core/registry.ts';
import { isAllowed } from '#src/core/role.ts';
import { descriptions } from '#src/texts/descriptions.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { argument } from '../arguments.ts';

type AppCommand = Command<AppContext>;

/** Help made from what the commands say of themselves. */
export function createHelp(others: readonly AppCommand[]): AppCommand {
  /** Who may do the same and reads the same language is told the same; adapters keep what it looks like with it. */
  const overviews = new Map<string, Message>();
  const help: AppCommand = defineCommand({
    name: 'help',
    args: z.object({ command: argument.words().optional() }),
    visibility: 'private',
    async run(_context, { command: said }, { person }) {
      const texts = textsFor(person.language);
      const key = `${person.role} ${person.language}`;
      const told = said === undefined ? overviews.get(key) : undefined;
      if (told) return told;
      const commands = [...others, help].filter((command) => listOpen(command, person).length > 0);
      if (said === undefined) {
        const known = overview(commands, person, texts, descriptions.describe(person.language));
        overviews.set(key, known);
        return known;
      }
      const name = said.trim().replace(/^\//, '').split(/\s/)[0]?.toLowerCase() ?? '';
      const command = commands.find((candidate) => candidate.name === name);
      if (!command)
        throw new UserError(
          texts.help.unknown(
            name,
            commands.map((candidate) => candidate.name),
          ),
        );
      return details(command, person, texts, descriptions.describe(person.language));
    },
  });
  return help;
}

/** What this person may say. */
function listOpen({ subcommands }: AppCommand, { role }: Person): Subcommand<AppContext>[] {
  return [...subcommands.values()].filter(
    ({ hidden, requires }) => !hidden && (!requires || isAllowed(role, requires)),
  );
}

function overview(commands: AppCommand[], person: Person, { help }: Texts, told: Descriptions): Message {
  const rows = commands.flatMap((command) =>
    listOpen(command, person).map((subcommand) => [
      usage(command.name, subcommand),
      told.summary(command.name, subcommand.name),
    ]),
  );
  const named = commands.filter(({ name }) => name !== 'help');
  return {
    text: [help.intro, ...commands.map(({ name }) => md`- /${name}: ${told.summary(name)}`)].join('\n'),
    blocks: [
      { type: 'heading', text: help.heading },
      { type: 'text', markdown: help.intro },
      { type: 'table', columns: [{ label: help.columns.command }, { label: help.columns.what }], rows },
      { type: 'note', markdown: help.ways },
      ...actions({
        type: 'select',
        placeholder: help.choose,
        options: named.map(({ name }) => ({ label: `/${name}`, line: `/help ${name}` })),
      }),
    ],
  };
}

function details(command: AppCommand, person: Person, { help }: Texts, told: Descriptions): Message {
  const subcommands = listOpen(command, person);
  const lines = subcommands.map((subcommand) => {
    const args = subcommand.arguments.map(
      (argument) =>
        md`- ${argument.name}: ${told.argument(command.name, subcommand.name, argument.name)}${describe(argument, help)}`,
    );
    return [
      md`**${usage(command.name, subcommand)}**`,
      md`${told.summary(command.name, subcommand.name)}.`,
      ...args,
    ].join('\n');
  });
  const examples = help.lines[command.name] ?? [];
  return {
    text: [md`/${command.name}: ${told.summary(command.name)}.`, ...lines].join('\n'),
    blocks: [
      { type: 'heading', text: `/${command.name}` },
      { type: 'text', markdown: md`${told.summary(command.name)}.` },
      ...lines.map((markdown) => ({ type: 'text' as const, markdown })),
      ...(examples.length > 0 ? [{ type: 'note' as const, markdown: md`${help.examples}:` }] : []),
      ...actions(...examples.map((line) => button(line, line)), button(help.all, '/help')),
    ],
  };
}

/** How an argument is written, in parentheses behind what it is. */
function describe({ required, orOwn, choices, list }: Argument, help: Texts['help']): string {
  const notes = [
    choices && help.oneOf(choices),
    list && help.several(list.min, list.max),
    orOwn ? help.own : !required && help.optional,
  ].filter(Boolean);
  return notes.length > 0 ? ` (${notes.join('; ')})` : '';
}

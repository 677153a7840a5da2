import type { Argument } from '#src/core/argument.ts';
import { heading, message, note, table, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { usage } from '#src/core/registry.ts';
import { descriptions } from '#src/texts/descriptions.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';

/** A command with what its reader may say of it. */
export type OpenCommand = { name: string; subcommands: readonly { name: string; arguments: Argument[] }[] };

/** Every command and what it does. */
export function helpMessage(commands: readonly OpenCommand[], language: string): Message {
  const { help } = textsFor(language);
  const told = descriptions.describe(language);
  return message(
    heading(help.heading),
    text(help.intro),
    table(
      [help.columns.command, help.columns.what],
      commands.flatMap(({ name, subcommands }) =>
        subcommands.map((subcommand) => [usage(name, subcommand), told.summary(name, subcommand.name)]),
      ),
    ),
    note(help.ways),
    actions({
      type: 'select',
      placeholder: help.choose,
      options: commands
        .filter(({ name }) => name !== 'help')
        .map(({ name }) => ({ label: `/${name}`, line: `/help ${name}` })),
    }),
  );
}

/** One command: how it is written, what each part means, lines to press. */
export function commandHelpMessage({ name, subcommands }: OpenCommand, language: string): Message {
  const { help } = textsFor(language);
  const told = descriptions.describe(language);
  const examples = Object.values((help.lines as Record<string, Record<string, string>>)[name] ?? {});
  return message(
    heading(`/${name}`),
    text(help.summary({ summary: told.summary(name) })),
    subcommands.map((subcommand) =>
      text(
        help.usage({ line: usage(name, subcommand) }),
        help.summary({ summary: told.summary(name, subcommand.name) }),
        ...subcommand.arguments.map((argument) =>
          describe(argument, told.argument(name, subcommand.name, argument.name), help),
        ),
      ),
    ),
    examples.length > 0 && note(help.examples),
    actions(...examples.map((line) => button(line, line)), button(help.all, '/help')),
  );
}

function describe(argument: Argument, description: string, help: Texts['help']): string {
  const { name, required, orOwn, choices, list } = argument;
  const notes = [
    choices && help.oneOf({ choices: choices.join(', ') }),
    list && help.several({ min: list.min, max: list.max }),
    orOwn ? help.own : !required && help.optional,
  ].filter(Boolean);
  return notes.length > 0
    ? help.argumentWithNotes({ name, description, notes: notes.join('; ') })
    : help.argument({ name, description });
}

import type { Argument } from '#src/core/argument.ts';
import { heading, message, note, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { usage } from '#src/core/registry.ts';
import { descriptions } from '#src/texts/descriptions.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { listTopics } from './help-topics.ts';

/** With the button of its fold, a command has five at most. */
const mostExamples = 3;

/** A command with what its reader may say of it. */
export type OpenCommand = { name: string; subcommands: readonly { name: string; arguments: Argument[] }[] };

/** The folds of these answers, by the word that a line ends with. */
export const helpFolds = ['all', 'details'] as const;

/** The commands by topic, a line each; every way to say them is one press away. */
export function helpMessage(commands: readonly OpenCommand[], language: string): Message {
  const { help } = textsFor(language);
  const told = descriptions.describe(language);
  const others = commands.filter(({ name }) => name !== 'help');
  const overview = message(
    heading(help.heading),
    text(help.intro),
    text(
      ...listTopics(others.flatMap(namesOf)).map(({ topic, commands: own }) =>
        help.topic({ topic: help.topics[topic], lines: own.map((name) => `/${name}`).join(', ') }),
      ),
    ),
    note(help.ways),
    actions({
      type: 'select',
      placeholder: help.choose,
      options: others.map(({ name }) => ({ label: `/${name}`, line: `/help ${name}` })),
    }),
  );
  const all = table(
    [help.columns.command, help.columns.what],
    commands.flatMap(({ name, subcommands }) =>
      subcommands.map((subcommand) => [usage(name, subcommand), told.summary(name, subcommand.name)]),
    ),
  );
  return withFolds(overview, { name: 'all', label: help.all, blocks: [all] });
}

const namesOf = ({ name, subcommands }: OpenCommand) => [name, ...subcommands.map((each) => `${name} ${each.name}`)];

/** One command: what each of its subcommands does, lines to press; what every argument means is one press away. */
export function commandHelpMessage({ name, subcommands }: OpenCommand, language: string): Message {
  const { help } = textsFor(language);
  const told = descriptions.describe(language);
  const examples = Object.values((help.lines as Record<string, Record<string, string>>)[name] ?? {});
  const isOne = subcommands.length === 1;
  const lines = subcommands.map((subcommand) =>
    help.line({
      line: isOne ? usage(name, subcommand) : `/${name} ${subcommand.name}`.trimEnd(),
      summary: told.summary(name, subcommand.name),
    }),
  );
  const overview = message(
    heading(`/${name}`),
    !isOne && text(help.summary({ summary: told.summary(name) })),
    text(...lines),
    actions(...examples.slice(0, mostExamples).map((line) => button(line, line))),
  );
  const ways = subcommands.map((subcommand) =>
    text(
      help.usage({ line: usage(name, subcommand) }),
      ...subcommand.arguments.map((argument) =>
        describe(argument, told.argument(name, subcommand.name, argument.name), help),
      ),
    ),
  );
  return withFolds(overview, { name: 'details', label: help.details, blocks: ways });
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

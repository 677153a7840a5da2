import { type Argument, nounOf } from './argument.ts';
import type { Command, Shortcut, Subcommand } from './command.ts';
import { splitLine } from './command-line.ts';
import { foldText } from './text.ts';

/** `unsaid`: the first word behind a typed command that has a fallback, where it names none of its subcommands. */
export type Located<Context> = {
  command: Command<Context>;
  subcommand: Subcommand<Context>;
  rest: string;
  unsaid?: string;
};

export type Lookup<Context> =
  | ({ type: 'found' } & Located<Context>)
  | { type: 'unknown-command'; said: string; rest: string }
  | { type: 'unknown-subcommand'; command: Command<Context>; rest: string; said?: string };

export type Registry<Context> = {
  commands: Command<Context>[];
  shortcuts: (Shortcut & { line: string })[];
  /** Finds what a line means. The first word behind a command names its subcommand, otherwise its fallback is meant. */
  lookUp(line: string): Lookup<Context>;
  lookUpNamed(command: string, subcommand: string | undefined, rest: string): Lookup<Context>;
  /** The command somebody may have meant. */
  nearestCommand(said: string): string | null;
};

export function createRegistry<Context>(commands: Command<Context>[]): Registry<Context> {
  const byName = new Map(commands.map((command) => [command.name, command]));
  if (byName.size !== commands.length) throw new Error('Two commands have the same name.');
  const shortcuts = commands.flatMap(({ name, subcommands }) =>
    [...subcommands.values()].flatMap(({ name: subcommand, shortcut }) =>
      shortcut ? [{ ...shortcut, line: subcommand ? `/${name} ${subcommand}` : `/${name}` }] : [],
    ),
  );

  function lookUpNamed(name: string, subcommandName: string | undefined, rest: string): Lookup<Context> {
    const command = byName.get(name);
    if (!command) return { type: 'unknown-command', said: name, rest };
    const subcommand = command.subcommands.get(subcommandName ?? command.fallback ?? '');
    return subcommand ? { type: 'found', command, subcommand, rest } : { type: 'unknown-subcommand', command, rest };
  }

  return {
    commands,
    shortcuts,
    lookUpNamed,
    nearestCommand(said) {
      const folded = foldText(said);
      const names = commands.filter((command) => listSubcommands(command).length > 0).map(({ name }) => name);
      return names.find((name) => name.startsWith(folded) || isOneEditAway(name, folded)) ?? null;
    },
    lookUp(line) {
      const split = splitLine(line);
      if (!split) return { type: 'unknown-command', said: line.trim(), rest: '' };
      const match = /^([\p{L}-]+)(?:\s+(.*))?$/su.exec(split.rest);
      const word = match?.[1]?.toLowerCase();
      const named = word && byName.get(split.command)?.subcommands.has(word) ? word : undefined;
      const found = lookUpNamed(split.command, named, named ? (match?.[2] ?? '') : split.rest);
      // Without its slash it is a sentence, whose words may be looked for.
      const isTyped = line.trimStart().startsWith('/');
      if (!word || named || !isTyped || found.type !== 'found' || found.subcommand.name === '') return found;
      return takesFirstWord(found.subcommand.arguments, word) ? found : { ...found, unsaid: word };
    },
  };
}

/** Whether a word is the name or a choice of an argument. */
const takesFirstWord = (args: Argument[], word: string) =>
  args.some(({ name, choices }) => name === word || choices?.includes(word));

/** The subcommands that people are told of. */
export function listSubcommands<Context>({ subcommands }: Command<Context>): string[] {
  return [...subcommands.values()].filter(({ hidden }) => !hidden).map(({ name }) => name);
}

/** Returns the usage line of a subcommand: "/peers <region> [better-at <indicator>] [abroad]". */
export function usage(command: string, { name, arguments: args }: { name: string; arguments: Argument[] }): string {
  return [`/${command}`, ...(name ? [name] : []), ...args.map(argumentUsage)].join(' ');
}

function argumentUsage(argument: Argument, position: number): string {
  const { name, kind, required, orOwn, list, choices } = argument;
  const noun = nounOf(argument);
  if (kind === 'flag') return `[${name}]`;
  const value = choices ? choices.join('|') : list ? `${name} …` : name;
  if (required && !orOwn) return `<${value}>`;
  return position === 0 || noun === name || list || choices ? `[${value}]` : `[${name} <${noun}>]`;
}

/** One letter too many, too few, other, or two swapped. */
function isOneEditAway(name: string, said: string): boolean {
  if (Math.abs(name.length - said.length) > 1) return false;
  let start = 0;
  while (start < name.length && name[start] === said[start]) start += 1;
  const tails = [
    [name.slice(start + 1), said.slice(start + 1)],
    [name.slice(start + 1), said.slice(start)],
    [name.slice(start), said.slice(start + 1)],
    [(name[start + 1] ?? '') + (name[start] ?? '') + name.slice(start + 2), said.slice(start)],
  ];
  return tails.some(([left, right]) => left === right);
}

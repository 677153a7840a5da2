import type { Argument } from '#src/core/argument.ts';
import type { CommandInfo } from '#src/core/command.ts';
import type { OptionValues } from '#src/core/event.ts';

/** One option of a Discord command: an argument, or one of the several values of an argument (`region1` … `region6`). */
export type Option = { name: string; argument: Argument; required: boolean };

/** The options that stand for arguments, the required ones first, as Discord demands. */
export function listOptions(args: Argument[]): Option[] {
  const options = args.flatMap((argument): Option[] => {
    const { name, list } = argument;
    const isRequired = argument.required && !argument.orOwn;
    if (!list) return [{ name, argument, required: isRequired }];
    return Array.from({ length: list.max }, (_, index) => ({
      name: `${singular(name)}${index + 1}`,
      argument,
      required: isRequired && index < list.min,
    }));
  });
  return [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)];
}

/** English plurals as argument names have them: regions → region, countries → country. */
function singular(name: string): string {
  return name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '');
}

/** Finds the argument behind an option. */
export type OptionIndex = (command: string, subcommand: string | undefined, option: string) => Argument | null;

export function createOptionIndex(commands: CommandInfo[]): OptionIndex {
  const index = new Map<string, Argument>();
  for (const { name: command, subcommands } of commands)
    for (const { name: subcommand, arguments: args } of subcommands.values())
      for (const { name, argument } of listOptions(args)) index.set(`${command} ${subcommand} ${name}`, argument);
  return (command, subcommand, option) => index.get(`${command} ${subcommand ?? ''} ${option}`) ?? null;
}

export type GivenOption = { name: string; value: string | number | boolean };

/** Option values by argument; the numbered ones together again in their order. */
export function decodeOptions(
  command: string,
  subcommand: string | undefined,
  given: GivenOption[],
  index: OptionIndex,
): OptionValues {
  const values: OptionValues = {};
  const several: Record<string, { number: number; value: string }[]> = {};
  for (const { name, value } of given) {
    const argument = index(command, subcommand, name);
    if (!argument?.list) {
      values[name] = value;
      continue;
    }
    several[argument.name] ??= [];
    several[argument.name]?.push({ number: Number(/\d+$/.exec(name)?.[0]), value: String(value) });
  }
  for (const [name, items] of Object.entries(several))
    values[name] = items.sort((a, b) => a.number - b.number).map(({ value }) => value);
  return values;
}

import type { Bot } from '#src/core/bot.ts';
import { quote } from '#src/core/command-line.ts';
import type { Choice } from '#src/core/outcome.ts';
import { foldText } from '#src/core/text.ts';
import { createEvent } from '../decode/event.ts';

/** Completes a line that is being typed: commands, subcommands, then names for its arguments. */
export async function completeLine(bot: Bot, user: string, line: string): Promise<[string[], string]> {
  const words = /^\/(\S*)(\s+)?(\S*)?(.*)$/.exec(line);
  if (!words) return [[], line];
  const [, name = '', gap, second = '', more = ''] = words;
  const commands = await bot.commandsFor(createEvent(user, { type: 'action', line: '/' }).actor);
  const command = commands.find((candidate) => candidate.name === name);
  if (!gap || !command) {
    return [commands.map((candidate) => `/${candidate.name} `).filter((offer) => offer.startsWith(`/${name}`)), line];
  }
  const listed = [...command.subcommands.values()].filter(({ name: own }) => own !== '');
  if (listed.length > 0 && more === '') {
    const offers = listed.map(({ name: own }) => own).filter((own) => own.startsWith(second));
    if (offers.length > 0) return [offers.map((own) => `${own} `), second];
  }
  const subcommand = command.subcommands.get(second) ?? command.subcommands.get(command.fallback ?? '');
  // A name in quotes that are still open, the value of an option, or a word.
  const [said = '', option = '', quoted] = /(?:([\p{L}-]+)=)?(?:"([^"]*)|[^\s"]*)$/u.exec(line) ?? [];
  const partial = quoted ?? said.slice(option === '' ? 0 : option.length + 1);
  if (!subcommand || partial === '') return [[], line];
  const choices: Choice[] = [];
  for (const { name: argument } of subcommand.arguments.filter(({ name: each }) => option === '' || each === option)) {
    const event = {
      type: 'autocomplete' as const,
      command: name,
      subcommand: subcommand.name,
      argument,
      partial,
      limit: 8,
    };
    const outcome = await bot.handle(createEvent(user, event));
    if (outcome.type === 'choices') choices.push(...outcome.choices);
  }
  return [namesOf(likeliest(choices, partial)).map((each) => `${option && `${option}=`}${each} `), said];
}

/** The choices that begin with what is typed, else those of which a word does; all where none does, as one may be found by another name. */
function likeliest(choices: readonly Choice[], partial: string): readonly Choice[] {
  const typed = foldText(partial);
  const begun = choices.filter(({ label }) => foldText(label).startsWith(typed));
  if (begun.length > 0) return begun;
  const within = choices.filter(({ label }) =>
    foldText(label)
      .split(' ')
      .some((word) => word.startsWith(typed)),
  );
  return within.length > 0 ? within : choices;
}

/** The words that a line takes for each choice: its name without the code behind it; its value where it is a number or shares its name with another. */
function namesOf(choices: readonly Choice[]): string[] {
  const values = new Map(choices.map(({ value, label }) => [value, label.replace(/ \([A-Z0-9]+\)$/, '')]));
  const names = [...values.values()];
  return [...values].map(([value, name]) =>
    /^\d+$/.test(value) || names.filter((each) => each === name).length > 1 ? value : quote(name),
  );
}

import type { Bot } from '#src/core/bot.ts';
import { terminalEvent } from '../decode/event.ts';

/** Completes a line that is being typed: commands, subcommands, then names for its arguments. */
export async function completeLine(bot: Bot, user: string, line: string): Promise<[string[], string]> {
  const words = /^\/(\S*)(\s+)?(\S*)?(.*)$/.exec(line);
  if (!words) return [[], line];
  const [, name = '', gap, second = '', more = ''] = words;
  const command = bot.commands.find((candidate) => candidate.name === name);
  if (!gap || !command) {
    const names = bot.commands.filter(({ subcommands }) => [...subcommands.values()].some(({ hidden }) => !hidden));
    return [names.map((candidate) => `/${candidate.name} `).filter((offer) => offer.startsWith(`/${name}`)), line];
  }
  const listed = [...command.subcommands.values()].filter(({ name: own, hidden }) => own !== '' && !hidden);
  if (listed.length > 0 && more === '') {
    const offers = listed.map(({ name: own }) => own).filter((own) => own.startsWith(second));
    if (offers.length > 0) return [offers.map((own) => `${own} `), second];
  }
  const subcommand = command.subcommands.get(second) ?? command.subcommands.get(command.fallback ?? '');
  const partial = /(\S*)$/.exec(line)?.[1] ?? '';
  if (!subcommand || partial === '') return [[], line];
  const offers: string[] = [];
  for (const { name: argument } of subcommand.arguments) {
    const event = {
      type: 'autocomplete' as const,
      command: name,
      subcommand: subcommand.name,
      argument,
      partial,
      limit: 8,
    };
    const outcome = await bot.handle(terminalEvent(user, event));
    if (outcome.type === 'choices') offers.push(...outcome.choices.map(({ value }) => `${value} `));
  }
  return [offers, partial];
}

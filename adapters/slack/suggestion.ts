import type { Bot } from '#src/core/bot.ts';
import type { Actor } from '#src/core/event.ts';
import type { Choice } from '#src/core/outcome.ts';
import { formatPlace } from '#src/core/place.ts';
import { limits } from './limits.ts';

export type Suggest = (kind: string, partial: string, actor: Actor, limit?: number) => Promise<Choice[]>;

/** Looks names up as the bot completes them: any argument of the wanted kind will do to ask with. */
export function createSuggest(bot: Bot): Suggest {
  const asked = new Map<string, { command: string; subcommand: string; argument: string }>();
  for (const command of bot.commands)
    for (const subcommand of command.subcommands.values())
      for (const { kind, name } of subcommand.arguments)
        if (!asked.has(kind)) asked.set(kind, { command: command.name, subcommand: subcommand.name, argument: name });

  return async (kind, partial, actor, limit = limits.options) => {
    const argument = asked.get(kind);
    if (!argument) return [];
    const outcome = await bot.handle({
      type: 'autocomplete',
      id: 'slack:suggestion',
      actor,
      place: formatPlace({ platform: 'slack', space: actor.space, kind: 'user', id: actor.user }),
      ...argument,
      partial,
      limit,
    });
    return outcome.type === 'choices' ? outcome.choices.slice(0, limit) : [];
  };
}

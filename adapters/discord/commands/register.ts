import { createHash } from 'node:crypto';
import { Routes } from 'discord-api-types/v10';
import type { Bot } from '#src/core/bot.ts';
import { UserError } from '#src/core/errors.ts';
import type { Logger } from '#src/core/logger.ts';
import type { KeyValueStore } from '#src/core/ports.ts';
import type { Rest } from '../api/rest.ts';
import { listProblems } from './check.ts';
import { defineCommands } from './define.ts';

/**
 * Tells Discord the commands, when they changed since it was told: everywhere, or in one server (`guild`) while developing. Never in both, for
 * then people would see every command twice; what was told to the other scope is taken back.
 * @throws UserError naming every command that Discord would refuse, and where.
 */
export async function registerCommands(
  bot: Pick<Bot, 'commands' | 'shortcuts' | 'localizations'>,
  { application, guild }: { application: string; guild: string | null },
  { rest, notes, logger }: { rest: Rest; notes: KeyValueStore; logger: Logger },
): Promise<void> {
  const commands = defineCommands(bot);
  const problems = listProblems(commands);
  if (problems.length > 0) throw new UserError(`Discord would refuse the commands:\n${problems.join('\n')}`);
  const scope = guild ?? 'everywhere';
  const hash = createHash('sha256').update(JSON.stringify(commands)).digest('base64url');
  const routeOf = (where: string) =>
    where === 'everywhere'
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, where);

  const told = `${scope}:${hash}`;
  await notes.update(`discord:commands:${application}`, async (before) => {
    if (before === told) return told;
    const formerly = before?.split(':')[0] ?? (guild ? 'everywhere' : scope);
    if (formerly !== scope) await rest.request('PUT', routeOf(formerly), { body: [] });
    await rest.request('PUT', routeOf(scope), { body: commands });
    logger.info({ commands: commands.length, scope }, 'Discord was told the commands');
    return told;
  });
}

import type { Logger } from '#src/core/logger.ts';
import { formatPlace } from '#src/core/place.ts';
import { toPlatformError } from '../api/errors.ts';
import { everySpace } from '../decode/event.ts';
import type { GuildData } from '../handle/guilds.ts';
import type { Poster } from '../post/post.ts';
import type { Texts } from '../texts.ts';

/** Tells the owner of a server, in a direct message and in words, what the bot may not do there; once for each thing while this process runs. */
export function createPermissionNotices({
  poster,
  textsFor,
  logger,
}: {
  poster(): Poster;
  textsFor(locale: unknown): Texts;
  logger: Logger;
}) {
  const told = new Set<string>();

  return async (guild: string, { name, owner, locale }: GuildData, missing: string): Promise<void> => {
    const key = `${guild} ${missing}`;
    if (!owner || told.has(key)) return;
    told.add(key);
    const text = textsFor(locale).missingPermissions({ server: name, missing });
    const place = formatPlace({ platform: 'discord', space: everySpace, kind: 'user', id: owner });
    try {
      await poster().post(place, { text, blocks: [] }, `p${guild}`);
    } catch (error) {
      const { code, message } = toPlatformError(error);
      logger.warn({ guild, missing, code, message }, 'the owner of a Discord server could not be told what is missing');
    }
  };
}

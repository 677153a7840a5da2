import { Routes } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import { PlatformError } from '#src/core/errors.ts';
import { codes } from '../api/errors.ts';
import type { Rest } from '../api/rest.ts';

/** Tells whether somebody is a member of one of the allowed servers. @throws PlatformError where Discord does not say */
export type IsMember = (user: string) => Promise<boolean>;

const mostKnown = 5_000;
const memberMs = 10 * 60_000;
/** Somebody may join at any moment. */
const strangerMs = 60_000;

/** What Discord says of who is no member, and of a server that the bot is not in. */
const absent: ReadonlySet<string> = new Set([
  codes.unknownMember,
  codes.unknownUser,
  codes.unknownGuild,
  codes.noAccess,
]);

/**
 * Asks Discord, and remembers. A direct conversation with the bot stays open when both have left the server that they met in, so that it
 * does not tell by itself who somebody is.
 */
export function createMembership(rest: Pick<Rest, 'request'>, allowedGuilds: ReadonlySet<string>): IsMember {
  const known = new LRUCache<string, Promise<boolean>>({ max: mostKnown });

  async function ask(user: string): Promise<boolean> {
    for (const guild of allowedGuilds)
      try {
        await rest.request('GET', Routes.guildMember(guild, user));
        return true;
      } catch (error) {
        if (!(error instanceof PlatformError) || !absent.has(error.code)) throw error;
      }
    return false;
  }

  return (user) => {
    const before = known.get(user);
    if (before) return before;
    const asked = ask(user);
    known.set(user, asked, { ttl: memberMs });
    asked.then(
      (isMember) => isMember || known.set(user, asked, { ttl: strangerMs }),
      () => known.delete(user),
    );
    return asked;
  };
}

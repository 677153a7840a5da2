import { setTimeout as wait } from 'node:timers/promises';
import { type APIDMChannel, Routes } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import type { Rest } from '../api/rest.ts';

export type DirectChannels = {
  /** The channel for direct messages with someone. @throws PlatformError */
  find(user: string): Promise<string>;
};

/** More people than receive digests; opening a forgotten channel again costs a pause. */
const mostRemembered = 10_000;

/** Opens direct-message channels one after the other with a pause between, for Discord stops fast openers (40003); each is opened once. */
export function createDirectChannels(rest: Rest, { openDirectMs }: { openDirectMs: number }): DirectChannels {
  const known = new LRUCache<string, Promise<string>>({ max: mostRemembered });
  let last: Promise<unknown> = Promise.resolve();

  async function open(user: string): Promise<string> {
    const before = last;
    const opening = before.then(async () => {
      const { id } = await rest.read<APIDMChannel>('POST', Routes.userChannels(), { body: { recipient_id: user } });
      return id;
    });
    last = opening.catch(() => {}).then(() => wait(openDirectMs, undefined, { ref: false }));
    return opening;
  }

  return {
    find(user) {
      const found = known.get(user);
      if (found) return found;
      const opening = open(user);
      known.set(user, opening);
      opening.catch(() => known.delete(user));
      return opening;
    },
  };
}

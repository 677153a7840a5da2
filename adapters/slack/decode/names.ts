import type { Origin } from './interaction-context.ts';
import type { Profiles } from './profile.ts';
import { listUnnamed, type Names } from './text.ts';

/** More people than that are not looked up for one message. */
const mostAsked = 20;

/** Finds names for the mentions in a text that carry none. A mention without a known name gets the word for its kind. */
export async function findNames(text: string, origin: Origin, profiles: Profiles): Promise<Names> {
  const { users, channels, groups } = listUnnamed(text);
  const named = await Promise.all(
    users.map(async (user, index) => {
      const profile = index < mostAsked ? await profiles.actor({ ...origin, user, userName: null }) : null;
      return [user, profile?.displayName ?? 'someone'] as const;
    }),
  );
  return new Map([
    ...named,
    ...channels.map((channel) => [channel, 'channel'] as const),
    ...groups.map((group) => [group, 'group'] as const),
  ]);
}

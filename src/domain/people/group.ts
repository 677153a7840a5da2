import { formatPlace, groupKind, type Place } from '#src/core/place.ts';
import type { Account } from './account.ts';

/**
 * Finds where several people could be brought together: the first platform and space that all have an account in, and that opens conversations. Null
 * where there is none. On a platform that knows its users everywhere, only the platform can tell whether they meet there.
 */
export function groupPlace(
  people: readonly (readonly Account[])[],
  gathers: (platform: string) => boolean,
): Place | null {
  const [first = [], ...others] = people;
  for (const { platform, space, user } of first) {
    if (!gathers(platform)) continue;
    const users = others.map((each) => each.find((own) => own.platform === platform && own.space === space)?.user);
    if (users.every((each) => each !== undefined))
      return formatPlace({ platform, space, kind: groupKind, id: [user, ...users].join(',') });
  }
  return null;
}

import { formatPlace, type Place } from '#src/core/place.ts';

/** Who someone is on one platform. */
export type Account = { platform: string; space: string; user: string };

/** The direct messages of an account. */
export function directPlace({ platform, space, user }: Account): Place {
  return formatPlace({ platform, space, kind: 'user', id: user });
}

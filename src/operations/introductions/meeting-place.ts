import type { AppContext } from '#src/context.ts';
import { type Place, parsePlace } from '#src/core/place.ts';
import { groupPlace } from '#src/domain/people/group.ts';
import { listAccounts } from '#src/store/people/account.ts';

/**
 * Returns whether a chat is certain to bring two people together: an account of both in one space. Where a platform knows its users everywhere, only
 * it can tell whether they meet.
 */
export const isCertain = (place: Place | null) => place !== null && parsePlace(place).space !== '*';

/** Finds where two people could be brought together; null where each can only be told how the other is reached. */
export async function findMeetingPlace(
  { sql, gathers }: Pick<AppContext, 'sql' | 'gathers'>,
  left: number,
  right: number,
): Promise<Place | null> {
  return groupPlace([await listAccounts(sql, left), await listAccounts(sql, right)], gathers);
}

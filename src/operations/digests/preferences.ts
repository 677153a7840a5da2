import type { AppContext } from '#src/context.ts';
import { findNextIssue, isShared, type Subscription, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listPeriods } from '#src/store/digests/issue.ts';
import { findSubscriptionByToken, saveSubscription } from '#src/store/digests/subscription.ts';

/** What a reader may change by the link in their mail: when and what, not where it goes. `weeks` pauses it for so many issues; 0 lets it go on. */
export type Preferences = Pick<
  SubscriptionWish,
  'weekday' | 'localTime' | 'timeZone' | 'language' | 'areas' | 'regions' | 'tellsEmpty'
> & { weeks: number };

/** Finds the subscription that the holder of a link may change; null where there is none, it does not run, or a whole channel has the link. */
export async function findPreferences(sql: Sql, token: string): Promise<Subscription | null> {
  const found = await findSubscriptionByToken(sql, token);
  const runs = found?.state === 'active' || found?.state === 'paused';
  return found && runs && !isShared(found.places) ? found : null;
}

/** Changes a subscription by the link in its mail; null as for `findPreferences`. */
export function savePreferences(
  { withTransaction }: Pick<AppContext, 'withTransaction'>,
  token: string,
  { weeks, ...wish }: Preferences,
  now: Date,
): Promise<Subscription | null> {
  return withTransaction(async (sql) => {
    const found = await findPreferences(sql, token);
    if (!found) return null;
    const periods = await listPeriods(sql, found.id);
    let nextDue = findNextIssue(wish, now, periods);
    for (let left = weeks; left > 0; left -= 1) nextDue = findNextIssue(wish, nextDue, periods);
    const isPaused = weeks > 0;
    return saveSubscription(sql, found.id, {
      ...wish,
      state: isPaused ? 'paused' : 'active',
      pausedUntil: isPaused ? nextDue : null,
      nextDue,
    });
  });
}

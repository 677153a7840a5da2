import { beginSubscription, mailAddressOf, type Subscription } from '#src/domain/digests/subscription.ts';
import type { Sql } from '#src/store/database/database.ts';
import { saveYes } from '#src/store/digests/consent.ts';
import { listPeriods } from '#src/store/digests/issue.ts';
import { saveConfirmed, saveSubscription } from '#src/store/digests/subscription.ts';

/**
 * Begins a subscription whose address said yes, paused if it was; null if it had, has ended or goes to another address now. Needs a transaction.
 */
export async function confirmSubscription(
  sql: Sql,
  subscription: Subscription,
  now: Date,
): Promise<Subscription | null> {
  const begun = {
    ...beginSubscription(subscription, now, await listPeriods(sql, subscription.id)),
    confirmedAt: now,
    staysPaused: false,
  };
  if (!(await saveConfirmed(sql, subscription, begun))) return null;
  const address = mailAddressOf(subscription.places);
  if (address === null) return { ...subscription, ...begun };
  const confirmedAt = await saveYes(sql, address, now);
  await saveSubscription(sql, subscription.id, { confirmedAt });
  return { ...subscription, ...begun, confirmedAt };
}

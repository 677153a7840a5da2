import { findNextIssue, type Subscription } from '#src/domain/digest/subscription.ts';
import type { Sql } from './db.ts';
import { listPeriods } from './digest-issue.ts';
import { markEnded } from './digest-measure.ts';
import { cancelDeliveries } from './outbox.ts';

/** Ends a subscription and calls off what was on its way. False if it had ended. Needs a transaction. */
export async function endSubscription(sql: Sql, id: number, now: Date): Promise<boolean> {
  const { count } = await sql`
    update digest_subscription set state = 'ended', next_due = null, paused_until = null, ended_at = ${now}
    where id = ${id} and state <> 'ended'`;
  if (count === 0) return false;
  await cancelDeliveries(sql, { recipient: `subscription:${id}` });
  await markEnded(sql, id);
  return true;
}

/** Begins a subscription whose address said yes; null if it had, has ended or goes to another address now. */
export async function confirmSubscription(
  sql: Sql,
  subscription: Subscription,
  now: Date,
): Promise<Subscription | null> {
  const nextDue = findNextIssue(subscription, now, await listPeriods(sql, subscription.id));
  const { count } = await sql`
    update digest_subscription set state = 'active', next_due = ${nextDue}, confirmed_at = ${now}
    where id = ${subscription.id} and state = 'unconfirmed' and confirm_token = ${subscription.confirmToken}`;
  return count > 0 ? { ...subscription, state: 'active', nextDue, confirmedAt: now } : null;
}

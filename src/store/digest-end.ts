import type { Sql } from './db.ts';
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

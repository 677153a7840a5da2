import type { Sql } from '#src/store/database/database.ts';
import { keepTold } from '#src/store/digests/item.ts';
import { listDoubled, saveOwner } from '#src/store/digests/subscription.ts';
import { endSubscription } from './end.ts';

/**
 * All subscriptions of one person become another's. Where both had one to the same place the other's stays, and knows what the first told.
 * Needs a transaction.
 */
export async function moveSubscriptions(sql: Sql, from: number, to: number, now: Date): Promise<void> {
  const doubled = await listDoubled(sql, from, to);
  for (const { id } of doubled) await endSubscription(sql, id, now);
  await saveOwner(sql, from, to);
  for (const { kept, places } of doubled) await keepTold(sql, { id: kept, person: to, places });
}

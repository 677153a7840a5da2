import { type Account, directPlace } from '#src/domain/people/account.ts';
import type { Sql } from '#src/store/database/client.ts';
import { listSubscriptionsTo } from '#src/store/digests/subscription.ts';
import { cancelDeliveriesTo } from '#src/store/outbox/outbox.ts';
import { findPersonOfAccount, saveAccountGone } from '#src/store/people/account.ts';
import { hasOtherAdmin } from '../people/admins.ts';
import { endSubscription } from './end.ts';

/**
 * Nobody reads there any more: what was to go to this account alone is called off, and digests that come nowhere else end. The person stays,
 * with what they wrote. Returns whether nobody is left now who is an admin and can be met. Needs a transaction.
 */
export async function closeUnreachableAccount(
  sql: Sql,
  account: Account,
  now: Date,
): Promise<{ isLastAdmin: boolean }> {
  const person = await findPersonOfAccount(sql, account);
  if (!person) return { isLastAdmin: false };
  await saveAccountGone(sql, account, now);
  const places = [directPlace(account)];
  for (const id of await listSubscriptionsTo(sql, person.id, places)) await endSubscription(sql, id, now);
  await cancelDeliveriesTo(sql, person.id, places);
  return { isLastAdmin: person.role === 'admin' && !(await hasOtherAdmin(sql, 0)) };
}

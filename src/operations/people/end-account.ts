import type { Sql } from '#src/store/database/client.ts';
import { endSubscription } from '#src/store/digests/end.ts';
import { notGoneOut } from '#src/store/outbox/outbox.ts';
import { type Account, directPlace, findPersonOfAccount, saveAccountGone } from '#src/store/people/account.ts';
import { hasOtherAdmin } from '#src/store/people/person.ts';

/**
 * Nobody reads there any more: what was to go to this account alone is called off, and digests that come nowhere else end. The person stays,
 * with what they wrote. Returns whether nobody is left now who is an admin and can be met. Needs a transaction.
 */
export async function endAccount(sql: Sql, account: Account, now: Date): Promise<{ isLastAdmin: boolean }> {
  const person = await findPersonOfAccount(sql, account);
  if (!person) return { isLastAdmin: false };
  await saveAccountGone(sql, account, now);
  const places = [directPlace(account)];
  const subscriptions = await sql<{ id: number }[]>`
    select id from digest_subscription where person = ${person.id} and places = ${places} and state <> 'ended' order by id`;
  for (const { id } of subscriptions) await endSubscription(sql, id, now);
  await sql`
    update delivery set state = 'cancelled'
    where person = ${person.id} and places = ${places} and ${notGoneOut(sql)}`;
  return { isLastAdmin: person.role === 'admin' && !(await hasOtherAdmin(sql, 0)) };
}

import type { AppContext } from '#src/context.ts';
import type { OrRefused } from '#src/domain/digests/refusal.ts';
import {
  findNextIssue,
  isMail,
  isSamePlace,
  isShared,
  type Subscription,
  type SubscriptionWish,
} from '#src/domain/digests/subscription.ts';
import type { Sql } from '#src/store/database/database.ts';
import { keepTold } from '#src/store/digests/item.ts';
import { findSubscriptionOfPlace, insertSubscription, listSubscriptions } from '#src/store/digests/subscription.ts';
import { type Asker, findRequestRefusal, mailRefusal, requestConfirmation } from './confirmation-request.ts';

/** Subscribes somebody. What goes by mail begins once its address said yes: it is asked. */
export function subscribePerson(
  context: AppContext,
  asker: Asker,
  wish: SubscriptionWish,
): Promise<OrRefused<{ subscription: Subscription }>> {
  const { person, now } = asker;
  return context.withTransaction(async (sql) => {
    const unmailable = isMail(wish.places) ? mailRefusal(context) : null;
    if (unmailable) return { refused: unmailable };
    const taken = await findTaken(sql, person.id, wish);
    if (taken !== null) return { refused: { type: 'taken', id: taken } };
    const refused = await findRequestRefusal(sql, wish, asker);
    if (refused) return { refused };
    const nextDue = isMail(wish.places) ? null : findNextIssue(wish, now);
    const subscription = await addSubscription(sql, { ...wish, person: person.id, nextDue }, now);
    if (!subscription) throw new Error('The place was taken between two statements of one transaction.');
    if (!nextDue) await requestConfirmation(context, sql, subscription, asker);
    return { subscription };
  });
}

/** Adds a subscription; null if this person has one to the same first place that did not end. Needs a transaction. */
export async function addSubscription(
  sql: Sql,
  wish: SubscriptionWish & { person: number; nextDue: Date | null },
  now: Date,
): Promise<Subscription | null> {
  const inserted = await insertSubscription(sql, wish, now);
  if (inserted) await keepTold(sql, inserted);
  return inserted;
}

/** The number of a subscription that has this place already: one of `owner`'s, or anybody's for a channel. */
export async function findTaken(
  sql: Sql,
  owner: number,
  { places }: Pick<SubscriptionWish, 'places'>,
  except: number | null = null,
): Promise<number | null> {
  const [place] = places;
  const own = (await listSubscriptions(sql, owner)).find(({ places: [other] }) => isSamePlace(other, place));
  const found = own ?? (isShared(places) && place ? await findSubscriptionOfPlace(sql, place) : null);
  return found && found.id !== except ? found.id : null;
}

import type { AppContext } from '#src/context.ts';
import { isRefused, type OrRefused } from '#src/domain/digests/refusal.ts';
import {
  beginSubscription,
  isMail,
  type Subscription,
  type SubscriptionWish,
} from '#src/domain/digests/subscription.ts';
import { createToken } from '#src/domain/digests/token.ts';
import { listPeriods } from '#src/store/digests/issue.ts';
import { saveSubscription } from '#src/store/digests/subscription.ts';
import { findOwn } from './access.ts';
import { type Asker, findRequestRefusal, requestConfirmation } from './confirmation-request.ts';
import { callOffDigest } from './end.ts';
import { findTaken } from './subscribe.ts';

/**
 * Changes a subscription, for its owner or for staff. One that goes to another address waits for the yes of that one, which is asked, and what
 * was on its way to the one before is called off.
 */
export function changeSubscription(
  context: AppContext,
  asker: Asker,
  id: number,
  wish: SubscriptionWish,
): Promise<OrRefused<{ before: Subscription; subscription: Subscription; isAsked: boolean }>> {
  return context.withTransaction(async (sql) => {
    const before = await findOwn(sql, id, asker.person);
    if (isRefused(before)) return before;
    if (before.state === 'ended') return { refused: { type: 'ended' } };
    const isElsewhere = wish.places[0] !== before.places[0];
    const taken = isElsewhere ? await findTaken(sql, before.person, wish, id) : null;
    if (taken !== null) return { refused: { type: 'taken', id: taken } };
    const isNewAddress = isMail(wish.places) && isElsewhere;
    const refused = isNewAddress ? await findRequestRefusal(sql, wish, asker) : null;
    if (refused) return { refused };
    const isWaiting = isNewAddress || (before.state === 'unconfirmed' && isMail(wish.places));
    const staysPaused = before.state === 'paused' || before.staysPaused;
    const begun = isWaiting
      ? ({ state: 'unconfirmed', nextDue: null, confirmedAt: null, staysPaused } as const)
      : {
          ...beginSubscription({ ...before, ...wish, staysPaused }, asker.now, await listPeriods(sql, id)),
          confirmedAt: before.confirmedAt ?? asker.now,
          staysPaused: false,
        };
    // The link that went to the address before says nothing about this one.
    const confirming = isNewAddress && { confirmToken: createToken() };
    // Nor may who reads there end what goes elsewhere now, or learn where.
    const steering = isMail(before.places) && isElsewhere && { token: createToken() };
    const tokens = { ...confirming, ...steering };
    const subscription = (await saveSubscription(sql, id, { ...wish, ...begun, ...tokens })) ?? before;
    if (isNewAddress) {
      await callOffDigest(sql, id);
      await requestConfirmation(context, sql, subscription, asker);
    }
    return { before, subscription, isAsked: isNewAddress };
  });
}

import type { AppContext } from '#src/context.ts';
import { isTakenBack } from '#src/domain/digests/mailbox.ts';
import { isRefused, type OrRefused } from '#src/domain/digests/refusal.ts';
import { findNextIssue, mailAddressOf, type Subscription } from '#src/domain/digests/subscription.ts';
import { createToken } from '#src/domain/digests/token.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findConsent } from '#src/store/digests/consent.ts';
import { listPeriods } from '#src/store/digests/issue.ts';
import { keepTold } from '#src/store/digests/item.ts';
import { findSubscriptionOfPlace, saveSubscription } from '#src/store/digests/subscription.ts';
import { findOwn } from './access.ts';
import { type Asker, findRequestRefusal, requestConfirmation } from './confirmation-request.ts';

const mostWeeks = 52;

/** Stops a subscription for so many weeks, or until it is resumed; for its owner or for staff. */
export function pauseSubscription(
  context: Pick<AppContext, 'withTransaction'>,
  { person, now }: Pick<Asker, 'person' | 'now'>,
  id: number,
  weeks: number | null,
): Promise<OrRefused<{ subscription: Subscription }>> {
  return context.withTransaction(async (sql) => {
    const found = await findOwn(sql, id, person);
    if (isRefused(found)) return found;
    if (found.state === 'ended' || found.state === 'unconfirmed') return { refused: { type: found.state } };
    if (weeks !== null && (weeks < 1 || weeks > mostWeeks)) return { refused: { type: 'weeks', most: mostWeeks } };
    const nextDue = weeks === null ? null : await findDueAfter(sql, found, weeks, now);
    const saved = await saveSubscription(sql, id, { state: 'paused', pausedUntil: nextDue, nextDue });
    return { subscription: saved ?? found };
  });
}

/** Finds when a digest is due once so many issues were left out. */
async function findDueAfter(sql: Sql, subscription: Subscription, weeks: number, now: Date): Promise<Date> {
  const periods = await listPeriods(sql, subscription.id);
  let due = subscription.nextDue ?? findNextIssue(subscription, now, periods);
  for (let left = weeks; left > 0; left -= 1) due = findNextIssue(subscription, due, periods);
  return due;
}

/**
 * Lets a paused or ended subscription go on, for its owner or for staff. Whose reader said no since, for this digest or another, is asked and says
 * yes before it does.
 */
export function resumeSubscription(
  context: AppContext,
  asker: Asker,
  id: number,
): Promise<OrRefused<{ subscription: Subscription; isAsked: boolean }>> {
  return context.withTransaction(async (sql) => {
    const found = await findOwn(sql, id, asker.person);
    if (isRefused(found)) return found;
    // Also where it ended before the address said yes.
    if (found.confirmedAt === null) return { refused: { type: 'unconfirmed' } };
    const [place] = found.places;
    const other = found.state === 'ended' && place ? await findSubscriptionOfPlace(sql, place) : null;
    if (other) return { refused: { type: 'taken', id: other.id } };
    const address = mailAddressOf(found.places);
    const isAsked = address !== null && isTakenBack(found.confirmedAt, await findConsent(sql, address));
    const refused = isAsked ? await findRequestRefusal(sql, found, asker) : null;
    if (refused) return { refused };
    if (found.state === 'ended') await keepTold(sql, found);
    const subscription =
      (await saveSubscription(sql, id, {
        pausedUntil: null,
        endedAt: null,
        ...(isAsked
          ? { state: 'unconfirmed', nextDue: null, confirmedAt: null, confirmToken: createToken() }
          : { state: 'active', nextDue: findNextIssue(found, asker.now, await listPeriods(sql, id)) }),
      })) ?? found;
    if (isAsked) await requestConfirmation(context, sql, subscription, asker);
    return { subscription, isAsked };
  });
}

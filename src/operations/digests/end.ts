import type { AppContext } from '#src/context.ts';
import { isRefused, type OrRefused } from '#src/domain/digests/refusal.ts';
import { findNextIssue, mailAddressOf, type Subscription } from '#src/domain/digests/subscription.ts';
import type { Sql } from '#src/store/database/database.ts';
import { saveNo, saveYes } from '#src/store/digests/consent.ts';
import { listPeriods } from '#src/store/digests/issue.ts';
import { saveCalledOff } from '#src/store/digests/issue-state.ts';
import { keepTold } from '#src/store/digests/item.ts';
import { markEnded } from '#src/store/digests/measure.ts';
import {
  endedSince,
  findSubscriptionOfPlace,
  listBeside,
  saveEnded,
  saveSubscription,
} from '#src/store/digests/subscription.ts';
import type { Delivery } from '#src/store/outbox/delivery.ts';
import { cancelDeliveriesOf } from '#src/store/outbox/outbox.ts';
import { findOwn } from './access.ts';
import type { Asker } from './confirmation-request.ts';

const dayMs = 24 * 3_600_000;

/** Ends a subscription and calls off what was on its way. False if it had ended. Needs a transaction. */
export async function endSubscription(sql: Sql, id: number, now: Date): Promise<boolean> {
  if (!(await saveEnded(sql, id, now))) return false;
  await callOffDigest(sql, id);
  await markEnded(sql, id);
  return true;
}

/**
 * Ends a subscription by the word of who reads at its address. That word is kept also where it had ended: nothing goes there again before the
 * address says yes. False if it had ended. Needs a transaction.
 */
export async function endByReader(sql: Sql, { id, places }: Subscription, now: Date): Promise<boolean> {
  const address = mailAddressOf(places);
  if (address !== null) await saveNo(sql, address, now);
  return endSubscription(sql, id, now);
}

/** Days in which a reader may take back that a digest was ended. */
export const undoDays = 30;

/**
 * Takes back what a reader ended, by the word of the same reader: it goes on at its next time. False where it never began, has not ended, ended more
 * than `undoDays` ago, or something else goes to its place by now. Needs a transaction.
 */
export async function undoEnd(sql: Sql, subscription: Subscription, now: Date): Promise<boolean> {
  const { id, state, confirmedAt, places } = subscription;
  const [place] = places;
  if (state !== 'ended' || confirmedAt === null || !place) return false;
  if (!(await endedSince(sql, id, new Date(now.getTime() - undoDays * dayMs)))) return false;
  if (await findSubscriptionOfPlace(sql, place)) return false;
  const address = mailAddressOf(places);
  const saidYesAt = address === null ? confirmedAt : await saveYes(sql, address, now);
  await keepTold(sql, subscription);
  const nextDue = findNextIssue(subscription, now, await listPeriods(sql, id));
  await saveSubscription(sql, id, {
    state: 'active',
    endedAt: null,
    pausedUntil: null,
    confirmedAt: saidYesAt,
    nextDue,
  });
  return true;
}

/** Ends all that goes to the mailbox of this subscription, by the word of who reads there. Needs a transaction. */
export async function endAllByReader(sql: Sql, subscription: Subscription, now: Date): Promise<void> {
  await endByReader(sql, subscription, now);
  for (const { id } of await listBeside(sql, subscription)) await endSubscription(sql, id, now);
}

/** Ends a subscription for its owner or for staff; who ends another's says what its reader told them. */
export function unsubscribePerson(
  context: Pick<AppContext, 'withTransaction'>,
  { person, now }: Pick<Asker, 'person' | 'now'>,
  id: number,
): Promise<OrRefused<{ isEnded: boolean }>> {
  return context.withTransaction(async (sql) => {
    const found = await findOwn(sql, id, person);
    if (isRefused(found)) return found;
    const isOwn = found.person === person.id;
    return { isEnded: await (isOwn ? endSubscription(sql, id, now) : endByReader(sql, found, now)) };
  });
}

/**
 * Calls off what of a subscription has not gone out yet. What it would have told is told another time, except where it is not known whether it
 * arrived. Needs a transaction.
 */
export async function callOffDigest(sql: Sql, id: number): Promise<void> {
  const periods = (await cancelDeliveriesOf(sql, id))
    .filter(({ purpose, isUncertain }) => purpose === 'digest' && !isUncertain)
    .map(({ period }) => period);
  if (periods.length > 0) await saveCalledOff(sql, id, periods);
}

/** A digest that staff dropped after nobody took it: what it would have told is told another time, unless it may have arrived. Needs a transaction. */
export async function freeDropped(
  sql: Sql,
  { recipient, purpose, period, isUncertain }: Pick<Delivery, 'recipient' | 'purpose' | 'period' | 'isUncertain'>,
): Promise<boolean> {
  const [, subscription] = /^subscription:(\d+)$/.exec(recipient) ?? [];
  if (purpose !== 'digest' || isUncertain || subscription === undefined) return false;
  await saveCalledOff(sql, Number(subscription), [period]);
  return true;
}

import type { Place } from '#src/core/place.ts';
import { beginSubscription, mailAddressOf, type Subscription } from '#src/domain/digests/subscription.ts';
import type { Sql } from '../database/database.ts';
import type { Delivery } from '../outbox/delivery.ts';
import { notGoneOut } from '../outbox/outbox.ts';
import { saveNo, saveYes } from './consent.ts';
import { listPeriods, saveCalledOff } from './issue.ts';
import { markEnded } from './measure.ts';
import { keepTold } from './subscription.ts';

/** Ends a subscription and calls off what was on its way. False if it had ended. Needs a transaction. */
export async function endSubscription(sql: Sql, id: number, now: Date): Promise<boolean> {
  const { count } = await sql`
    update digest_subscription set state = 'ended', next_due = null, paused_until = null, ended_at = ${now}
    where id = ${id} and state <> 'ended'`;
  if (count === 0) return false;
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

/**
 * Calls off what of a subscription has not gone out yet. What it would have told is told another time, except where it is not known whether it
 * arrived. Needs a transaction.
 */
export async function callOffDigest(sql: Sql, id: number): Promise<void> {
  const called = await sql<{ purpose: string; period: string; isUncertain: boolean }[]>`
    update delivery set state = 'cancelled'
    where recipient = ${`subscription:${id}`} and ${notGoneOut(sql)}
    returning purpose, period, is_uncertain`;
  const periods = called
    .filter(({ purpose, isUncertain }) => purpose === 'digest' && !isUncertain)
    .map(({ period }) => period);
  if (periods.length > 0) await saveCalledOff(sql, id, periods);
}

/**
 * All subscriptions of one person become another's. Where both had one to the same place the other's stays, and knows what the first told.
 * Needs a transaction.
 */
export async function moveSubscriptions(sql: Sql, from: number, to: number, now: Date): Promise<void> {
  const doubled = await sql<{ id: number; kept: number; places: Place[] }[]>`
    select old.id, kept.id as kept, kept.places
    from digest_subscription old join digest_subscription kept on kept.places[1] = old.places[1]
    where old.person = ${from} and old.state <> 'ended' and kept.person = ${to} and kept.state <> 'ended'`;
  for (const { id } of doubled) await endSubscription(sql, id, now);
  await sql`update digest_subscription set person = ${to} where person = ${from}`;
  for (const { kept, places } of doubled) await keepTold(sql, { id: kept, person: to, places });
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

/**
 * Begins a subscription whose address said yes, paused if it was; null if it had, has ended or goes to another address now. Needs a transaction.
 */
export async function confirmSubscription(
  sql: Sql,
  subscription: Subscription,
  now: Date,
): Promise<Subscription | null> {
  const begun = beginSubscription(subscription, now, await listPeriods(sql, subscription.id));
  const address = mailAddressOf(subscription.places);
  const said = { confirmedAt: now, staysPaused: false };
  const { count } = await sql`
    update digest_subscription set ${sql({ ...begun, ...said })}
    where id = ${subscription.id} and state = 'unconfirmed' and confirm_token = ${subscription.confirmToken}`;
  if (count === 0) return null;
  if (address !== null) {
    said.confirmedAt = await saveYes(sql, address, now);
    await sql`update digest_subscription set confirmed_at = ${said.confirmedAt} where id = ${subscription.id}`;
  }
  return { ...subscription, ...begun, ...said };
}

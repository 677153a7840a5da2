import { createHash } from 'node:crypto';
import { confirmationLetter } from '#src/answers/digests/confirmation.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { requestLimit } from '#src/domain/digests/mailbox.ts';
import type { DigestRefusal, RequestRefusal } from '#src/domain/digests/refusal.ts';
import { crowdOf } from '#src/domain/digests/request-counts.ts';
import { mailAddressOf, type Subscription, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import type { Sql } from '#src/store/database/database.ts';
import {
  type ConfirmationRequest,
  countConfirmationRequests,
  insertConfirmationRequests,
  lockConfirmationRequests,
} from '#src/store/digests/confirmation-request.ts';
import { findConsent, saveAsked } from '#src/store/digests/consent.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { findPerson } from '#src/store/people/person.ts';

/** The person who asks, and when; `origin` is their network origin, on a platform without accounts. */
export type Asker = { person: Person; now: Date; origin: string | undefined };

/** Within this time no address is asked more often than that, whoever asks, and nobody has more asked. */
export const requestMs = 24 * 3_600_000;
export const mostToAddress = 3;
const mostOfPerson = 5;
/** In counts of requests: nobody who is known. */
export const noPerson = 0;

/** Returns why nothing can go out by mail here; null if it can. */
export function mailRefusal({ mailPlatform, publicUrl }: Pick<AppContext, 'mailPlatform' | 'publicUrl'>) {
  if (mailPlatform === null) return { type: 'no-mail' } as const satisfies DigestRefusal;
  return publicUrl === null ? ({ type: 'no-links' } as const satisfies DigestRefusal) : null;
}

/** Finds why the address of a wish is not asked now; null where it may be, or there is none to ask. Needs a transaction. */
export async function findRequestRefusal(
  sql: Sql,
  { places }: Pick<SubscriptionWish, 'places'>,
  { person, origin, now }: Asker,
): Promise<RequestRefusal | null> {
  const address = mailAddressOf(places);
  if (address === null) return null;
  await lockConfirmationRequests(sql);
  const counts = await countConfirmationRequests(
    sql,
    { address, person: person.id, origin },
    new Date(now.getTime() - requestMs),
  );
  const limit = requestLimit(await findConsent(sql, address), now);
  if (limit !== null) return { type: limit === 'ended' ? 'asked-ended' : 'asked-silent', address };
  if (counts.toAddress >= mostToAddress) return { type: 'asked-address', address, times: mostToAddress };
  if (counts.ofPerson >= mostOfPerson) return { type: 'asked-often', times: mostOfPerson };
  const crowd = origin === undefined ? null : crowdOf(counts, address);
  if (crowd === null) return null;
  return { type: crowd === 'crowded' ? 'asked-here' : 'asked-full' };
}

/** Writes to the address of a subscription, in its owner's name, and asks for its yes. Needs a transaction. */
export async function requestConfirmation(
  context: AppContext,
  sql: Sql,
  subscription: Subscription,
  { person, origin, now }: Asker,
): Promise<void> {
  const owner = (await findPerson(sql, subscription.person)) ?? person;
  await context.outbox.enqueue(sql, confirmationOf(context, subscription, owner, now));
  await recordConfirmationRequests(
    sql,
    [{ address: mailAddressOf(subscription.places) ?? '', person: person.id, origin }],
    now,
  );
}

/** Remembers that these addresses were asked, and on whose behalf. */
export async function recordConfirmationRequests(
  sql: Sql,
  requests: readonly ConfirmationRequest[],
  now: Date,
): Promise<void> {
  await insertConfirmationRequests(sql, requests, now);
  await saveAsked(
    sql,
    requests.map(({ address }) => address),
    now,
  );
}

/** The mail that asks an address whether it wants the digest; without the link in it nothing more comes. */
export function confirmationOf(context: AppContext, subscription: Subscription, asker: Person, now: Date): NewDelivery {
  const { id, person, places, confirmToken } = subscription;
  const url = `${context.publicUrl}/digests/confirm/${confirmToken}`;
  return {
    recipient: `subscription:${id}`,
    person,
    purpose: 'digest-confirmation',
    period: `${places[0]} ${now.toISOString()} ${nameToken(confirmToken)}`,
    places: places.slice(0, 1),
    ...confirmationLetter(context, subscription, asker, url),
  };
}

/** Tells one link from another, without saying it. */
const nameToken = (token: string | null) =>
  createHash('sha256')
    .update(token ?? '')
    .digest('hex')
    .slice(0, 8);

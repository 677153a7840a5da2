import { createHash } from 'node:crypto';
import { knownAddressLetter, signUpLetter } from '#src/answers/digests/sign-up.ts';
import type { AppContext } from '#src/context.ts';
import { parsePlace } from '#src/core/place.ts';
import { requestLimit } from '#src/domain/digests/mailbox.ts';
import { crowdOf } from '#src/domain/digests/request-counts.ts';
import { mailAddressOf, type Subscription, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import { createToken } from '#src/domain/digests/token.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import type { Sql } from '#src/store/database/database.ts';
import { countConfirmationRequests, lockConfirmationRequests } from '#src/store/digests/confirmation-request.ts';
import { findConsent } from '#src/store/digests/consent.ts';
import { findSignUp, insertSignUp, type SignUp, saveAnswered } from '#src/store/digests/sign-up.ts';
import {
  findSubscription,
  listByMailbox,
  listSubscriptions,
  saveSubscription,
} from '#src/store/digests/subscription.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { confirmSubscription } from './confirm.ts';
import { mostToAddress, noPerson, recordConfirmationRequests, requestMs } from './confirmation-request.ts';
import { findPartner } from './partner-list.ts';
import { addSubscription } from './subscribe.ts';

/** No address is written to more often. */
const hourMs = 3_600_000;

/**
 * Asks an address that anybody wrote on the sign-up page. What is returned says nothing about the address: 'taken' also where nothing is sent,
 * because it was asked within the hour, too often, or wants nothing; 'crowded' is about where the request comes from, 'full' about all of a mail domain or
 * altogether.
 */
export function signUp(
  context: Pick<AppContext, 'withTransaction' | 'outbox' | 'publicUrl' | 'catalogue'>,
  wish: SubscriptionWish,
  { origin, now }: { origin: string; now: Date },
): Promise<'taken' | 'crowded' | 'full'> {
  const address = mailAddressOf(wish.places) ?? '';
  return context.withTransaction(async (sql) => {
    await lockConfirmationRequests(sql);
    const since = (ms: number) => new Date(now.getTime() - ms);
    const ofDay = await countConfirmationRequests(sql, { address, person: noPerson, origin }, since(requestMs));
    const crowd = crowdOf(ofDay, address);
    if (crowd !== null) return crowd;
    const ofHour = await countConfirmationRequests(sql, { address, person: noPerson, origin }, since(hourMs));
    const limit = requestLimit(await findConsent(sql, address), now);
    if (ofHour.toAddress > 0 || ofDay.toAddress >= mostToAddress || limit !== null) return 'taken';
    const known = (await listByMailbox(sql, address)).find(({ state }) => state === 'active' || state === 'paused');
    await context.outbox.enqueue(sql, known ? remind(context, known, wish, now) : await ask(context, sql, wish, now));
    await recordConfirmationRequests(sql, [{ address, person: null, origin }], now);
    return 'taken';
  });
}

async function ask(
  context: Pick<AppContext, 'publicUrl' | 'catalogue'>,
  sql: Sql,
  wish: SubscriptionWish,
  now: Date,
): Promise<NewDelivery> {
  const token = createToken();
  await insertSignUp(sql, { token, wish, askedAt: now });
  const url = `${context.publicUrl}/digests/sign-up/${token}`;
  return deliver(wish, now, signUpLetter(context, wish, { url, days: keptDays.signUps }));
}

/** A digest goes there already: its reader learns where to change it. */
function remind(
  { publicUrl }: Pick<AppContext, 'publicUrl'>,
  { token, language }: Subscription,
  wish: SubscriptionWish,
  now: Date,
): NewDelivery {
  return deliver(wish, now, knownAddressLetter(language, `${publicUrl}/digests/preferences/${token}`));
}

function deliver({ places }: SubscriptionWish, now: Date, letter: ReturnType<typeof signUpLetter>): NewDelivery {
  const mailbox = createHash('sha256')
    .update(places[0] ?? '')
    .digest('hex')
    .slice(0, 16);
  return {
    recipient: `sign-up:${mailbox}`,
    person: null,
    purpose: 'digest-confirmation',
    period: now.toISOString(),
    places: places.slice(0, 1),
    ...letter,
  };
}

/** What a link of a sign-up leads to: what it asks about, or what it became. */
export type SignUpLink = { wish: SubscriptionWish } | { subscription: Subscription };

const since = (now: Date) => daysAgo(now, keptDays.signUps);

/** Finds what a link in such a mail leads to; null where it was asked too long ago. */
export async function findSignUpLink(
  { sql }: Pick<AppContext, 'sql'>,
  token: string,
  now: Date,
): Promise<SignUpLink | null> {
  return follow(sql, await findSignUp(sql, token, since(now)));
}

async function follow(sql: Sql, found: SignUp | null): Promise<SignUpLink | null> {
  if (found === null) return null;
  if (found.subscription === null) return { wish: found.wish };
  const subscription = await findSubscription(sql, found.subscription);
  return subscription && { subscription };
}

/**
 * The yes of an address: its reader becomes known as a partner, and the digest begins. Null as for `findSignUpLink`. `isNew`: false where the yes was said
 * before.
 */
export function confirmSignUp(
  context: Pick<AppContext, 'withTransaction' | 'sql'>,
  token: string,
  now: Date,
): Promise<{ subscription: Subscription; isNew: boolean } | null> {
  return context.withTransaction(async (sql) => {
    const open = await findSignUp(sql, token, since(now));
    const link = await follow(sql, open);
    if (link && 'subscription' in link) return { ...link, isNew: false };
    const address = open?.wish && mailAddressOf(open.wish.places);
    if (!open?.wish || !address) return null;
    const partner = await findPartner(sql, { address, name: null, wish: open.wish }, { byStaff: false, now });
    const begun = await findOrAdd(sql, partner.id, open.wish, now);
    await saveAnswered(sql, address, begun.id);
    const subscription = begun.state === 'unconfirmed' ? await confirmSubscription(sql, begun, now) : begun;
    return subscription && { subscription, isNew: true };
  });
}

/** Finds what goes there already and changes it to what was asked for, or adds a new one. */
async function findOrAdd(sql: Sql, person: number, wish: SubscriptionWish, now: Date): Promise<Subscription> {
  const added = await addSubscription(sql, { ...wish, person, nextDue: null }, now);
  if (added) return added;
  const [place] = wish.places;
  const before = (await listSubscriptions(sql, person)).find(({ places }) => places[0] === place);
  const saved = before && (await saveSubscription(sql, before.id, wish));
  if (!saved)
    throw new Error(`A subscription to a place of ${parsePlace(place ?? '').platform} was neither there nor added.`);
  return saved;
}

import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { askingLimit } from '#src/domain/digests/mailbox.ts';
import { isMail, type Subscription, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import { countAskings, insertAskings, lockAskings } from '#src/store/digests/confirmation.ts';
import { findConsent } from '#src/store/digests/consent.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { confirmationOf } from './confirmation.ts';
import { addressOf } from './form.ts';

/** Within this time no address is asked more often than that, whoever asks, and nobody has more asked. */
export const askingMs = 24 * 3_600_000;
const mostToAddress = 3;
const mostOfPerson = 5;
/** Where anybody may come without an account a person costs nothing, so there it is also counted by where they come from, and over all. */
const mostOfOrigin = 10;
const mostOfAnyOrigin = 50;

/** Why the address of a wish is not asked now; null where it may be, or there is none to ask. Needs a transaction. */
export async function askingProblem(
  { sql }: AppContext,
  { places }: SubscriptionWish,
  { person, event, now }: Call,
): Promise<string | null> {
  if (!isMail(places)) return null;
  const address = addressOf(places);
  const { origin } = event.actor;
  await lockAskings(sql);
  const counts = await countAskings(sql, { address, person: person.id, origin }, new Date(now.getTime() - askingMs));
  const { problems } = textsFor(person.language).subscription;
  const limit = askingLimit(await findConsent(sql, address), now);
  if (limit !== null) return limit === 'ended' ? problems.askedEnded(address) : problems.askedSilent(address);
  if (counts.toAddress >= mostToAddress) return problems.askedAddress(address, mostToAddress);
  if (counts.ofPerson >= mostOfPerson) return problems.askedOften(mostOfPerson);
  const isCrowded = counts.ofOrigin >= mostOfOrigin || counts.ofAnyOrigin >= mostOfAnyOrigin;
  return origin !== undefined && isCrowded ? problems.askedHere : null;
}

/** Writes to the address of a subscription, in its owner's name, and asks for its yes. */
export async function askAddress(
  context: AppContext,
  subscription: Subscription,
  { person, event, now }: Call,
): Promise<void> {
  const owner = (await findPerson(context.sql, subscription.person)) ?? person;
  await context.outbox.enqueue(context.sql, confirmationOf(context, subscription, owner, now));
  await insertAskings(
    context.sql,
    [{ address: addressOf(subscription.places), person: person.id, origin: event.actor.origin }],
    now,
  );
}

import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { parsePlace } from '#src/core/place.ts';
import { hasEnded, requestLimit } from '#src/domain/digests/mailbox.ts';
import type { LineProblem, ListedSubscriber, ReadList } from '#src/domain/digests/partner-list.ts';
import type { DigestRefusal, OrRefused } from '#src/domain/digests/refusal.ts';
import type { Sql } from '#src/store/database/database.ts';
import {
  type ConfirmationRequest,
  listAsked,
  lockConfirmationRequests,
} from '#src/store/digests/confirmation-request.ts';
import { listConsents } from '#src/store/digests/consent.ts';
import {
  deleteListsOfPerson,
  findList,
  insertList,
  listSubscribedPlaces,
  takeList,
} from '#src/store/digests/subscriber-list.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { findPersonOfAccount, findWrittenAddress, lockAccount } from '#src/store/people/account.ts';
import { saveAdmitted } from '#src/store/people/admission.ts';
import { savePersonRole } from '#src/store/people/person.ts';
import { makeKnown } from '../people/make-known.ts';
import { staffRefusal } from './access.ts';
import {
  type Asker,
  confirmationOf,
  mailRefusal,
  recordConfirmationRequests,
  requestMs,
} from './confirmation-request.ts';
import { addSubscription } from './subscribe.ts';

/** Reads a list as it was sent, without asking who is on it already. */
type ReadContent = (content: string) => ReadList;

/** Returns why somebody cannot subscribe partners by a list; null if they can. */
export function importRefusal(
  context: Pick<AppContext, 'mailPlatform' | 'publicUrl'>,
  person: Person,
): DigestRefusal | null {
  return staffRefusal(person) ?? mailRefusal(context);
}

/** A list somebody had looked at, as they sent it; null where it is not there any more. */
export function findKeptList(
  { sql }: Pick<AppContext, 'sql'>,
  { id: person }: Person,
  id: number,
): Promise<string | null> {
  return findList(sql, id, person);
}

/** Looks at a list and keeps it, in place of the one before it, so that it can be taken or mended by its number. Nothing is sent. */
export function lookAtList(
  context: AppContext,
  { person, now }: Asker,
  content: string,
  read: ReadContent,
): Promise<OrRefused<{ id: number; list: ReadList }>> {
  return context.withTransaction(async (sql) => {
    const refused = importRefusal(context, person);
    if (refused) return { refused };
    const list = await checkList(sql, read(content), now);
    return { id: await keepList(sql, person, content, now), list };
  });
}

/**
 * Subscribes everybody on a list that was looked at, and asks each by mail. Where something is wrong with it by now nobody is: it is kept again,
 * under the number returned.
 */
export function takeLookedAt(
  context: AppContext,
  { person, now }: Asker,
  id: number,
  read: ReadContent,
): Promise<OrRefused<{ taken: number } | { id: number; content: string; list: ReadList }>> {
  return context.withTransaction(async (sql) => {
    const refused = importRefusal(context, person);
    if (refused) return { refused };
    await lockConfirmationRequests(sql);
    const content = await takeList(sql, id, person.id);
    if (content === null) return { refused: { type: 'list-gone' } };
    // Read again: somebody on it may have subscribed since.
    const list = await checkList(sql, read(content), now);
    if (list.problems.length > 0) return { id: await keepList(sql, person, content, now), content, list };
    const letters: NewDelivery[] = [];
    const requests: ConfirmationRequest[] = [];
    for (const subscriber of list.subscribers) {
      const partner = await findPartner(sql, subscriber, { byStaff: true, now });
      const subscription = await addSubscription(sql, { ...subscriber.wish, person: partner.id, nextDue: null }, now);
      if (!subscription) continue;
      letters.push(confirmationOf(context, subscription, person, now));
      requests.push({ address: subscriber.address, person: null });
    }
    await recordConfirmationRequests(sql, requests, now);
    await context.outbox.enqueueAll(sql, letters);
    return { taken: letters.length };
  });
}

async function keepList(sql: Sql, person: Person, content: string, now: Date): Promise<number> {
  await deleteListsOfPerson(sql, person.id);
  return insertList(sql, person.id, content, now);
}

/** Adds what is wrong with those on a list that have a digest already, or are not to be asked. */
async function checkList(sql: Sql, list: ReadList, now: Date): Promise<ReadList> {
  const addresses = list.subscribers.map(({ address }) => address);
  const places = list.subscribers.map(({ wish }) => (wish.places[0] ?? '').toLowerCase());
  const taken = await listSubscribedPlaces(sql, places);
  const asked = await listAsked(sql, addresses, new Date(now.getTime() - requestMs));
  const consents = await listConsents(sql, addresses);
  const found = list.subscribers.flatMap(({ line, address }, index) => {
    const consent = consents.get(address) ?? null;
    const type = taken.has(places[index] ?? '')
      ? 'subscribed'
      : consent && hasEnded(consent)
        ? 'ended'
        : asked.has(address)
          ? 'asked'
          : requestLimit(consent, now) && 'silent';
    return type ? [{ line, problem: { type, address } satisfies LineProblem }] : [];
  });
  return { ...list, problems: [...list.problems, ...found].sort((left, right) => left.line - right.line) };
}

/** The person behind an address, a partner where they are new. `byStaff`: the network knows whom staff bring in, and not who signs up by themselves. */
export async function findPartner(
  sql: Sql,
  { address, name, wish }: Pick<ListedSubscriber, 'address' | 'wish'> & { name: string | null },
  { byStaff, now }: { byStaff: boolean; now: Date },
): Promise<Person> {
  const { platform, space } = parsePlace(wish.places[0] ?? '');
  const written = address.toLowerCase();
  await lockAccount(sql, { platform, space, user: written });
  const account = { platform, space, user: await findWrittenAddress(sql, platform, written) };
  const known = await findPersonOfAccount(sql, account);
  if (known && byStaff) await saveAdmitted(sql, known.id);
  if (known) return known;
  const profile = { displayName: name, language: wish.language, timeZone: wish.timeZone };
  const person = await makeKnown(sql, { account, profile, isAdmitted: byStaff, now });
  return (await savePersonRole(sql, person.id, 'partner')) ?? person;
}

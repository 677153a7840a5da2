import type { AppContext } from '#src/context.ts';
import type { MailHead, Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import { directPlace } from '#src/domain/people/account.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { listAccountsOf } from '#src/store/people/account.ts';
import { listAdmitted } from '#src/store/people/admission.ts';
import { findPeople } from '#src/store/people/person.ts';
import { isLetterbox } from './letterbox.ts';

type Letter = Pick<NewDelivery, 'purpose' | 'period'> & {
  /** Not before then, by the place it goes to first. */
  after?(place: Place): Date;
  /** The recipient that gets one such letter a period; the person by default. */
  recipient?: string;
  /** Tried before all else they can be reached by. */
  first?: Place | null;
  /** In their language. */
  write(person: Person): Message | Promise<Message>;
  /** What only a mail has of it, in their language. */
  head?(person: Person): MailHead;
};

/**
 * Writes to somebody in their direct messages, as part of the transaction that gave cause to it. Returns whom; null where there is nobody, or no
 * way to reach them.
 */
export async function tellPerson(context: AppContext, id: number | null, letter: Letter): Promise<Person | null> {
  const [told] = id === null ? [] : await tellPeople(context, [{ ...letter, person: id }]);
  return told ?? null;
}

/** Writes to many as `tellPerson` does to one, in a few statements. Returns who is told. */
export async function tellPeople(
  { sql, outbox, mailPlatform }: Pick<AppContext, 'sql' | 'outbox' | 'mailPlatform'>,
  letters: readonly (Letter & { person: number })[],
): Promise<Person[]> {
  const ids = [...new Set(letters.map(({ person }) => person))];
  const people = new Map((await findPeople(sql, ids)).map((person) => [person.id, person]));
  // The account they came with first.
  const accounts = Map.groupBy(await listAccountsOf(sql, ids), ({ person }) => person);
  const admitted = await listAdmitted(sql, ids);
  const told: Person[] = [];
  const deliveries: NewDelivery[] = [];
  for (const { person: id, recipient, first, after, write, head, ...letter } of letters) {
    const person = people.get(id);
    // A chat, where they have one, before the page that a mail has to tell them of.
    const direct = (accounts.get(id) ?? [])
      .map(directPlace)
      .filter((place) => admitted.has(id) || !isLetterbox({ mailPlatform }, place))
      .sort(
        (left, right) => Number(isLetterbox({ mailPlatform }, left)) - Number(isLetterbox({ mailPlatform }, right)),
      );
    const places = [...new Set(first ? [first, ...direct] : direct)];
    const [place] = places;
    if (!person || place === undefined) continue;
    told.push(person);
    deliveries.push({
      ...letter,
      recipient: recipient ?? `person:${id}`,
      person: id,
      places,
      ...(after && { after: after(place) }),
      ...(head && { mail: head(person) }),
      message: await write(person),
    });
  }
  await outbox.enqueueAll(sql, deliveries);
  return told;
}

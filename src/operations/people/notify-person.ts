import type { AppContext } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import { directPlace } from '#src/domain/people/account.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { findPerson } from '#src/store/people/person.ts';

type Letter = Pick<NewDelivery, 'purpose' | 'period' | 'after'> & {
  /** The recipient that gets one such letter a period; the person by default. */
  recipient?: string;
  /** Tried before all else they can be reached by. */
  first?: Place | null;
  /** In their language. */
  write(person: Person): Message | Promise<Message>;
};

/**
 * Writes to somebody in their direct messages, as part of the transaction that gave cause to it. Returns whom; null where there is nobody, or no
 * way to reach them.
 */
export async function tellPerson(
  { sql, outbox }: AppContext,
  id: number | null,
  { recipient, first, write, ...letter }: Letter,
): Promise<Person | null> {
  const person = id === null ? null : await findPerson(sql, id);
  if (!person) return null;
  // The account they came with first.
  const direct = (await listAccounts(sql, person.id)).map(directPlace);
  const places = [...new Set(first ? [first, ...direct] : direct)];
  if (places.length === 0) return null;
  await outbox.enqueue(sql, {
    ...letter,
    recipient: recipient ?? `person:${person.id}`,
    person: person.id,
    places,
    message: await write(person),
  });
  return person;
}

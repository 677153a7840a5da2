import type { AppContext } from '#src/context.ts';
import type { MailHead, Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import { daysBefore } from '#src/domain/date.ts';
import { directPlace } from '#src/domain/people/account.ts';
import {
  boundedUntil,
  type Cause,
  type CausedLetter,
  letterBounds,
  periodOf,
} from '#src/domain/people/letter-bounds.ts';
import type { Sql } from '#src/store/database/database.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import { listCaused } from '#src/store/outbox/delivery.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { listAccountsOf } from '#src/store/people/account.ts';
import { listAdmitted } from '#src/store/people/admission.ts';
import { findPeople } from '#src/store/people/person.ts';
import { isLetterbox } from './letterbox.ts';

/** The reader gets one letter a period; or what somebody does again and again causes it, which writes no more than `letterBounds` and its cause allow. */
export type When = { period: string; cause?: undefined } | { period?: undefined; cause: Cause };

type Letter = When & {
  purpose: string;
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
 * Writes to somebody in their direct messages, as part of the transaction that gave cause to it. Returns whom; null where there is nobody, no
 * way to reach them, or they were written to of the same cause as often as they may be.
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
  const before = await listBefore(sql, letters);
  for (const { person: id, recipient, first, after, write, head, purpose, period, cause } of letters) {
    const person = people.get(id);
    if (cause && boundedUntil(cause, id, before.get(cause.by) ?? []) !== null) continue;
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
      purpose,
      ...(cause ? { period: periodOf(cause), causedBy: cause.by } : { period }),
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

/** What each of those who cause letters caused before; until the transaction ends they cause no others. */
async function listBefore(sql: Sql, letters: readonly When[]): Promise<Map<number, CausedLetter[]>> {
  const causes = new Map(letters.flatMap(({ cause }) => (cause ? [[cause.by, cause]] : [])));
  const before = new Map<number, CausedLetter[]>();
  for (const [by, { now }] of [...causes].sort(([left], [right]) => left - right)) {
    await takeTurn(sql, `letters caused by ${by}`);
    before.set(by, await listCaused(sql, by, daysBefore(now, letterBounds.longestDays)));
  }
  return before;
}

/** Returns until when somebody is written to no more of that cause; null where they may be now. Needs a transaction. */
export async function findBound({ sql }: Pick<AppContext, 'sql'>, cause: Cause, reader: number): Promise<Date | null> {
  return boundedUntil(cause, reader, (await listBefore(sql, [{ cause }])).get(cause.by) ?? []);
}

import { randomBytes, randomUUID } from 'node:crypto';
import type { MailHead, Message } from '#src/core/message.ts';
import type { Place } from '#src/core/place.ts';
import { listQuoted } from '#src/core/redact-message.ts';
import type { Sql } from '../database/client.ts';
import { toJson, toText } from '../database/json.ts';
import { keepRefused } from '../digests/refused-items.ts';
import { addJobs } from './delivery-job.ts';
import type { Queue } from './queue.ts';
import { addNextOf, lockStreams, placeInStreams } from './stream.ts';

/** A message to send that nobody asked for just now. Each recipient, purpose and period has at most one, ever. */
export type NewDelivery = {
  /** Whom it is for, in the words of what causes it: 'subscription:7', 'person:3'. */
  recipient: string;
  /** The person the delivery belongs to: it is deleted with them. Null for a channel's. */
  person: number | null;
  /** In a word, as staff reads it: 'digest'. */
  purpose: string;
  /** The period that has only this delivery for its recipient and purpose: '2026-W48'. */
  period: string;
  /** The places in order of preference, at least one: the outbox tries the next if one refuses for good. */
  places: Place[];
  message: Message;
  /** The fields that only a mail has. */
  mail?: MailHead | null;
  /** Not before then. */
  after?: Date;
  /** Deliveries of one stream go out one after the other, in the order in which they were written: a later one waits until an earlier is sent or given up. */
  stream?: string;
  /** The id of the delivery whose thread it goes into, where the platform has threads; to be in the same stream. */
  threadOf?: string | null;
  /** The id of the delivery whose message it takes the place of; to be in the same stream, and only where the platform edits. */
  editOf?: string | null;
  /** Whose doing it is, where they can do that again and again: their letters are counted. */
  causedBy?: number | null;
  /** It takes a message out of a chat and brings none; its row goes once that is done, or will never be. */
  removal?: Removal | null;
};

/** The message of an earlier delivery, as its platform knows it; `ref` is null where it is not known whether it arrived. */
export type Removal = { delivery: string; ref: string | null; thread: string | null; hasFiles: boolean };

/** kept: no server sends it, its reader comes for it. */
export type DeliveryState = 'waiting' | 'kept' | 'sending' | 'sent' | 'dead' | 'cancelled';

/** The condition for deliveries that may still go out, including given-up ones, which can be replayed. */
export const notGoneOut = (sql: Sql) => sql`state in ('waiting', 'kept', 'sending', 'dead')`;

export type Outbox = {
  /**
   * Writes what is to be sent, and the job to send it, in the transaction `sql` is bound to. Returns an id for each, in order; null where the
   * same recipient had, or has coming, the same purpose for the same period.
   */
  enqueueAll(sql: Sql, deliveries: NewDelivery[]): Promise<(string | null)[]>;
  /** Writes one delivery and its job; returns its id, or null as `enqueueAll` does. */
  enqueue(sql: Sql, delivery: NewDelivery): Promise<string | null>;
  /** Says that what was written just now is waited for: this server's workers look at once. To be called after the transaction. */
  wake(): void;
  /** Calls `look` at each `wake`. */
  onWake(look: () => void): void;
  /** Lets a stream go on whose next delivery waits for one that was called off or deleted. */
  goOn(sql: Sql, stream: string): Promise<void>;
  /** Takes a dead delivery up again. False if it is not dead. */
  replay(sql: Sql, id: string): Promise<boolean>;
};

/** The way messages reach a place: an adapter sends them (push) or readers fetch them (pull). Null if the platform is switched off. */
export type WayTo = (place: Place) => 'push' | 'pull' | null;

export type OutboxParts = {
  queue: Queue;
  wayTo: WayTo;
  now(): Date;
};

/** Rows a statement: its parameters must stay below PostgreSQL's 65,535. */
const atOnce = 1_000;

export function createOutbox({ queue, wayTo, now }: OutboxParts): Outbox {
  /** The first on a platform that is switched on; where there is none, it waits for the first of all. */
  const firstPlace = (places: Place[]) =>
    Math.max(
      0,
      places.findIndex((place) => wayTo(place) !== null),
    );
  const stateAt = (place: Place): DeliveryState => (wayTo(place) === 'pull' ? 'kept' : 'waiting');

  async function enqueueSome(sql: Sql, deliveries: NewDelivery[]): Promise<(string | null)[]> {
    const createdAt = now();
    await lockStreams(
      sql,
      deliveries.flatMap(({ stream }) => stream ?? []),
    );
    const rows = deliveries.map(({ recipient, person, purpose, period, places, message, mail, after, ...how }) => {
      const placeIndex = firstPlace(places);
      return {
        id: createDeliveryId(),
        recipient: toText(recipient),
        person,
        purpose,
        period: toText(period),
        places,
        placeIndex,
        state: stateAt(places[placeIndex] as Place),
        message: toJson(sql, message),
        quotes: listQuoted(message),
        mail: mail ? toJson(sql, mail) : null,
        job: randomUUID(),
        createdAt,
        dueAt: after && after > createdAt ? after : createdAt,
        stream: how.stream ?? null,
        threadOf: how.threadOf ?? null,
        editOf: how.editOf ?? null,
        causedBy: how.causedBy ?? null,
        removal: how.removal ? toJson(sql, how.removal) : null,
      };
    });
    // Always in the same order, so that two that write the same at once cannot wait for each other.
    const inOrder = rows.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
    const written = await sql<{ id: string }[]>`
      insert into delivery ${sql(inOrder as never[])}
      on conflict (recipient, purpose, period) do nothing
      returning id`;
    const isWritten = new Set(written.map(({ id }) => id));
    const fresh = rows.filter(({ id }) => isWritten.has(id));
    const isFirst = await placeInStreams(sql, fresh);
    const jobs = fresh
      .filter(({ id, state }) => state === 'waiting' && isFirst(id))
      .map(({ id, job, places, placeIndex, dueAt }) => ({
        id: job,
        delivery: id,
        place: places[placeIndex] as Place,
        delayMs: dueAt.getTime() - createdAt.getTime(),
      }));
    await addJobs(sql, queue, jobs);
    return rows.map(({ id }) => (isWritten.has(id) ? id : null));
  }

  async function enqueueAll(sql: Sql, deliveries: NewDelivery[]): Promise<(string | null)[]> {
    const ids: (string | null)[] = [];
    for (let start = 0; start < deliveries.length; start += atOnce)
      ids.push(...(await enqueueSome(sql, deliveries.slice(start, start + atOnce))));
    return ids;
  }

  const lookers: (() => void)[] = [];

  return {
    enqueueAll,
    wake() {
      for (const look of lookers) look();
    },
    onWake: (look) => void lookers.push(look),
    enqueue: async (sql, delivery) => (await enqueueAll(sql, [delivery]))[0] ?? null,
    async goOn(sql, stream) {
      await lockStreams(sql, [stream]);
      await addNextOf(sql, queue, stream);
    },
    async replay(sql, id) {
      const job = randomUUID();
      const [dead] = await sql<
        (Pick<NewDelivery, 'recipient' | 'purpose' | 'period' | 'places'> & {
          placeIndex: number;
          isUncertain: boolean;
        })[]
      >`
        select recipient, purpose, period, places, place_index, is_uncertain from delivery where id = ${id} and state = 'dead' for update`;
      if (!dead) return false;
      // What may have arrived can only be asked for where it was sent to.
      const placeIndex = dead.isUncertain ? dead.placeIndex : firstPlace(dead.places);
      const place = dead.places[placeIndex] as Place;
      await sql`
        update delivery set state = ${stateAt(place)}, attempts = 0, job = ${job}, due_at = ${now()}, place_index = ${placeIndex}
        where id = ${id}`;
      await keepRefused(sql, [dead]);
      if (stateAt(place) === 'waiting') await addJobs(sql, queue, [{ id: job, delivery: id, place }]);
      return true;
    },
  };
}

const keyOf = ({ recipient, purpose, period }: Pick<NewDelivery, 'recipient' | 'purpose' | 'period'>) =>
  JSON.stringify([recipient, purpose, period]);

/** 19 characters: with the number of a part behind it, it still fits what platforms keep. */
const createDeliveryId = () => `d${randomBytes(9).toString('hex')}`;

/** Cancels deliveries that have not gone out, of a period or of those that begin so. Returns how many. */
export async function cancelDeliveries(
  sql: Sql,
  {
    recipient,
    purpose,
    period,
    periodStart,
  }: { recipient: string; purpose?: string; period?: string; periodStart?: string },
): Promise<number> {
  const { count } = await sql`
    update delivery set state = 'cancelled'
    where recipient = ${recipient} and ${notGoneOut(sql)}
      and (${purpose ?? null}::text is null or purpose = ${purpose ?? null})
      and (${period ?? null}::text is null or period = ${period ?? null})
      and (${periodStart ?? null}::text is null or starts_with(period, ${periodStart ?? null}))`;
  return count;
}

/** Calls off what was to go to a person at these places and nowhere else. */
export async function cancelDeliveriesTo(sql: Sql, person: number, places: readonly Place[]): Promise<void> {
  await sql`
    update delivery set state = 'cancelled'
    where person = ${person} and places = ${[...places]} and ${notGoneOut(sql)}`;
}

/** Cancels the deliveries of a subscription that have not gone out. Returns them; an uncertain one may have arrived. */
export async function cancelDeliveriesOf(
  sql: Sql,
  subscription: number,
): Promise<{ purpose: string; period: string; isUncertain: boolean }[]> {
  return sql`
    update delivery set state = 'cancelled'
    where recipient = ${`subscription:${subscription}`} and ${notGoneOut(sql)}
    returning purpose, period, is_uncertain`;
}

import type { MailHead, Message } from '#src/core/message.ts';
import { mailKind, type Place } from '#src/core/place.ts';
import type { CausedLetter } from '#src/domain/people/letter-bounds.ts';
import type { Sql } from '../database/client.ts';
import { freeRefused } from '../digests/refused-items.ts';
import { type DeliveryState, notGoneOut } from './outbox.ts';

export type Delivery = {
  id: string;
  recipient: string;
  person: number | null;
  purpose: string;
  period: string;
  places: Place[];
  /** Which of them is tried now, or was used. */
  place: Place;
  message: Message;
  mail: MailHead | null;
  state: DeliveryState;
  isUncertain: boolean;
  attempts: number;
  ref: string | null;
  /** The code of the last refusal; also set if a later place accepted the delivery. */
  errorCode: string | null;
  error: string | null;
  createdAt: Date;
  dueAt: Date;
  triedAt: Date | null;
  sentAt: Date | null;
};

const columns = (sql: Sql) => sql`
  id, recipient, person, purpose, period, places, places[place_index + 1] as place, message, mail, state, is_uncertain, attempts, ref,
  error_code, error, created_at, due_at, tried_at, sent_at`;

export async function findDelivery(sql: Sql, id: string): Promise<Delivery | null> {
  const [delivery] = await sql<Delivery[]>`select ${columns(sql)} from delivery where id = ${id}`;
  return delivery ?? null;
}

/** The one delivery there is for a recipient, purpose and period. */
export async function findDeliveryFor(
  sql: Sql,
  { recipient, purpose, period }: Pick<Delivery, 'recipient' | 'purpose' | 'period'>,
): Promise<Delivery | null> {
  const [delivery] = await sql<Delivery[]>`
    select ${columns(sql)} from delivery
    where recipient = ${recipient} and purpose = ${purpose} and period = ${period}`;
  return delivery ?? null;
}

/** Lists the letters that were written since then because of what somebody did. */
export async function listCaused(sql: Sql, by: number, since: Date): Promise<CausedLetter[]> {
  return sql`select person, period, created_at from delivery where caused_by = ${by} and created_at > ${since}`;
}

/** The periods of what was written to a recipient, of those that begin with this word. */
export async function listPeriods(sql: Sql, recipient: string, word: string): Promise<string[]> {
  const rows = await sql<{ period: string }[]>`
    select period from delivery where recipient = ${recipient} and period like ${`${word} %`} order by created_at`;
  return rows.map(({ period }) => period);
}

export async function listDeliveriesOfPerson(sql: Sql, person: number): Promise<Delivery[]> {
  return sql`select ${columns(sql)} from delivery where person = ${person} order by created_at, id`;
}

export async function moveDeliveries(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update delivery set person = ${to} where person = ${from}`;
  await sql`update delivery set caused_by = ${to} where caused_by = ${from}`;
}

/** Deletes the deliveries to a recipient for one purpose and period, with their messages. */
export async function deleteDeliveriesFor(
  sql: Sql,
  { recipient, purpose, period }: Pick<Delivery, 'recipient' | 'purpose' | 'period'>,
): Promise<void> {
  await sql`delete from delivery where recipient = ${recipient} and purpose = ${purpose} and period = ${period}`;
}

/** Finds how a delivery stands; null where there is none. */
export async function findDeliveryState(
  sql: Sql,
  { recipient, purpose, period }: Pick<Delivery, 'recipient' | 'purpose' | 'period'>,
): Promise<DeliveryState | null> {
  const [found] = await sql<{ state: DeliveryState }[]>`
    select state from delivery where recipient = ${recipient} and purpose = ${purpose} and period = ${period}`;
  return found?.state ?? null;
}

/** Those for a purpose that were given up, to recipients whose name begins so. */
export async function listDead(
  sql: Sql,
  { purpose, prefix }: { purpose: string; prefix: string },
): Promise<Pick<Delivery, 'recipient' | 'purpose' | 'period'>[]> {
  return sql`
    select recipient, purpose, period from delivery
    where state = 'dead' and purpose = ${purpose} and starts_with(recipient, ${prefix}) order by created_at, id`;
}

/** Removes everything that went or was to go to a recipient. */
export async function deleteDeliveriesTo(sql: Sql, recipient: string): Promise<void> {
  await sql`delete from delivery where recipient = ${recipient}`;
}

/** Lists the deliveries that went or were to go by mail to whoever reads there: nobody known. */
export async function listMailsOfNobody(sql: Sql): Promise<Pick<Delivery, 'id' | 'places'>[]> {
  return sql`select id, places from delivery where person is null and split_part(places[1], ':', 3) = ${mailKind}`;
}

/** Deletes these deliveries, with their messages. */
export async function deleteDeliveries(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql`delete from delivery where id = any(${[...ids]})`;
}

/** Removes one that was called off before anybody tried to send it, so that there can be another. False if there is none. */
export async function deleteCalledOff(
  sql: Sql,
  { recipient, purpose, period }: Pick<Delivery, 'recipient' | 'purpose' | 'period'>,
): Promise<boolean> {
  const { count } = await sql`
    delete from delivery where recipient = ${recipient} and purpose = ${purpose} and period = ${period}
      and state = 'cancelled' and sent_at is null and not is_uncertain`;
  return count > 0;
}

/** Lists the deliveries that were given up, the latest first. */
export async function listDeadDeliveries(sql: Sql, limit: number): Promise<Delivery[]> {
  return sql`select ${columns(sql)} from delivery where state = 'dead' order by tried_at desc nulls last, id limit ${limit}`;
}

/** Lists the deliveries that arrived at a later place because the preferred one refused; the latest first. */
export async function listDiverted(sql: Sql, since: Date, limit: number): Promise<Delivery[]> {
  return sql`
    select ${columns(sql)} from delivery
    where state = 'sent' and place_index > 0 and sent_at >= ${since} and error is not null
    order by sent_at desc, id limit ${limit}`;
}

/** Returns a delivery that was given up; null if there is none under this id. */
export async function findDead(sql: Sql, id: string): Promise<Delivery | null> {
  const [dead] = await sql<Delivery[]>`select ${columns(sql)} from delivery where id = ${id} and state = 'dead'`;
  return dead ?? null;
}

/** Takes a dead delivery off the list for good. Null if it is not dead. */
export async function dropDead(sql: Sql, id: string): Promise<Delivery | null> {
  const [dropped] = await sql<Delivery[]>`
    update delivery set state = 'cancelled' where id = ${id} and state = 'dead' returning ${columns(sql)}`;
  return dropped ?? null;
}

/** Gives up deliveries due before then that no server picked up, for example because their platform is switched off. Returns how many. */
export async function giveUpStranded(sql: Sql, before: Date): Promise<number> {
  const givenUp = await sql<GivenUp[]>`
    update delivery set state = 'dead', error_code = 'not-taken'
    where state in ('waiting', 'sending') and due_at < ${before} and coalesce(tried_at, due_at) < ${before}
    returning recipient, purpose, period, is_uncertain`;
  return letGo(sql, givenUp);
}

/** Gives up what was due before then and nobody came for. Returns how many. */
export async function giveUpKept(sql: Sql, before: Date): Promise<number> {
  const givenUp = await sql<GivenUp[]>`
    update delivery set state = 'dead', error_code = 'not-fetched', error = null
    where state = 'kept' and due_at < ${before}
    returning recipient, purpose, period, is_uncertain`;
  return letGo(sql, givenUp);
}

/**
 * Ends what was due before then and is kept for private pages, which belong to this platform: there it could be read since, and a mail told of it. The page
 * shows it no longer. Returns how many.
 */
export async function endOnPages(sql: Sql, platform: string, before: Date): Promise<number> {
  const { count } = await sql`
    update delivery set state = 'sent', ref = id, sent_at = due_at
    where state = 'kept' and due_at < ${before} and starts_with(places[place_index + 1], ${`${platform}:`})`;
  return count;
}

type GivenUp = Pick<Delivery, 'recipient' | 'purpose' | 'period' | 'isUncertain'>;

/** Frees the items of digests among these deliveries for the next issue, unless a digest may have arrived. Returns the number of deliveries. */
async function letGo(sql: Sql, givenUp: readonly GivenUp[]): Promise<number> {
  await freeRefused(
    sql,
    givenUp.filter(({ isUncertain }) => !isUncertain),
  );
  return givenUp.length;
}

/**
 * Deletes the deliveries created before then that were sent, cancelled or given up, but not those by which a conversation is heard and its copies are
 * found: they go with it. Returns how many.
 */
export async function deleteDeliveriesBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`
    delete from delivery d where state in ('sent', 'cancelled', 'dead') and created_at < ${before}
      and not exists (select 1 from conversation_copy c where c.delivery = d.id)
      and not exists (
        select 1 from conversation_side s join conversation c on c.number = s.conversation
        where s.root = d.id and (c.ended_at is null or exists (select 1 from conversation_message m where m.conversation = c.number)))`;
  return count;
}

export type DeliveryCounts = {
  waiting: number;
  /** The deliveries that their readers have not fetched yet. */
  kept: number;
  sending: number;
  dead: number;
  oldestWaiting: Date | null;
};

/** Counts the deliveries that have not gone out. `oldestWaiting` is when the oldest of the waiting ones was written. */
export async function countDeliveries(sql: Sql): Promise<DeliveryCounts> {
  const [counts] = await sql<[DeliveryCounts]>`
    select count(*) filter (where state = 'waiting') as waiting,
      count(*) filter (where state = 'kept') as kept,
      count(*) filter (where state = 'sending') as sending,
      count(*) filter (where state = 'dead') as dead,
      min(created_at) filter (where state = 'waiting') as oldest_waiting
    from delivery where ${notGoneOut(sql)}`;
  return counts;
}

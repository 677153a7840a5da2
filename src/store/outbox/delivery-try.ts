import type { Place } from '#src/core/place.ts';
import type { Refusal } from '#src/core/refusal.ts';
import type { Sql } from '../database/client.ts';
import { toText } from '../database/json.ts';
import { freeRefused } from '../digests/refused-items.ts';
import type { Delivery } from './delivery.ts';
import type { Removal } from './outbox.ts';
import { withoutGone } from './removed-subjects.ts';
import { withStoredFiles } from './stored-files.ts';

/** A delivery at the beginning of a try. `isUncertain` tells of the tries before this one. */
export type DeliveryTry = Pick<
  Delivery,
  'id' | 'places' | 'place' | 'message' | 'mail' | 'isUncertain' | 'attempts' | 'dueAt'
> & {
  placeIndex: number;
  job: string;
  stream: string | null;
  /** How the platform knows the message whose thread it goes into; null where it goes into none, or that one did not arrive. */
  threadRef: string | null;
  /** The delivery whose message it takes the place of, and how the platform knows that; null where that did not arrive. */
  editOf: string | null;
  editRef: string | null;
  /** The message that it takes out of a chat; null where it brings one. */
  removal: Removal | null;
};

/** Lists the current places of these deliveries, by id; deleted deliveries are missing. */
export async function listPlaces(sql: Sql, ids: readonly string[]): Promise<Map<string, Place>> {
  const rows = await sql<{ id: string; place: Place }[]>`
    select id, places[place_index + 1] as place from delivery where id = any(${[...ids]})`;
  return new Map(rows.map(({ id, place }) => [id, place]));
}

/**
 * Notes that a try begins; from here on the message may have arrived. Null if there is nothing to do: it was sent, called off or given up, its
 * person is gone, or the job is a leftover of an earlier one. What it quotes and nobody may read by now is left out.
 */
export async function beginTry(
  sql: Sql,
  { id, job, now }: { id: string; job: string; now: Date },
): Promise<DeliveryTry | null> {
  const [row] = await sql<DeliveryTry[]>`
    update delivery d
    set state = 'sending', is_uncertain = true, attempts = d.attempts + 1, tried_at = ${now}
    from (select id, is_uncertain from delivery where id = ${id} for update) old
    where d.id = old.id and d.job = ${job} and d.state in ('waiting', 'sending')
    returning d.id, d.places, d.places[d.place_index + 1] as place, d.place_index, d.message, d.mail, old.is_uncertain, d.attempts,
      d.due_at, d.job, d.stream, d.edit_of, d.removal,
      (select ref from delivery t where t.id = d.thread_of) as thread_ref,
      (select ref from delivery t where t.id = d.edit_of) as edit_ref`;
  return row ? { ...row, message: await withStoredFiles(sql, await withoutGone(sql, row.message, false)) } : null;
}

/** It arrived, whatever has become of the row meanwhile. */
export async function saveSent(sql: Sql, id: string, { ref, now }: { ref: string; now: Date }): Promise<void> {
  await sql`
    update delivery set state = 'sent', is_uncertain = false, ref = ${toText(ref)}, sent_at = ${now} where id = ${id} and state <> 'sent'`;
}

/** There is nothing that it could change. */
export async function saveCalledOff(sql: Sql, { id, job }: DeliveryTry): Promise<void> {
  await sql`
    update delivery set state = 'cancelled', is_uncertain = false where id = ${id} and job = ${job} and state = 'sending'`;
}

/** Deletes a delivery that took something out of a chat, or never can: nothing more is kept of it. */
export async function deleteRemoval(sql: Sql, id: string): Promise<void> {
  await sql`delete from delivery where id = ${id} and removal is not null`;
}

type Failure = { code: string; message: string; refusal: Refusal };

/**
 * Saves what becomes of a delivery after a try that failed. False if it is not this try's any more: called off, or gone with its person. `counts` is
 * whether it counts as a try; `job` the next job that may work on it.
 */
export async function saveRetry(
  sql: Sql,
  { id, job, attempts }: DeliveryTry,
  next: { failure: Failure; job: string; isUncertain: boolean; counts: boolean },
): Promise<boolean> {
  const { failure, isUncertain, counts } = next;
  const { count } = await sql`
    update delivery set state = 'waiting', job = ${next.job}, is_uncertain = ${isUncertain}, attempts = attempts - ${counts ? 0 : 1},
      error_code = ${toText(failure.code)}, error = ${toText(failure.message)}
    where id = ${id} and job = ${job} and attempts = ${attempts} and state = 'sending'`;
  return count > 0;
}

/** The place refused for good: the next one's turn. Null where no job is needed: it is kept for its reader, or it is not this try's any more. */
export async function saveNextPlace(
  sql: Sql,
  { id, job, attempts }: DeliveryTry,
  next: { failure: Failure; job: string; placeIndex: number; isKept: boolean },
): Promise<Place | null> {
  const [row] = await sql<{ place: Place }[]>`
    update delivery set state = ${next.isKept ? 'kept' : 'waiting'}, job = ${next.job}, is_uncertain = false, attempts = 0, place_index = ${next.placeIndex},
      error_code = ${toText(next.failure.code)}, error = ${toText(next.failure.message)}
    where id = ${id} and job = ${job} and attempts = ${attempts} and state = 'sending'
    returning places[place_index + 1] as place`;
  return next.isKept ? null : (row?.place ?? null);
}

/** Gives up a delivery. The next digest includes the items of a given-up one, unless it may have arrived. */
export async function saveDead(
  sql: Sql,
  { id, job, attempts }: DeliveryTry,
  { failure, isUncertain }: { failure: Failure; isUncertain: boolean },
): Promise<void> {
  const dead = await sql<Pick<Delivery, 'recipient' | 'purpose' | 'period'>[]>`
    update delivery set state = 'dead', is_uncertain = ${isUncertain}, error_code = ${toText(failure.code)}, error = ${toText(failure.message)},
      refused_as = ${failure.refusal}, told_at = null
    where id = ${id} and job = ${job} and attempts = ${attempts} and state = 'sending'
    returning recipient, purpose, period`;
  if (!isUncertain) await freeRefused(sql, dead);
}

/** Another job's turn, later. False if the first is not its job any more. */
export async function moveToJob(sql: Sql, id: string, { from, to }: { from: string; to: string }): Promise<boolean> {
  const { count } = await sql`
    update delivery set job = ${to} where id = ${id} and job = ${from} and state in ('waiting', 'sending')`;
  return count > 0;
}

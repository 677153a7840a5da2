import { randomUUID } from 'node:crypto';
import type { Place } from '#src/core/place.ts';
import type { Sql } from '../database/client.ts';
import { addJobs } from './delivery-job.ts';
import type { Queue } from './queue.ts';

/** Locks streams: until the transaction ends nobody else writes to them, or finishes a delivery of them. */
export async function lockStreams(sql: Sql, streams: readonly string[]): Promise<void> {
  // In one order, so that two who need several cannot wait for each other.
  for (const stream of [...new Set(streams)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`stream ${stream}`}, 0))`;
}

/**
 * Gives new deliveries their places in their streams, which are locked. Returns who may go out now: what is in no stream, and what no earlier one of
 * its stream goes before.
 */
export async function placeInStreams(
  sql: Sql,
  deliveries: readonly { id: string; stream: string | null }[],
): Promise<(id: string) => boolean> {
  const placed = deliveries.filter(({ stream }) => stream !== null).map(({ id }) => id);
  if (placed.length === 0) return () => true;
  await sql`
    update delivery set position = numbered.position
    from (select id, nextval('delivery_position') as position from unnest(${placed}::text[]) with ordinality as given (id, place) order by place) numbered
    where delivery.id = numbered.id`;
  const waiting = await sql<{ id: string }[]>`
    select id from delivery d
    where id = any(${placed}) and exists (
      select 1 from delivery e where e.stream = d.stream and e.position < d.position and e.state in ('waiting', 'sending'))`;
  const isWaiting = new Set(waiting.map(({ id }) => id));
  return (id) => !isWaiting.has(id);
}

/** Gives the next in a stream its turn, once an earlier one is sent, given up or called off. The stream is locked. */
export async function addNextOf(sql: Sql, queue: Queue, stream: string): Promise<void> {
  const [next] = await sql<{ id: string; place: Place; state: string }[]>`
    select id, places[place_index + 1] as place, state from delivery
    where stream = ${stream} and state in ('waiting', 'sending') order by position limit 1`;
  if (next?.state !== 'waiting') return;
  const job = randomUUID();
  await sql`update delivery set job = ${job} where id = ${next.id}`;
  await addJobs(sql, queue, [{ id: job, delivery: next.id, place: next.place }]);
}

/** Lists the streams whose next delivery has waited since before then without a try: the one before it was called off or deleted. */
export async function listHeldStreams(sql: Sql, before: Date): Promise<string[]> {
  const rows = await sql<{ stream: string }[]>`
    select stream from (
      select distinct on (stream) stream, state, attempts, error_code, due_at from delivery
      where stream is not null and state in ('waiting', 'sending') order by stream, position) first
    where state = 'waiting' and attempts = 0 and error_code is null and due_at < ${before}`;
  return rows.map(({ stream }) => stream);
}

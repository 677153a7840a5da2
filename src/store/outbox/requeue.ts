import type { Place } from '#src/core/place.ts';
import type { Sql } from '../database/client.ts';
import { addJobs } from './delivery-job.ts';
import type { Queue } from './queue.ts';
import { addNextOf, lockStreams } from './stream.ts';

const atOnce = 1_000;

/**
 * Gives all that waits to go out a new job, in a database that came from a copy: its queue is empty, and what waited then may have gone out since, so that
 * the platform is asked first. Returns how many there are.
 */
export async function requeue(sql: Sql, queue: Queue, now: Date): Promise<number> {
  const waiting = await sql<{ id: string; job: string; place: Place; dueAt: Date; stream: string | null }[]>`
    update delivery set state = 'waiting', is_uncertain = true, job = gen_random_uuid() where state in ('waiting', 'sending')
    returning id, job, places[place_index + 1] as place, due_at, stream`;
  const alone = waiting.filter(({ stream }) => stream === null);
  for (let from = 0; from < alone.length; from += atOnce)
    await addJobs(
      sql,
      queue,
      alone.slice(from, from + atOnce).map(({ id, job, place, dueAt }) => ({
        ...{ id: job, delivery: id, place, delayMs: Math.max(0, dueAt.getTime() - now.getTime()) },
      })),
    );
  const streams = new Set(waiting.flatMap(({ stream }) => stream ?? []));
  await lockStreams(sql, [...streams]);
  for (const stream of streams) await addNextOf(sql, queue, stream);
  return waiting.length;
}

import { type Place, parsePlace } from '#src/core/place.ts';
import type { Sql } from '../database/client.ts';
import type { Queue } from './queue.ts';

/** The data of a queue job: only the id of its delivery, because the queue keeps jobs a while after a person's data is deleted. */
export type DeliveryJob = { delivery: string };

/** Each platform has its own, so that a slow one keeps no other waiting. */
export const queueOf = (platform: string) => `delivery.${platform}`;

/** Adds the queue jobs of deliveries. Called in the transaction that writes the deliveries. */
export async function addJobs(
  sql: Sql,
  queue: Queue,
  jobs: { id: string; delivery: string; place: Place; delayMs?: number }[],
): Promise<void> {
  const byQueue = Map.groupBy(jobs, ({ place }) => queueOf(parsePlace(place).platform));
  for (const [name, some] of byQueue)
    await queue.add(
      sql,
      name,
      some.map(({ id, delivery, delayMs = 0 }) => ({
        id,
        data: { delivery } satisfies DeliveryJob,
        delayMs,
      })),
    );
}

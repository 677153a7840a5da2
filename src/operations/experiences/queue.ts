import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { Waiting } from '#src/domain/experiences/review.ts';
import { queueOf } from '#src/domain/experiences/rights.ts';
import { countWaiting } from '#src/store/experiences/count.ts';
import { listWaiting } from '#src/store/experiences/review.ts';
import { requireReviewer } from './access.ts';
import { claimedSince } from './view.ts';

/** A page of the review queue. `count` is the length of the whole queue; `next` is the number after which the next page begins. */
export type ReviewQueue = { waiting: Waiting[]; count: number; next: number | null };

/**
 * A page of what waits for this reviewer, the oldest first. It begins behind the number `after`, so that what is reviewed meanwhile shifts
 * nothing.
 * @throws UserError where the person is no reviewer.
 */
export async function loadQueue(
  { sql, now }: AppContext,
  person: Person,
  { after, limit }: { after: number; limit: number },
): Promise<ReviewQueue> {
  requireReviewer(person);
  const filter = queueOf(person);
  const [found, count] = await Promise.all([
    listWaiting(sql, { ...filter, after, limit: limit + 1, claimedSince: claimedSince(now()) }),
    countWaiting(sql, filter),
  ]);
  const waiting = found.slice(0, limit);
  return { waiting, count, next: found.length > limit ? (waiting.at(-1)?.number ?? null) : null };
}

import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { QueueFilter, Waiting, WaitingList } from '#src/domain/experiences/review.ts';
import { queueOf } from '#src/domain/experiences/rights.ts';
import { countWaiting } from '#src/store/experiences/count.ts';
import {
  countWaitingByRegion,
  countWaitingThat,
  listWaiting,
  listWaitingLists,
} from '#src/store/experiences/review.ts';
import { requireReviewer } from './access.ts';
import { claimedSince } from './view.ts';

/**
 * A page of the review queue. `count` is the length of the whole queue, as it is narrowed down; `next` is the number after which the next page
 * begins. `lists` are those of which much waits, or the one that is asked for; `regions` are those of what waits.
 */
export type ReviewQueue = {
  waiting: Waiting[];
  count: number;
  next: number | null;
  lists: WaitingList[];
  regions: { region: string; count: number }[];
};

const mostLists = 3;
const mostRegions = 24;

/**
 * A page of what waits for this reviewer, the oldest first. It begins behind the number `after`, so that what is reviewed meanwhile shifts
 * nothing.
 * @throws UserError where the person is no reviewer.
 */
export async function loadQueue(
  { sql, now }: AppContext,
  person: Person,
  { after, limit, ...narrowed }: QueueFilter & { after: number; limit: number },
): Promise<ReviewQueue> {
  requireReviewer(person);
  const filter = { ...queueOf(person), ...narrowed };
  const isNarrowed = Object.values(narrowed).some((value) => value !== undefined);
  const since = claimedSince(now());
  const [found, count, lists, regions] = await Promise.all([
    listWaiting(sql, { ...filter, after, limit: limit + 1, claimedSince: since }),
    isNarrowed ? countWaitingThat(sql, filter) : countWaiting(sql, filter),
    listWaitingLists(sql, { ...filter, limit: mostLists, reviewer: person.id, claimedSince: since }),
    countWaitingByRegion(sql, { ...filter, limit: mostRegions }),
  ]);
  const waiting = found.slice(0, limit);
  return { waiting, count, lists, regions, next: found.length > limit ? (waiting.at(-1)?.number ?? null) : null };
}

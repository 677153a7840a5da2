import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Person } from '#src/core/person.ts';
import type { Judgement } from '#src/domain/experiences/criteria.ts';
import type { QueueFilter, WaitingList } from '#src/domain/experiences/review.ts';
import { queueOf } from '#src/domain/experiences/rights.ts';
import { listWaitingLists, publishWaiting } from '#src/store/experiences/review.ts';
import { requireReviewer } from './access.ts';
import { claimedSince } from './view.ts';

/** What waits of one list, perhaps of a region or a policy area alone. */
export type ListChoice = QueueFilter & { list: number };

/** So many are published at once. */
const batchSize = 1_000;

/**
 * Finds what waits of a list; null where nothing does.
 * @throws UserError where the person is no reviewer.
 */
export async function findWaitingList(
  { sql, now }: Pick<AppContext, 'sql' | 'now'>,
  person: Person,
  choice: ListChoice,
): Promise<WaitingList | null> {
  requireReviewer(person);
  const filter = { ...queueOf(person), ...choice };
  const asked = { ...filter, limit: 1, reviewer: person.id, claimedSince: claimedSince(now()) };
  const [found] = await listWaitingLists(sql, asked);
  return found ?? null;
}

/**
 * Publishes what waits of a list, with what the reviewer found of it as a whole. What a member claimed, another reviewer works on or would
 * rather have changed stays. `left` is what still waits of it. Needs a transaction.
 * @throws UserError where the person is no reviewer.
 */
export async function publishList(
  context: Pick<AppContext, 'sql' | 'now'>,
  choice: ListChoice,
  { verdicts, notes }: Judgement,
  { person, now }: Call,
): Promise<{ published: number; left: WaitingList | null }> {
  requireReviewer(person);
  const published = await publishWaiting(context.sql, {
    ...queueOf(person),
    ...choice,
    limit: batchSize,
    reviewer: person.id,
    claimedSince: claimedSince(now),
    judged: { on: now.toISOString().slice(0, 10), verdicts, notes },
    now,
  });
  return { published: published.length, left: await findWaitingList(context, person, choice) };
}

import type { AppContext } from '#src/context.ts';
import { latenessMs } from '#src/domain/digests/next-due.ts';
import { skipOverdueIssues } from '#src/store/digests/issue-state.ts';
import { mendDue } from './mend-due.ts';
import { sendApproved } from './send-approved.ts';
import { type Batch, sendDue } from './send-due.ts';
import { createSnapshots } from './snapshots.ts';

/** Bounds what one transaction holds; the memory of a run does not grow with the number of subscribers. */
const batchSize = 500;
/** While the database works on one batch, another is composed. */
const workers = 2;
const mostSkipped = 10_000;

/**
 * Composes what is due and hands it to the outbox, with what staff approved, a batch a transaction: issue, items, delivery and the next due
 * instant at once. Returns how many had been due at a wrong time, and how many were held too long.
 */
export async function sendAllDigests(
  context: AppContext,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<{ mended: number; skipped: number }> {
  const batch: Batch = { now, limit: batchSize, snapshotAt: createSnapshots(context.catalogue) };
  const work = async (send: typeof sendDue) => {
    let sent = batchSize;
    while (sent > 0 && !signal.aborted) sent = await send(context, batch);
  };
  await Promise.all(Array.from({ length: workers }, () => work(sendDue)));
  await work(sendApproved);
  const mended = await mendDue(context, batch);
  const skipped = await skipOverdueIssues(context.sql, new Date(now.getTime() - latenessMs), mostSkipped);
  return { mended, skipped };
}

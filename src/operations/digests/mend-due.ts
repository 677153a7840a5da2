import type { AppContext } from '#src/context.ts';
import { findNextIssue } from '#src/domain/digests/subscription.ts';
import { listPeriods } from '#src/store/digests/issue.ts';
import { deleteSkippedAfter } from '#src/store/digests/issue-state.ts';
import { claimDueAfter, saveNextDue } from '#src/store/digests/subscription.ts';

const dayMs = 24 * 3_600_000;
/** A week, and what clocks that leap may add to it. */
const farthestMs = 8 * dayMs;

/**
 * A clock that was ahead leaves next times that lie far away, and weeks to come that count as missed. Both are put right, for up to `limit`
 * subscriptions. What went out early stays gone out. Returns how many were due at a wrong time.
 */
export async function mendDue(context: AppContext, { now, limit }: { now: Date; limit: number }): Promise<number> {
  return context.withTransaction(async (sql) => {
    const far = await claimDueAfter(sql, new Date(now.getTime() + farthestMs), limit);
    await deleteSkippedAfter(
      sql,
      far.map(({ id }) => id),
      now,
    );
    const mended: { id: number; nextDue: Date }[] = [];
    for (const subscription of far) {
      const nextDue = findNextIssue(subscription, now, await listPeriods(sql, subscription.id));
      // A week whose issue went out early is left out, also by who asked for it.
      if (subscription.nextDue && nextDue < subscription.nextDue) mended.push({ id: subscription.id, nextDue });
    }
    await saveNextDue(sql, mended);
    return mended.length;
  });
}

import type { AppContext } from '#src/context.ts';
import { claimApproved, saveSkipped } from '#src/store/digests/issue.ts';
import { listSteering } from '#src/store/digests/override.ts';
import { listSubscriptionsById } from '#src/store/digests/subscription.ts';
import { handOver, type Ready } from './hand-over.ts';
import type { Batch } from './send-due.ts';

/** Hands over up to `limit` held issues that staff approved, but not to who wants, or may be sent, nothing now. Returns how many there were. */
export async function sendApproved(context: AppContext, { limit }: Pick<Batch, 'limit'>): Promise<number> {
  return context.withTransaction(async (sql) => {
    const issues = await claimApproved(sql, limit);
    const subscriptions = new Map(
      (
        await listSubscriptionsById(
          sql,
          issues.map(({ subscription }) => subscription),
        )
      ).map((subscription) => [subscription.id, subscription]),
    );
    const steering = await listSteering(sql, issues);
    const ready = issues.flatMap((issue, index): Ready[] => {
      const subscription = subscriptions.get(issue.subscription);
      if (!issue.digest || !subscription || subscription.state !== 'active') return [];
      return [
        { subscription, digest: issue.digest, issue, steering: steering[index] ?? { opening: null, note: null } },
      ];
    });
    const going = new Set(ready.map(({ issue }) => issue.id));
    await saveSkipped(
      sql,
      issues.map(({ id }) => id).filter((id) => !going.has(id)),
    );
    await handOver(context, sql, ready);
    return issues.length;
  });
}

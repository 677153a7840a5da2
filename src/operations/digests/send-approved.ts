import type { AppContext } from '#src/context.ts';
import { isEmptyDigest } from '#src/domain/digests/compose.ts';
import { listGoneKeys, listSubjects, withoutSubjects } from '#src/domain/digests/digest.ts';
import { noOverride } from '#src/domain/digests/override.ts';
import { claimApproved } from '#src/store/digests/issue.ts';
import { saveSkipped } from '#src/store/digests/issue-state.ts';
import { deleteTold } from '#src/store/digests/item.ts';
import { listSubscriptionsById } from '#src/store/digests/subscription.ts';
import { holdForgetting, listGone } from '#src/store/outbox/removed-subjects.ts';
import { handOver, type Ready } from './hand-over.ts';
import { loadOverrides } from './override.ts';
import type { Batch } from './send-due.ts';

/** Hands over up to `limit` held issues that staff approved, but not to who wants, or may be sent, nothing now. Returns how many there were. */
export async function sendApproved(context: AppContext, { limit }: Pick<Batch, 'limit'>): Promise<number> {
  return context.withTransaction(async (sql) => {
    await holdForgetting(sql);
    const issues = await claimApproved(sql, limit);
    const subscriptions = new Map(
      (
        await listSubscriptionsById(
          sql,
          issues.map(({ subscription }) => subscription),
        )
      ).map((subscription) => [subscription.id, subscription]),
    );
    const overrides = await loadOverrides(sql, issues);
    // What was withdrawn, archived or deleted while it was held is left out.
    const gone = await listGone(
      sql,
      issues.flatMap(({ digest }) => (digest ? listSubjects(digest) : [])),
    );
    const empty: number[] = [];
    const ready = issues.flatMap((issue, index): Ready[] => {
      const subscription = subscriptions.get(issue.subscription);
      if (!issue.digest || !subscription || subscription.state !== 'active') return [];
      const digest = withoutSubjects(issue.digest, gone);
      if (isEmptyDigest(digest.parts) && !subscription.tellsEmpty) {
        empty.push(issue.id);
        return [];
      }
      return [{ subscription, digest, issue, override: overrides[index] ?? noOverride }];
    });
    const going = new Set([...ready.map(({ issue }) => issue.id), ...empty]);
    await saveSkipped(sql, empty, 'empty');
    for (const { id, digest } of issues) if (digest) await deleteTold(sql, id, listGoneKeys(digest, gone));
    await saveSkipped(
      sql,
      issues.map(({ id }) => id).filter((id) => !going.has(id)),
    );
    await handOver(context, sql, ready);
    return issues.length;
  });
}

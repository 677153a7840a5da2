import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { OwnDigest } from '#src/domain/digests/view.ts';
import { listIssues } from '#src/store/digests/issue.ts';
import { listSubscriptions } from '#src/store/digests/subscription.ts';
import { findDeliveryStatus } from './delivery-status.ts';

/** The subscriptions of somebody that did not end, each with its last issue. */
export async function listOwnDigests({ sql }: Pick<AppContext, 'sql'>, { id }: Person): Promise<OwnDigest[]> {
  const subscriptions = await listSubscriptions(sql, id);
  return Promise.all(
    subscriptions.map(async (subscription) => {
      const [issue] = await listIssues(sql, subscription.id, 1);
      return { subscription, last: issue ? { issue, status: await findDeliveryStatus(sql, issue) } : null };
    }),
  );
}

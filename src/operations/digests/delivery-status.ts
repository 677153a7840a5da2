import type { DeliveryStatus, Issue } from '#src/domain/digests/issue.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findDeliveryFor } from '#src/store/outbox/delivery.ts';

/** Finds the reason why an issue has not arrived; null if it arrived or was not handed over. */
export async function findDeliveryStatus(
  sql: Sql,
  { state, subscription, period }: Issue,
): Promise<DeliveryStatus | null> {
  if (state !== 'sent') return null;
  const delivery = await findDeliveryFor(sql, { recipient: `subscription:${subscription}`, purpose: 'digest', period });
  switch (delivery?.state) {
    case 'waiting':
    case 'sending':
      return 'going';
    case 'kept':
    case 'dead':
      return delivery.state;
    default:
      return null;
  }
}

import type { Sql } from '#src/store/database/database.ts';
import type { Issue } from '#src/store/digests/issue.ts';
import { findDeliveryFor } from '#src/store/outbox/delivery.ts';

/** What keeps an issue that was handed over from having arrived: it is on its way, kept until its reader comes, or was given up. */
export type Fate = 'going' | 'kept' | 'dead';

/** Null for one that arrived or was not handed over. */
export async function findFate(sql: Sql, { state, subscription, period }: Issue): Promise<Fate | null> {
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

import { completeActivity, type NewActivity } from '#src/domain/activity/activity.ts';
import { insertActivities } from '#src/store/activity/activity.ts';
import type { Sql } from '#src/store/database/database.ts';

/**
 * Records what happened: seen by readers if the transaction of `sql` ends well, and not otherwise. What the transaction is caused by is written beside it.
 * Needs a transaction.
 */
export async function record(sql: Sql, ...activities: NewActivity[]): Promise<void> {
  if (activities.length > 0) await insertActivities(sql, activities.map(completeActivity));
}

import type { AppContext } from '#src/context.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { deleteActivitiesBefore } from '#src/store/activity/activity.ts';

const atOnce = 5_000;

/** Deletes activities that have been kept long enough. Returns how many. */
export async function forgetActivities({ sql }: Pick<AppContext, 'sql'>, now: Date): Promise<number> {
  const before = daysAgo(now, keptDays.activities);
  let deleted = 0;
  for (let count = atOnce; count === atOnce; deleted += count)
    count = await deleteActivitiesBefore(sql, before, atOnce);
  return deleted;
}

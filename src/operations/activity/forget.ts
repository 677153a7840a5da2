import type { AppContext } from '#src/context.ts';
import { deleteActivitiesBefore } from '#src/store/activity/activity.ts';

/** Days that activities are kept: a year can be compared with the one before. */
const keptDays = 400;
const dayMs = 24 * 3_600_000;
const atOnce = 5_000;

/** Deletes activities that have been kept long enough. Returns how many. */
export async function forgetActivities({ sql }: Pick<AppContext, 'sql'>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * dayMs);
  let deleted = 0;
  for (let count = atOnce; count === atOnce; deleted += count)
    count = await deleteActivitiesBefore(sql, before, atOnce);
  return deleted;
}

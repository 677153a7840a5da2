import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { forgetActivities } from '#src/operations/activity/forget.ts';
import { forgetRuns } from '#src/operations/rules/forget.ts';

/** Deletes what happened, and what rules made of it, once it has been kept long enough. */
export const forgetOldActivities: Job<AppContext> = {
  name: 'forget-activities',
  every: 'day',
  offsetMinutes: 3 * 60 + 50,
  async run(context, { dueAt }) {
    const forgotten = await forgetActivities(context, dueAt);
    const runs = await forgetRuns(context, dueAt);
    if (runs > 0) context.logger.info({ runs }, 'forgot runs of rules that ended long ago');
    if (forgotten > 0) context.logger.info({ forgotten }, 'forgot what happened long ago');
  },
};

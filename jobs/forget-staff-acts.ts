import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { forgetOldActs } from '#src/operations/admin/acts.ts';

/** Deletes what staff did once it has been kept long enough. */
export const forgetStaffActs: Job<AppContext> = {
  name: 'forget-staff-acts',
  every: 'day',
  offsetMinutes: 3 * 60 + 55,
  async run(context, { dueAt }) {
    const forgotten = await forgetOldActs(context, dueAt);
    if (forgotten > 0) context.logger.info({ forgotten }, 'forgot what staff did long ago');
  },
};

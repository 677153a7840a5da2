import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { forgetOldInvitations } from '#src/operations/invitations/invite.ts';

/** Deletes invitations long after they could be taken. */
export const forgetInvitations: Job<AppContext> = {
  name: 'forget-invitations',
  every: 'day',
  offsetMinutes: 4 * 60 + 5,
  async run(context, { dueAt }) {
    const forgotten = await forgetOldInvitations(context, dueAt);
    if (forgotten > 0) context.logger.info({ forgotten }, 'forgot invitations that were over long ago');
  },
};

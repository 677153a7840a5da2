import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { recordTroubles as record } from '#src/operations/activity/record-troubles.ts';

/** Records which parts of this server came into trouble, or out of it. */
export const recordTroubles: Job<AppContext> = {
  name: 'record-troubles',
  every: 'minute',
  isShared: true,
  run: (context) => record(context, context.now()),
};

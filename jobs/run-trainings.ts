import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { runTrainings as run } from '#src/operations/trainings/run-trainings.ts';

/** Reminds of trainings, ends them, and lets waiting lists move up. Every server runs it: a step is claimed by a row lock. */
export const runTrainings: Job<AppContext> = {
  name: 'run-trainings',
  every: 'minute',
  isShared: true,
  run: (context, { signal }) => run(context, { now: context.now(), signal }),
};

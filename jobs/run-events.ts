import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { runEvents as run } from '#src/operations/events/run-events.ts';

/**
 * Plans events and moves them with the clock. Every server runs it: a step is claimed by a row lock, so that
 * no two servers repeat it, and a server that died delays nothing.
 */
export const runEvents: Job<AppContext> = {
  name: 'run-events',
  every: 'minute',
  isShared: true,
  run: (context, { signal }) => run(context, { now: context.now(), signal }),
};

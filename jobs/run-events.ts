import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { runEvents as run } from '#src/operations/events/run-events.ts';

/** Plans events and moves them with the clock. Each step is done once by its row, so every server does it: one that died holds up nothing. */
export const runEvents: Job<AppContext> = {
  name: 'run-events',
  every: 'minute',
  isShared: true,
  run: (context, { signal }) => run(context, { now: context.now(), signal }),
};

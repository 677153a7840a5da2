import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { askStillTrue as ask } from '#src/operations/experiences/still-true.ts';

/** Asks authors whether what was published a year ago is still true. */
export const askStillTrue: Job<AppContext> = {
  name: 'ask-still-true',
  every: 'day',
  // In the morning of most members.
  offsetMinutes: 7 * 60 + 20,
  run: (context) => ask(context, { now: context.now() }),
};

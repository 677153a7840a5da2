import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { runIntroductions as run } from '#src/operations/introductions/tick.ts';

/** Reminds who was asked, tells what did not work out, and brings together who both said yes. */
export const runIntroductions: Job<AppContext> = {
  name: 'run-introductions',
  every: 'minute',
  run: (context, { signal }) => run(context, { now: context.now(), signal }),
};

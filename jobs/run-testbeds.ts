import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { runTestbeds as run } from '#src/operations/testbeds/run-testbeds.ts';

/** Asks at check-ins of testbeds, and their hosts at half time and at the end. Every server runs it: a testbed is claimed by a row lock. */
export const runTestbeds: Job<AppContext> = {
  name: 'run-testbeds',
  every: 'minute',
  isShared: true,
  run: (context, { signal }) => run(context, { now: context.now(), signal }),
};

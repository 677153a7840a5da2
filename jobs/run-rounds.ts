import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { runRounds as run } from '#src/operations/rounds/run-rounds.ts';

/** Reminds of rounds, matches those that are due, matches again who was declined, and asks whether people met. */
export const runRounds: Job<AppContext> = {
  name: 'run-rounds',
  every: 'minute',
  run: (context, { signal }) => run(context, { now: context.now(), signal }),
};

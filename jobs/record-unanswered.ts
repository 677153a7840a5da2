import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { recordUnanswered as record } from '#src/operations/questions/record-unanswered.ts';

/** Records which questions nobody has answered for days. */
export const recordUnanswered: Job<AppContext> = {
  name: 'record-unanswered',
  every: 'hour',
  offsetMinutes: 25,
  async run(context) {
    await record(context, context.now());
  },
};

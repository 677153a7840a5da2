import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { remindOfCalls as remind } from '#src/operations/calls/remind.ts';

/** Tells who follows a call or its policy area that it closes in 14 or 3 days. */
export const remindOfCalls: Job<AppContext> = {
  name: 'remind-of-calls',
  every: 'day',
  // In the morning of most members.
  offsetMinutes: 6 * 60 + 50,
  async run(context) {
    await remind(context, { now: context.now() });
  },
};

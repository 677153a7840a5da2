import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { refreshFeeds } from '#src/operations/calls/feeds.ts';

/** Reads the feeds of calls that are due. */
export const refreshCalls: Job<AppContext> = {
  name: 'refresh-calls',
  every: 'hour',
  offsetMinutes: 40,
  async run(context, { signal }) {
    const done = await refreshFeeds(context, { now: context.now(), signal });
    if (done.read + done.unchanged + done.failed > 0) context.logger.info(done, 'read feeds of calls');
  },
};

import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { sendAllDigests } from '#src/operations/digests/send.ts';

/** Sends the digests that are due, or that staff approved. */
export const sendDigests: Job<AppContext> = {
  name: 'send-digests',
  every: 'minute',
  async run(context, { signal }) {
    const { mended, skipped } = await sendAllDigests(context, { now: context.now(), signal });
    if (mended > 0)
      context.logger.warn({ digests: mended }, 'the next due date of digests was wrong; it was computed anew');
    if (skipped > 0)
      context.logger.warn({ issues: skipped }, 'digests were skipped: they were still held at their deadline');
  },
};

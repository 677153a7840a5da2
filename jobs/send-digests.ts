import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { latenessMs } from '#src/domain/digests/schedule.ts';
import { sendApproved } from '#src/operations/digests/send-approved.ts';
import { sendDue } from '#src/operations/digests/send-due.ts';
import { createMoments } from '#src/operations/digests/snapshots.ts';
import { skipOverdueIssues } from '#src/store/digests/issue.ts';
import { mendDue } from './digests/mend-due.ts';

/** Bounds what one transaction holds; the memory of a run does not grow with the number of subscribers. */
const batchSize = 500;
/** While the database works on one batch, another is composed. */
const lanes = 2;

/** Composes what is due and hands it to the outbox, a batch a transaction: issue, items, delivery and the next due instant at once. */
export const sendDigests: Job<AppContext> = {
  name: 'send-digests',
  every: 'minute',
  async run(context, { signal }) {
    const now = context.now();
    const momentAt = createMoments(context.catalogue);
    const work = async (send: typeof sendDue) => {
      let sent = batchSize;
      while (sent > 0 && !signal.aborted) sent = await send(context, { now, limit: batchSize, momentAt });
    };
    await Promise.all(Array.from({ length: lanes }, () => work(sendDue)));
    await work(sendApproved);
    const mended = await mendDue(context, { now, limit: batchSize });
    if (mended > 0)
      context.logger.warn({ digests: mended }, 'digests were due far from their week, and are again in time');
    const skipped = await skipOverdueIssues(context.sql, new Date(now.getTime() - latenessMs), 10_000);
    if (skipped > 0) context.logger.warn({ issues: skipped }, 'digests were held past their deadline');
  },
};

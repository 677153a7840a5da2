import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { deleteDeliveriesBefore, endOnPages, giveUpKept, giveUpStranded } from '#src/store/outbox/delivery.ts';

/** Longer than any delivery is retried. */
const strandedDays = 3;

export const tidyOutbox: Job<AppContext> = {
  name: 'tidy-outbox',
  every: 'day',
  offsetMinutes: 3 * 60 + 20,
  async run({ sql, mailPlatform, logger }, { dueAt }) {
    const before = (days: number) => daysAgo(dueAt, days);
    const stranded = await giveUpStranded(sql, before(strandedDays));
    if (mailPlatform !== null) await endOnPages(sql, mailPlatform, before(keptDays.unfetchedMessages));
    const unfetched = await giveUpKept(sql, before(keptDays.unfetchedMessages));
    const old = await deleteDeliveriesBefore(sql, before(keptDays.sentMessages));
    if (stranded > 0) logger.warn({ deliveries: stranded }, 'no server takes these deliveries; /outbox shows them');
    if (unfetched > 0) logger.warn({ deliveries: unfetched }, 'nobody came for these deliveries; /outbox shows them');
    if (old > 0) logger.info({ deliveries: old }, 'forgot deliveries of long ago');
  },
};

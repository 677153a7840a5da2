import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { deleteDeliveriesBefore, endOnPages, giveUpKept, giveUpStranded } from '#src/store/outbox/delivery.ts';

const dayMs = 24 * 3_600_000;
/** Longer than any delivery is retried. */
const strandedMs = 3 * dayMs;
/** How long a message waits to be fetched from a prompt or page. */
const unfetchedMs = 90 * dayMs;
/** How long a sent message can be shown as it was sent. */
const keptMs = 400 * dayMs;

export const tidyOutbox: Job<AppContext> = {
  name: 'tidy-outbox',
  every: 'day',
  offsetMinutes: 3 * 60 + 20,
  async run({ sql, mailPlatform, logger }, { dueAt }) {
    const before = (ms: number) => new Date(dueAt.getTime() - ms);
    const stranded = await giveUpStranded(sql, before(strandedMs));
    if (mailPlatform !== null) await endOnPages(sql, mailPlatform, before(unfetchedMs));
    const unfetched = await giveUpKept(sql, before(unfetchedMs));
    const old = await deleteDeliveriesBefore(sql, before(keptMs));
    if (stranded > 0) logger.warn({ deliveries: stranded }, 'no server takes these deliveries; /outbox shows them');
    if (unfetched > 0) logger.warn({ deliveries: unfetched }, 'nobody came for these deliveries; /outbox shows them');
    if (old > 0) logger.info({ deliveries: old }, 'forgot deliveries of long ago');
  },
};

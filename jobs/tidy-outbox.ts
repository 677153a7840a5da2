import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { deleteDeliveriesBefore, giveUpKept, giveUpStranded } from '#src/store/outbox/delivery.ts';

const DAY_MS = 24 * 3_600_000;
/** Longer than what is tried is tried. */
const STRANDED_MS = 3 * DAY_MS;
/** So long what is for a prompt or a page that nobody opens waits. */
const UNFETCHED_MS = 90 * DAY_MS;
/** So long what was sent can be shown as it was sent. */
const KEPT_MS = 400 * DAY_MS;

export const tidyOutbox: Job<AppContext> = {
  name: 'tidy-outbox',
  every: 'day',
  offsetMinutes: 3 * 60 + 20,
  async run({ sql, logger }, { dueAt }) {
    const before = (ms: number) => new Date(dueAt.getTime() - ms);
    const stranded = await giveUpStranded(sql, before(STRANDED_MS));
    const unfetched = await giveUpKept(sql, before(UNFETCHED_MS));
    const old = await deleteDeliveriesBefore(sql, before(KEPT_MS));
    if (stranded > 0) logger.warn({ deliveries: stranded }, 'no server takes these deliveries; /outbox shows them');
    if (unfetched > 0) logger.warn({ deliveries: unfetched }, 'nobody came for these deliveries; /outbox shows them');
    if (old > 0) logger.info({ deliveries: old }, 'forgot deliveries of long ago');
  },
};

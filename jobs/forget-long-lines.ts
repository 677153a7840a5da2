import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { deleteLinesBefore, sealLines } from '#src/store/bot/line.ts';

/** Lines per call of `sealLines`. */
const atOnce = 500;

/** Encrypts command lines of buttons that an earlier version kept as plain text, and deletes old ones. A long line is one that does not fit into a button. */
export const forgetLongLines: Job<AppContext> = {
  name: 'forget-long-lines',
  every: 'day',
  offsetMinutes: 3 * 60 + 10,
  async run({ sql, logger }, { dueAt, signal }) {
    while ((await sealLines(sql, atOnce)) === atOnce && !signal.aborted);
    const lines = await deleteLinesBefore(sql, daysAgo(dueAt, keptDays.longLines));
    if (lines > 0) logger.info({ lines }, 'forgot long lines of old buttons');
  },
};

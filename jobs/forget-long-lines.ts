import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { deleteLinesBefore, sealLines } from '#src/store/bot/line.ts';

/** Buttons of older messages are rarely pressed; they then say that they are too old. */
const keptMs = 180 * 24 * 60 * 60_000;
/** Lines per call of `sealLines`. */
const atOnce = 500;

/** Encrypts command lines of buttons that an earlier version kept as plain text, and deletes old ones. A long line is one that does not fit into a button. */
export const forgetLongLines: Job<AppContext> = {
  name: 'forget-long-lines',
  every: 'day',
  offsetMinutes: 3 * 60 + 10,
  async run({ sql, logger }, { dueAt, signal }) {
    while ((await sealLines(sql, atOnce)) === atOnce && !signal.aborted);
    const lines = await deleteLinesBefore(sql, new Date(dueAt.getTime() - keptMs));
    if (lines > 0) logger.info({ lines }, 'forgot long lines of old buttons');
  },
};

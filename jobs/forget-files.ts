import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { sweepFiles } from '#src/operations/experiences/attachments.ts';
import { deleteHeldFilesBefore } from '#src/store/experiences/held-file.ts';

/** Deletes files that no experience and no entry of the toolbox has any more, and those that waited for one too long. */
export const forgetFiles: Job<AppContext> = {
  name: 'forget-files',
  every: 'hour',
  offsetMinutes: 25,
  async run({ sql, files, logger, now }) {
    await deleteHeldFilesBefore(sql, daysAgo(now(), keptDays.heldFiles));
    const deleted = files === null ? 0 : await sweepFiles({ sql }, files, now());
    if (deleted > 0) logger.info({ files: deleted }, 'deleted files that nothing has any more');
  },
};

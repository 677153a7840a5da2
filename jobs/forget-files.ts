import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { sweepFiles } from '#src/operations/experiences/attachments.ts';

/** Deletes files that no experience has any more. */
export const forgetFiles: Job<AppContext> = {
  name: 'forget-files',
  every: 'hour',
  offsetMinutes: 25,
  async run({ sql, files, logger, now }) {
    const deleted = files === null ? 0 : await sweepFiles({ sql }, files, now());
    if (deleted > 0) logger.info({ files: deleted }, 'deleted files that no experience has any more');
  },
};

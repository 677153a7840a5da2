import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { deleteKeptAnswersBefore } from '#src/store/bot/kept-answer.ts';
import { deleteUnusedPictures } from '#src/store/bot/picture.ts';

/** A message that is looked up after a year still shows its picture. */
const keptMs = 400 * 24 * 60 * 60_000;

export const forgetPictures: Job<AppContext> = {
  name: 'forget-pictures',
  every: 'day',
  offsetMinutes: 3 * 60 + 30,
  async run({ sql, logger }, { dueAt }) {
    const pictures = await deleteUnusedPictures(sql, new Date(dueAt.getTime() - keptMs));
    const answers = await deleteKeptAnswersBefore(sql, new Date(dueAt.getTime() - keptMs));
    if (answers > 0) logger.info({ answers }, 'forgot kept answers of more than a year ago');
    if (pictures > 0) logger.info({ pictures }, 'forgot pictures that nobody asked for in a year');
  },
};

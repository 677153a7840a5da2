import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { deleteKeptAnswersBefore } from '#src/store/bot/kept-answer.ts';
import { deletePagePictures, deleteUnusedPictures } from '#src/store/bot/picture.ts';

/** Addresses of pages can be made up without an end. */
const mostOfPages = 20_000;

/** Deletes pictures that nobody asked for, pictures of pages, and kept answers. */
export const forgetPictures: Job<AppContext> = {
  name: 'forget-pictures',
  every: 'hour',
  offsetMinutes: 30,
  async run({ sql, logger }, { dueAt }) {
    const pictures = await deleteUnusedPictures(sql, daysAgo(dueAt, keptDays.pictures));
    const ofPages = await deletePagePictures(sql, daysAgo(dueAt, keptDays.pagePictures), mostOfPages);
    const answers = await deleteKeptAnswersBefore(sql, daysAgo(dueAt, keptDays.pictures));
    if (answers > 0) logger.info({ answers }, 'forgot kept answers of more than a year ago');
    if (ofPages > 0) logger.info({ pictures: ofPages }, 'forgot pictures of pages');
    if (pictures > 0) logger.info({ pictures }, 'forgot pictures that nobody asked for in a year');
  },
};

import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { deleteKeptAnswersBefore } from '#src/store/bot/kept-answer.ts';
import { deletePagePictures, deleteUnusedPictures } from '#src/store/bot/picture.ts';

/** A message that is looked up after a year still shows its picture, and a link to a kept answer still leads to it. */
const keptMs = 400 * 24 * 60 * 60_000;
/** Who reads a page asks for its pictures at once; addresses of pages can be made up without an end. */
const ofPagesMs = 7 * 24 * 60 * 60_000;
const mostOfPages = 20_000;

/** Deletes pictures that nobody asked for, pictures of pages, and kept answers. */
export const forgetPictures: Job<AppContext> = {
  name: 'forget-pictures',
  every: 'hour',
  offsetMinutes: 30,
  async run({ sql, logger }, { dueAt }) {
    const pictures = await deleteUnusedPictures(sql, new Date(dueAt.getTime() - keptMs));
    const ofPages = await deletePagePictures(sql, new Date(dueAt.getTime() - ofPagesMs), mostOfPages);
    const answers = await deleteKeptAnswersBefore(sql, new Date(dueAt.getTime() - keptMs));
    if (answers > 0) logger.info({ answers }, 'forgot kept answers of more than a year ago');
    if (ofPages > 0) logger.info({ pictures: ofPages }, 'forgot pictures of pages');
    if (pictures > 0) logger.info({ pictures }, 'forgot pictures that nobody asked for in a year');
  },
};

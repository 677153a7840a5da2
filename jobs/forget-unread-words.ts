import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { deleteRareUnreadWords } from '#src/store/bot/unread-word.ts';

/** Deletes words that nothing used and that came on one day only: they may be somebody's name, and teach nothing. */
export const forgetUnreadWords: Job<AppContext> = {
  name: 'forget-unread-words',
  every: 'day',
  offsetMinutes: 3 * 60 + 15,
  async run({ sql, logger }, { dueAt }) {
    const words = await deleteRareUnreadWords(sql, daysAgo(dueAt, keptDays.unreadWords));
    if (words > 0) logger.info({ words }, 'forgot words that came on one day only');
  },
};

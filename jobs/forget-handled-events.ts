import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { deleteClaimsBefore } from '#src/store/bot/claim.ts';
import { deleteConfirmationsBefore } from '#src/store/bot/confirmation.ts';
import { deleteShownBefore } from '#src/store/bot/form-shown.ts';
import { deleteHandledEventsBefore, forgetOutcomes } from '#src/store/bot/handled-event.ts';
import { deleteLinkTriesBefore } from '#src/store/people/link-try.ts';
import { deleteWritesBefore } from '#src/store/tokens/write.ts';

/** Deletes old outcomes, keys of programs' requests, handled events, claims and link tries, confirmations that have expired, and what forms showed a day ago. */
export const forgetHandledEvents: Job<AppContext> = {
  name: 'forget-handled-events',
  every: 'day',
  offsetMinutes: 3 * 60,
  async run({ sql, logger }, { dueAt }) {
    const before = daysAgo(dueAt, keptDays.handledEvents);
    await forgetOutcomes(sql, daysAgo(dueAt, keptDays.answersToEvents));
    const events = await deleteHandledEventsBefore(sql, before);
    const claims = await deleteClaimsBefore(sql, before);
    await deleteConfirmationsBefore(sql, dueAt);
    await deleteLinkTriesBefore(sql, before);
    await deleteShownBefore(sql, dueAt);
    await deleteWritesBefore(sql, daysAgo(dueAt, keptDays.answersToEvents));
    if (events + claims > 0) logger.info({ events, claims }, 'forgot what was handled long ago');
  },
};

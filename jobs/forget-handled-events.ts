import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { deleteClaimsBefore } from '#src/store/bot/claim.ts';
import { deleteConfirmationsBefore } from '#src/store/bot/confirmation.ts';
import { deleteShownBefore } from '#src/store/bot/form-shown.ts';
import { deleteHandledEventsBefore, forgetOutcomes } from '#src/store/bot/handled-event.ts';
import { deleteLinkTriesBefore } from '#src/store/people/link-try.ts';
import { deleteWritesBefore } from '#src/store/tokens/write.ts';

/** The time for which handled events, claims and link tries are kept. No platform repeats a delivery after more than a few days. */
const keptMs = 7 * 24 * 60 * 60_000;
/** The time for which outcomes of handled events are kept: longer than platforms repeat an event by themselves. */
const outcomesKeptMs = 24 * 60 * 60_000;

/** Deletes old outcomes, keys of programs' requests, handled events, claims and link tries, confirmations that have expired, and what forms showed a day ago. */
export const forgetHandledEvents: Job<AppContext> = {
  name: 'forget-handled-events',
  every: 'day',
  offsetMinutes: 3 * 60,
  async run({ sql, logger }, { dueAt }) {
    const before = new Date(dueAt.getTime() - keptMs);
    await forgetOutcomes(sql, new Date(dueAt.getTime() - outcomesKeptMs));
    const events = await deleteHandledEventsBefore(sql, before);
    const claims = await deleteClaimsBefore(sql, before);
    await deleteConfirmationsBefore(sql, dueAt);
    await deleteLinkTriesBefore(sql, before);
    await deleteShownBefore(sql, dueAt);
    await deleteWritesBefore(sql, new Date(dueAt.getTime() - outcomesKeptMs));
    if (events + claims > 0) logger.info({ events, claims }, 'forgot what was handled long ago');
  },
};

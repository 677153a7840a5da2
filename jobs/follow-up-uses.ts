import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { sendAuthorNotes } from '#src/operations/experiences/author-notes.ts';
import { askHowItWent } from '#src/operations/experiences/use.ts';

/** Asks who wanted to try something how it goes, and tells authors, once a month, what theirs led to. */
export const followUpUses: Job<AppContext> = {
  name: 'follow-up-uses',
  every: 'day',
  offsetMinutes: 7 * 60 + 40,
  async run(context) {
    const now = context.now();
    await askHowItWent(context, { now });
    await sendAuthorNotes(context, { now });
  },
};

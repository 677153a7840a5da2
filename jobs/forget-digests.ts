import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { deleteConfirmationRequestsBefore } from '#src/store/digests/confirmation-request.ts';
import { forgetIssues } from '#src/store/digests/issue-state.ts';
import { deleteSignUpsBefore } from '#src/store/digests/sign-up.ts';
import { deleteListsBefore } from '#src/store/digests/subscriber-list.ts';

/** Issues per statement, so that none holds its locks for long. */
const atOnce = 1_000;

export const forgetDigests: Job<AppContext> = {
  name: 'forget-digests',
  every: 'day',
  offsetMinutes: 3 * 60 + 40,
  async run({ sql, logger }, { dueAt, signal }) {
    const lists = await deleteListsBefore(sql, daysAgo(dueAt, keptDays.subscriberLists));
    await deleteSignUpsBefore(sql, daysAgo(dueAt, keptDays.signUps));
    await deleteConfirmationRequestsBefore(sql, daysAgo(dueAt, keptDays.signUps));
    let issues = 0;
    for (let count = atOnce; count === atOnce && !signal.aborted; issues += count)
      count = await forgetIssues(sql, daysAgo(dueAt, keptDays.digestIssues), atOnce);
    if (lists + issues > 0) logger.info({ lists, issues }, 'forgot digests of long ago and lists that were not taken');
  },
};

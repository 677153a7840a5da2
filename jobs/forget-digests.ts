import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { signUpDays } from '#src/operations/digests/sign-up.ts';
import { deleteConfirmationRequestsBefore } from '#src/store/digests/confirmation-request.ts';
import { forgetIssues } from '#src/store/digests/issue-state.ts';
import { deleteSignUpsBefore } from '#src/store/digests/sign-up.ts';
import { deleteListsBefore } from '#src/store/digests/subscriber-list.ts';

const dayMs = 24 * 60 * 60_000;
/** So long an issue can be read as it was sent, as long as its delivery is kept. */
const keptMs = 400 * dayMs;
/** The time for which uploaded lists that were never imported and confirmation requests that were never answered are kept. */
const shortlyKeptMs = 7 * dayMs;
/** Issues per statement, so that none holds its locks for long. */
const atOnce = 1_000;

export const forgetDigests: Job<AppContext> = {
  name: 'forget-digests',
  every: 'day',
  offsetMinutes: 3 * 60 + 40,
  async run({ sql, logger }, { dueAt, signal }) {
    const before = (ms: number) => new Date(dueAt.getTime() - ms);
    const lists = await deleteListsBefore(sql, before(shortlyKeptMs));
    await deleteSignUpsBefore(sql, before(signUpDays * dayMs));
    await deleteConfirmationRequestsBefore(sql, before(shortlyKeptMs));
    let issues = 0;
    for (let count = atOnce; count === atOnce && !signal.aborted; issues += count)
      count = await forgetIssues(sql, before(keptMs), atOnce);
    if (lists + issues > 0) logger.info({ lists, issues }, 'forgot digests of long ago and lists that were not taken');
  },
};

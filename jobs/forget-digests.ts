import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { deleteConfirmationRequestsBefore } from '#src/store/digests/confirmation-request.ts';
import { forgetIssues } from '#src/store/digests/issue-state.ts';
import { deleteListsBefore } from '#src/store/digests/list.ts';

const DAY_MS = 24 * 60 * 60_000;
/** So long an issue can be read as it was sent, as long as its delivery is kept. */
const KEPT_MS = 400 * DAY_MS;
/** A list of addresses that was looked at and not taken, and who was asked for a yes. */
const SHORTLY_KEPT_MS = 7 * DAY_MS;
/** Issues a statement, so that none holds its locks for long. */
const AT_ONCE = 1_000;

export const forgetDigests: Job<AppContext> = {
  name: 'forget-digests',
  every: 'day',
  offsetMinutes: 3 * 60 + 40,
  async run({ sql, logger }, { dueAt, signal }) {
    const before = (ms: number) => new Date(dueAt.getTime() - ms);
    const lists = await deleteListsBefore(sql, before(SHORTLY_KEPT_MS));
    await deleteConfirmationRequestsBefore(sql, before(SHORTLY_KEPT_MS));
    let issues = 0;
    for (let count = AT_ONCE; count === AT_ONCE && !signal.aborted; issues += count)
      count = await forgetIssues(sql, before(KEPT_MS), AT_ONCE);
    if (lists + issues > 0) logger.info({ lists, issues }, 'forgot digests of long ago and lists that were not taken');
  },
};

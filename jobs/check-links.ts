import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { askToVerify, checkLinks as check } from '#src/operations/tools/upkeep.ts';

/** Looks at the links of the toolbox that are due, and asks who looks after an entry whether it still holds. */
export const checkLinks: Job<AppContext> = {
  name: 'check-links',
  every: 'day',
  offsetMinutes: 5 * 60 + 10,
  async run(context, { signal }) {
    await askToVerify(context, { now: context.now() });
    const checked = await check(context, { now: context.now(), signal });
    if (checked.there + checked.broken + checked.unsure > 0) context.logger.info(checked, 'looked at links');
  },
};

import type { AppContext } from '#src/context.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { deleteRunsBefore } from '#src/store/rules/run.ts';

const atOnce = 1_000;

/** Deletes runs of rules that ended long ago, with their steps and answers. Returns how many. */
export async function forgetRuns({ sql }: Pick<AppContext, 'sql'>, now: Date): Promise<number> {
  let deleted = 0;
  for (let count = atOnce; count === atOnce; deleted += count)
    count = await deleteRunsBefore(sql, daysAgo(now, keptDays.ruleRuns), atOnce);
  return deleted;
}

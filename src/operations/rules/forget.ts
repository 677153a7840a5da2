import type { AppContext } from '#src/context.ts';
import { daysBefore } from '#src/domain/date.ts';
import { deleteRunsBefore } from '#src/store/rules/run.ts';

/** Days that runs are kept after their end: as long as what began them. */
const keptDays = 400;
const atOnce = 1_000;

/** Deletes runs of rules that ended long ago, with their steps and answers. Returns how many. */
export async function forgetRuns({ sql }: Pick<AppContext, 'sql'>, now: Date): Promise<number> {
  let deleted = 0;
  for (let count = atOnce; count === atOnce; deleted += count)
    count = await deleteRunsBefore(sql, daysBefore(now, keptDays), atOnce);
  return deleted;
}

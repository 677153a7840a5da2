import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { saveCurrentScores } from '#src/operations/scores/save.ts';

/** Works out all scores anew once figures have changed. */
export const computeScores: Job<AppContext> = {
  name: 'compute-scores',
  every: 'minute',
  async run(context) {
    const scores = await saveCurrentScores(context);
    if (scores !== null) context.logger.info({ scores }, 'computed scores of the figures as they are now');
  },
};

import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { closePassages } from '#src/operations/experiences/passage-consent.ts';

/** Takes words out of what waits for their author's yes for too long. */
export const closeUnansweredPassages: Job<AppContext> = {
  name: 'close-passages',
  every: 'hour',
  offsetMinutes: 35,
  async run(context) {
    const closed = await closePassages(context, context.now());
    if (closed > 0) {
      context.outbox.wake();
      context.logger.info({ passages: closed }, 'messages were not logged, because nobody said yes in time');
    }
  },
};

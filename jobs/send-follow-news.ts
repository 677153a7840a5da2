import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { sendFollowNews as send } from '#src/operations/experiences/follow.ts';

/** Tells people once a day what is new about what they follow. */
export const sendFollowNews: Job<AppContext> = {
  name: 'send-follow-news',
  every: 'day',
  offsetMinutes: 6 * 60 + 30,
  run: (context) => send(context, { now: context.now() }),
};

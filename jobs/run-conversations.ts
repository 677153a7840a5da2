import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { lookAfterConversations } from '#src/operations/conversations/look-after.ts';

/** Takes the words of whom was forgotten out of what others were sent, and lets what waits in vain go out. */
export const runConversations: Job<AppContext> = {
  name: 'run-conversations',
  every: 'minute',
  run: (context, { signal }) => lookAfterConversations(context, { now: context.now(), signal }),
};

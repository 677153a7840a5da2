import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { forgetOldMessages } from '#src/operations/conversations/look-after.ts';

/** Deletes what people said in conversations once it has been kept long enough. */
export const forgetConversations: Job<AppContext> = {
  name: 'forget-conversations',
  every: 'day',
  offsetMinutes: 3 * 60 + 35,
  async run(context, { dueAt }) {
    const forgotten = await forgetOldMessages(context, dueAt);
    if (forgotten.messages + forgotten.files > 0)
      context.logger.info(forgotten, 'forgot what was said in conversations');
  },
};

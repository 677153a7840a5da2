import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { forgetOldMessages } from '#src/operations/conversations/look-after.ts';

/** Deletes what people said in conversations once it has been kept long enough. */
export const forgetConversations: Job<AppContext> = {
  name: 'forget-conversations',
  every: 'day',
  offsetMinutes: 3 * 60 + 35,
  async run(context, { dueAt }) {
    const messages = await forgetOldMessages(context, dueAt);
    if (messages > 0) context.logger.info({ messages }, 'forgot what was said in conversations');
  },
};

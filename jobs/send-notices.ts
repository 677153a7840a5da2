import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { sendNotices as writeNotices } from '#src/operations/people/letterbox.ts';

/** Writes to who is reached by mail that something new is on their private page. */
export const sendNotices: Job<AppContext> = {
  name: 'send-notices',
  every: 'minute',
  run: (context, { signal }) => writeNotices(context, { now: context.now(), signal }),
};

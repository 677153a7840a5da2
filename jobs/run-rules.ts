import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { advanceRuns } from '#src/operations/rules/advance.ts';
import { beginRuns, beginScheduled, pauseChannelless, pauseWithoutOwner } from '#src/operations/rules/begin.ts';

/** Begins the rules that what happened concerns, and takes their runs on. Every server does it, so that one that died holds up nothing. */
export const runRules: Job<AppContext> = {
  name: 'run-rules',
  every: 'minute',
  isShared: true,
  async run(context, { signal }) {
    const now = context.now();
    const paused = await pauseWithoutOwner(context, now);
    if (paused > 0) context.logger.warn({ paused }, 'rules without an owner were paused');
    const channelless = await pauseChannelless(context, now);
    if (channelless > 0) context.logger.info({ paused: channelless }, 'rules whose channel is gone were paused');
    await beginRuns(context, now, signal);
    await beginScheduled(context, now);
    await advanceRuns(context, now, signal);
  },
};

import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { sendFollowUps } from '#src/operations/introductions/follow-up.ts';
import { routeOnward } from '#src/operations/introductions/route-question.ts';
import { runIntroductions as run } from '#src/operations/introductions/run-introductions.ts';

/** Reminds who was asked, tells what did not work out, brings together who both said yes, asks later whether they met, and brings unanswered questions to others. */
export const runIntroductions: Job<AppContext> = {
  name: 'run-introductions',
  every: 'minute',
  async run(context, { signal }) {
    const how = { now: context.now(), signal };
    await run(context, how);
    await sendFollowUps(context, how);
    await routeOnward(context, how);
  },
};

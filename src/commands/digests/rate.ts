import { z } from 'zod';
import { ratedMessage } from '#src/answers/digests/subscription.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { rateIssue } from '#src/operations/digests/rate.ts';
import { unlessRefused } from './done.ts';

/** Records a reader's verdict on an issue: from its recipient, or from anybody if it went to a channel. */
export const rate = subcommand({
  args: z.object({
    issue: argument.number(),
    verdict: argument.choice(['useful', 'not-useful']),
  }),
  visibility: 'private',
  hidden: true,
  writes: true,
  async run(context, { issue, verdict }, call) {
    const isUseful = verdict === 'useful';
    const { subscription } = unlessRefused(await rateIssue(context, call, issue, isUseful), call);
    return ratedMessage(subscription, isUseful, call.person.language);
  },
});

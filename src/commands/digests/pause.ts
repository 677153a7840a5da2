import { z } from 'zod';
import { pausedMessage, resumedMessage } from '#src/answers/digests/subscription.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { pauseSubscription, resumeSubscription } from '#src/operations/digests/pause.ts';
import { askerOf, unlessRefused, withMeant } from './done.ts';

const number = argument.number().optional();

export const pause = subcommand({
  args: z.object({
    subscription: number,
    weeks: argument.number().optional(),
  }),
  visibility: 'private',
  mayAlso: 'run-digests',
  writes: true,
  run: (context, { subscription: id, weeks }, call) => stop(context, id, call, 'pause', weeks ?? null),
});

export const snooze = subcommand({
  args: z.object({ subscription: number }),
  visibility: 'private',
  mayAlso: 'run-digests',
  writes: true,
  run: (context, { subscription: id }, call) => stop(context, id, call, 'snooze', 1),
});

function stop(context: AppContext, id: number | undefined, call: Call, name: string, weeks: number | null) {
  return withMeant(context, id, call, name, async (meant) => {
    const { subscription } = unlessRefused(await pauseSubscription(context, call, meant.id, weeks), call);
    return pausedMessage(subscription, call.person.language);
  });
}

export const resume = subcommand({
  args: z.object({ subscription: number }),
  visibility: 'private',
  mayAlso: 'run-digests',
  writes: true,
  run: (context, { subscription: id }, call) =>
    withMeant(context, id, call, 'resume', async (meant) => {
      const done = unlessRefused(await resumeSubscription(context, askerOf(call), meant.id), call);
      return resumedMessage(done, call.person.language);
    }),
});

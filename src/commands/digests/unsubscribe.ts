import { z } from 'zod';
import { endedMessage } from '#src/answers/digests/subscription.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { unsubscribePerson } from '#src/operations/digests/end.ts';
import { unlessRefused, withMeant } from './done.ts';

/** Ends it at once, without asking: a button in every digest says this. */
export const unsubscribe = subcommand({
  args: z.object({ subscription: argument.number().optional() }),
  visibility: 'private',
  mayAlso: 'run-digests',
  writes: true,
  run: (context, { subscription: id }, call) =>
    withMeant(context, id, call, 'unsubscribe', async (meant) => {
      const { isEnded } = unlessRefused(await unsubscribePerson(context, call, meant.id), call);
      return endedMessage(meant.id, isEnded, call.person.language);
    }),
});

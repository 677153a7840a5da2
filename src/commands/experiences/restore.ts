import { z } from 'zod';
import { restoredMessage } from '#src/answers/experiences/withdrawn.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { restoreExperience } from '#src/operations/experiences/withdraw.ts';

/** Puts back what was withdrawn; what was archived, for reviewers, to where it was before. */
export const restore = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  mayAlso: 'review',
  // A menu of Discord takes 25: a button says it.
  hidden: true,
  writes: true,
  run: async (context, { number }, call) =>
    restoredMessage(context, await restoreExperience(context, Number(number), call), call.person),
});

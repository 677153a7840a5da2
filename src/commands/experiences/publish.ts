import { z } from 'zod';
import { reviewedMessage } from '#src/answers/experiences/reviewed.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { publishExperience } from '#src/operations/experiences/review.ts';

/** Says that an experience was checked. The button names the version that was read. */
export const publish = subcommand({
  args: z.object({
    number: argument.experience(),
    revision: argument.number().optional(),
  }),
  visibility: 'private',
  requires: 'review',
  writes: true,
  async run(context, { number, revision }, call) {
    const done = await publishExperience(context, { number: Number(number), revision }, call);
    return reviewedMessage(context, done, call.person);
  },
});

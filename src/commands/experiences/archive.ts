import { z } from 'zod';
import { reviewedMessage } from '#src/answers/experiences/reviewed.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { button } from '#src/core/message.ts';
import { archiveExperience, findArchivable } from '#src/operations/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';

/** Takes an experience that has had its time out of sight, after asking; it is kept, and `restore` brings it back. */
export const archive = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  mayAlso: 'review',
  writes: true,
  asksFirst: true,
  async run(context, { number: said }, call) {
    const { person } = call;
    const { experience: texts, review } = textsFor(person.language);
    const found = await findArchivable(context, Number(said), person);
    if (found.type === 'standing') return reviewedMessage(context, found, person);
    const { number, title } = found.experience;
    return {
      ask: () => ({
        said: review.archive.ask({ number, title }),
        choices: [confirm(review.buttons.archive), button(texts.buttons.keep, `/experience show ${number}`)],
      }),
      act: async () => reviewedMessage(context, await archiveExperience(context, number, call), person),
    };
  },
});

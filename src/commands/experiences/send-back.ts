import { z } from 'zod';
import { describeStanding } from '#src/answers/experiences/history.ts';
import { describeClaimed, ownerlessMessage, reviewedMessage } from '#src/answers/experiences/reviewed.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { plainText } from '#src/core/markdown.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { findReturnable, sendBackExperience } from '#src/operations/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';

/** Gives an experience that waits for review back to its author, with a comment. */
export const sendBack = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  requires: 'review',
  async run(context, { number }, { person }) {
    const found = await findReturnable(context, Number(number), person);
    if (found.type === 'standing') return reviewedMessage(context, found, person);
    if (found.experience.author === null) return ownerlessMessage(found.experience, person);
    const { form, intro, label, hint } = textsFor(person.language).review.sendBack;
    const { experience } = found;
    return {
      ...form,
      title: form.title({ number: experience.number }),
      intro: intro({ title: experience.title }),
      fields: [
        {
          name: 'comment',
          type: 'long-text',
          label,
          hint,
          required: true,
          maxLength: experienceLimits.textCharacters,
        },
      ],
      values: {},
    };
  },
  async submit(context, { comment }, { number }, call) {
    const { person } = call;
    const done = await sendBackExperience(context, { number: Number(number), comment: String(comment) }, call);
    // Said at the field, so that what was written is not lost.
    if (done.type === 'standing') {
      const why = (done.isClaimed ? describeClaimed : describeStanding)(done.view, person);
      return { problems: { comment: plainText(why) } };
    }
    return reviewedMessage(context, done, person);
  },
});

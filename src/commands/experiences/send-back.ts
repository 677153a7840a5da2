import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { plainText } from '#src/core/markdown.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { saveExperienceLife } from '#src/store/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { readExperience } from './access.ts';
import { answerStanding, holdExperience, refuseOwn, sayStanding } from './review.ts';
import { answerReviewed } from './reviewed.ts';

/** Gives an experience that waits for review back to its author, with a comment. What is published is changed or archived instead. */
export const sendBack = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  requires: 'review',
  async run(context, { number }, { person }) {
    const { sendBack: texts } = textsFor(person.language).review;
    const experience = await readExperience(context, number, person);
    refuseOwn(experience, person);
    if (experience.withdrawnAt || experience.life !== 'submitted') return answerStanding(context, experience, person);
    return {
      ...texts.form(experience.number),
      intro: texts.intro(experience.title),
      fields: [
        {
          name: 'comment',
          type: 'long-text',
          label: texts.label,
          hint: texts.hint,
          required: true,
          maxLength: experienceLimits.textCharacters,
        },
      ],
      values: {},
    };
  },
  async submit(context, values, { number }, { person, now }) {
    const { experience } = await holdExperience(context, number, person);
    if (experience.withdrawnAt || experience.life !== 'submitted')
      return { problems: { comment: plainText(await sayStanding(context, experience, person)) } };
    const comment = String(values.comment);
    const saved = await saveExperienceLife(context.sql, experience.number, 'sent-back', {
      by: person.id,
      at: now,
      comment,
    });
    return answerReviewed(context, saved, 'sent-back', person, comment);
  },
});

import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { saveExperienceLife } from '#src/store/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { answerStanding, holdExperience, refuseOwn } from './review.ts';
import { answerReviewed } from './reviewed.ts';

/**
 * Says that an experience was checked. The button names the version that was read, so that nothing unread is published; what was sent back is
 * published only so.
 */
export const publish = subcommand({
  args: z.object({
    number: argument.experience(),
    revision: argument.number().optional(),
  }),
  visibility: 'private',
  requires: 'review',
  writes: true,
  async run(context, { number, revision }, { person, now }) {
    const held = await holdExperience(context, number, person);
    const { experience } = held;
    refuseOwn(experience, person);
    const { life, withdrawnAt } = experience;
    const isOther = revision !== undefined && revision !== held.revision;
    const canBe = life === 'submitted' || (life === 'sent-back' && revision !== undefined);
    if (withdrawnAt || isOther || !canBe) {
      const isEdited = isOther && life === 'submitted' && !withdrawnAt;
      const said = isEdited ? textsFor(person.language).review.changed(experience.number) : undefined;
      return answerStanding(context, experience, person, said);
    }
    const saved = await saveExperienceLife(context.sql, experience.number, 'published', { by: person.id, at: now });
    return answerReviewed(context, saved, 'published', person);
  },
});

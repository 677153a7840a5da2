import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { UserError } from '#src/core/errors.ts';
import { button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { listTransitions, saveExperienceLife } from '#src/store/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { answerStanding, holdExperience } from './review.ts';
import { answerReviewed, tellAuthor } from './reviewed.ts';

/** Takes an experience that has had its time out of sight, after asking; it is kept, and `restore` brings it back. */
export const archive = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  requires: 'review',
  writes: true,
  asksFirst: true,
  async run(context, { number }, { person, now }) {
    const { experience: texts, review } = textsFor(person.language);
    const { experience } = await holdExperience(context, number, person);
    const { title, life, withdrawnAt } = experience;
    if (withdrawnAt || life === 'archived') return answerStanding(context, experience, person);
    return {
      ask: () => ({
        said: review.archive.ask(experience.number, title),
        choices: [confirm(review.buttons.archive), button(texts.buttons.keep, `/experience show ${number}`)],
      }),
      async act() {
        const saved = await saveExperienceLife(context.sql, experience.number, 'archived', { by: person.id, at: now });
        return answerReviewed(context, saved, 'archived', person);
      },
    };
  },
});

/** Brings it back from the archive to where it was before; for reviewers. Needs a transaction. */
export async function bringBack(context: AppContext, number: string, person: Person, now: Date): Promise<Message> {
  const { review } = textsFor(person.language);
  const { experience } = await holdExperience(context, number, person);
  if (!isAllowed(person.role, 'review')) throw new UserError(review.archive.restoreByReviewer(experience.number));
  if (experience.life !== 'archived') return answerStanding(context, experience, person);
  const [last] = await listTransitions(context.sql, experience.number);
  const saved = await saveExperienceLife(context.sql, experience.number, last?.before ?? 'submitted', {
    by: person.id,
    at: now,
  });
  await tellAuthor(context, saved, 'restored', person, null);
  const opening = review.archive.restored(experience.number);
  return experienceCard(context, saved.experience, person, { opening, isReview: true });
}

import { type Review, reviewLetter } from '#src/answers/experiences/review-letter.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { ExperienceVersion } from '#src/domain/experiences/review.ts';
import { tellPerson } from '../people/notify-person.ts';

/**
 * Writes to the author what a reviewer did, once a version. To be called in the transaction it was saved in. Returns whom; null where it is
 * nobody's experience, or the author's own doing.
 */
export async function tellAuthor(
  context: AppContext,
  { experience, revision }: ExperienceVersion,
  review: Review,
): Promise<Person | null> {
  if (experience.author === review.reviewer.id) return null;
  return tellPerson(context, experience.author, {
    purpose: 'review',
    period: `experience ${experience.number}, version ${revision}`,
    write: ({ language }) => reviewLetter(experience, review, language),
  });
}

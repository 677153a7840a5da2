import { type Review, reviewLetter } from '#src/answers/experiences/review-letter.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { ExperienceVersion } from '#src/domain/experiences/review.ts';
import { tellPeople } from '../people/notify-person.ts';

/**
 * Writes to the authors what a reviewer did, once a version. To be called in the transaction it was saved in. Returns the author where
 * they are told; null where it is nobody's experience, or the author's own doing.
 */
export async function tellAuthor(
  context: AppContext,
  { experience, revision }: ExperienceVersion,
  review: Review,
): Promise<Person | null> {
  const { author, coAuthors } = experience;
  const authors = author === null ? coAuthors : [author, ...coAuthors];
  const told = await tellPeople(
    context,
    authors
      .filter((id) => id !== review.reviewer.id)
      .map((person) => ({
        person,
        purpose: 'review',
        period: `experience ${experience.number}, version ${revision}`,
        write: ({ language }: Person) => reviewLetter(experience, review, language),
      })),
  );
  return told.find(({ id }) => id === author) ?? null;
}

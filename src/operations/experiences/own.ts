import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Transition } from '#src/domain/experiences/review.ts';
import { listCoAuthored } from '#src/store/experiences/co-author.ts';
import { listExperiencesOfAuthor } from '#src/store/experiences/experience.ts';
import { listTransitions } from '#src/store/experiences/review.ts';

/** Sent-back ones are shown with their comment, at most so many. */
const mostSentBack = 25;

/** A person's experiences, newest first; `sentBack` are those they have to change, each with its history. */
export type OwnExperiences = {
  experiences: Experience[];
  sentBack: { experience: Experience; past: Transition[] }[];
};

export async function loadOwnExperiences({ sql }: AppContext, person: Person): Promise<OwnExperiences> {
  const logged = await listExperiencesOfAuthor(sql, person.id);
  const together = await listCoAuthored(sql, person.id);
  const experiences = [...logged, ...together].sort((one, other) => other.number - one.number);
  const back = experiences.filter(({ life, withdrawnAt }) => life === 'sent-back' && !withdrawnAt);
  const sentBack = back
    .slice(0, mostSentBack)
    .map(async (experience) => ({ experience, past: await listTransitions(sql, experience.number) }));
  return { experiences, sentBack: await Promise.all(sentBack) };
}

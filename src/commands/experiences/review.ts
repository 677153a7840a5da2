import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { mayReview } from '#src/domain/experiences/rights.ts';
import { listTransitions, lockExperience } from '#src/store/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { readExperience } from './access.ts';
import { describeStanding } from './history.ts';

/** An experience whole, to the reviewer alone, with what they can do about it. */
export const review = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  requires: 'review',
  hidden: true,
  async run(context, { number }, { person }) {
    const experience = await readExperience(context, number, person);
    const opening = mayReview(person, experience) ? undefined : textsFor(person.language).review.own(experience.number);
    return experienceCard(context, experience, person, { opening, isReview: true });
  },
});

/** Whose own is left out of what waits for them. */
export function queueOf({ id, role }: Person): { exceptOf: number | null } {
  return { exceptOf: isAllowed(role, 'administer') ? null : id };
}

/**
 * The experience of that number and its version, held until the transaction ends: of two who review at once the second sees what the first did.
 * @throws UserError where there is none.
 */
export async function holdExperience({ sql }: AppContext, number: string, { language }: Person) {
  const held = await lockExperience(sql, Number(number));
  if (held) return held;
  throw new UserError(textsFor(language).experience.unknown(Number(number)));
}

/** @throws UserError where it is the reviewer's own. */
export function refuseOwn(experience: Experience, person: Person): void {
  if (!mayReview(person, experience)) throw new UserError(textsFor(person.language).review.own(experience.number));
}

/** How it stands in the place of what was wanted, with what can be done now. */
export async function answerStanding(
  context: AppContext,
  experience: Experience,
  person: Person,
  said?: string,
): Promise<Message> {
  const opening = said ?? (await sayStanding(context, experience, person));
  return experienceCard(context, experience, person, { opening, isReview: true });
}

export async function sayStanding({ sql }: AppContext, experience: Experience, person: Person): Promise<string> {
  return describeStanding(experience, await listTransitions(sql, experience.number), person);
}

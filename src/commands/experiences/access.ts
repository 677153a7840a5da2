import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { mayChange, mayRead } from '#src/domain/experiences/rights.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';

/**
 * The experience of that number.
 * @throws UserError where there is none, or none that this person may read.
 */
export async function readExperience({ sql }: AppContext, number: string, person: Person): Promise<Experience> {
  const experience = await findExperience(sql, Number(number));
  if (experience && mayRead(person, experience)) return experience;
  throw new UserError(textsFor(person.language).experience.unknown(Number(number)));
}

/**
 * The experience of that number, for its author or a reviewer.
 * @throws UserError where this person may not change it.
 */
export async function changeableExperience(context: AppContext, number: string, person: Person): Promise<Experience> {
  const experience = await readExperience(context, number, person);
  if (mayChange(person, experience)) return experience;
  throw new UserError(textsFor(person.language).experience.notYours(experience.number));
}

import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { ExperienceVersion } from '#src/domain/experiences/review.ts';
import { isAuthor, mayChange, mayRead, mayReview } from '#src/domain/experiences/rights.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { holdVersion } from './versions.ts';

type Store = Pick<AppContext, 'sql'>;

/**
 * The experience of that number.
 * @throws UserError where there is none, or none that this person may read.
 */
export async function readExperience({ sql }: Store, number: number, person: Person): Promise<Experience> {
  const experience = await findExperience(sql, number);
  if (experience && mayRead(person, experience)) return experience;
  throw new UserError(textsFor(person.language).experience.unknown({ number }));
}

/**
 * The experience of that number, for its author or a reviewer.
 * @throws UserError where this person may not change it.
 */
export async function changeableExperience(context: Store, number: number, person: Person): Promise<Experience> {
  const experience = await readExperience(context, number, person);
  if (mayChange(person, experience)) return experience;
  throw new UserError(textsFor(person.language).experience.notYours({ number }));
}

/**
 * The experience of that number, whose text this person can change now.
 * @throws UserError where they may not, or it has to be restored before.
 */
export async function editableExperience(context: Store, number: number, person: Person): Promise<Experience> {
  const experience = await changeableExperience(context, number, person);
  const { experience: texts, review } = textsFor(person.language);
  if (experience.withdrawnAt) throw new UserError(texts.withdrawn.first({ number }));
  if (experience.life === 'archived') throw new UserError(review.archive.first({ number }));
  return experience;
}

/**
 * The experience of that number and its version, for a reviewer, held until the transaction ends: of two who review at once the second sees
 * what the first did.
 * @throws UserError where there is none, or the person is no reviewer.
 */
export async function holdForReview({ sql }: Store, number: number, person: Person): Promise<ExperienceVersion> {
  requireReviewer(person);
  const held = await holdVersion(sql, number);
  if (held) return held;
  throw new UserError(textsFor(person.language).experience.unknown({ number }));
}

/**
 * Holds an experience as `holdForReview` does, for its author too.
 * @throws UserError where there is none, or the person is neither its author nor a reviewer.
 */
export async function holdToArchive({ sql }: Store, number: number, person: Person): Promise<ExperienceVersion> {
  const held = await holdVersion(sql, number);
  if (!held || !isAuthor(person, held.experience)) requireReviewer(person);
  if (held) return held;
  throw new UserError(textsFor(person.language).experience.unknown({ number }));
}

/** @throws UserError where the person is no reviewer. */
export function requireReviewer({ role, language }: Person): void {
  if (!isAllowed(role, 'review')) throw new UserError(textsFor(language).bot.notAllowed);
}

/** @throws UserError where it is the reviewer's own. */
export function requireMayReview(experience: Experience, person: Person): void {
  if (!mayReview(person, experience))
    throw new UserError(textsFor(person.language).review.own({ number: experience.number }));
}

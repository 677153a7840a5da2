import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { isAuthor } from '#src/domain/experiences/rights.ts';
import { countAnswered, type SelfEvaluation } from '#src/domain/experiences/self-evaluation.ts';
import {
  deleteSelfEvaluation,
  findSelfEvaluation,
  listWithoutSelfEvaluation,
  saveSelfEvaluation,
} from '#src/store/experiences/self-evaluation.ts';
import { textsFor } from '#src/texts/index.ts';
import { readExperience } from './access.ts';

type Store = Pick<AppContext, 'sql'>;

/** Returns whether somebody may evaluate an experience as its owner: its authors, or staff where nobody here wrote it. */
export function maySelfEvaluate(person: Person, experience: Pick<Experience, 'author' | 'coAuthors'>): boolean {
  return isAuthor(person, experience) || (experience.author === null && isAllowed(person.role, 'run-digests'));
}

/**
 * The experience of that number, for who may evaluate it as its owner, and what was said of it before.
 * @throws UserError where they may not
 */
export async function readSelfEvaluable(
  context: Store,
  number: number,
  person: Person,
): Promise<{ experience: Experience; before: SelfEvaluation | null }> {
  const experience = await readExperience(context, number, person);
  if (!maySelfEvaluate(person, experience))
    throw new UserError(textsFor(person.language).selfEvaluation.notYours({ number }));
  return { experience, before: await findSelfEvaluation(context.sql, number) };
}

/** Saves what an owner says of their experience; where nothing is said, what was is taken away. @throws UserError where they may not */
export async function selfEvaluate(
  context: Store,
  number: number,
  said: Pick<SelfEvaluation, 'grades' | 'notes'>,
  { person, now }: Pick<Call, 'person' | 'now'>,
): Promise<SelfEvaluation | null> {
  await readSelfEvaluable(context, number, person);
  if (countAnswered(said) === 0) {
    await deleteSelfEvaluation(context.sql, number);
    return null;
  }
  const evaluation = { experience: number, ...said, savedAt: now };
  await saveSelfEvaluation(context.sql, evaluation, person.id);
  return evaluation;
}

/**
 * Loads what the owners of one or two experiences say of them, in that order; null for one that is not self-evaluated.
 * @throws UserError where one is none to read
 */
export async function loadSelfEvaluations(
  context: Store,
  numbers: readonly number[],
  person: Person,
): Promise<{ experience: Experience; evaluation: SelfEvaluation | null }[]> {
  return Promise.all(
    numbers.map(async (number) => ({
      experience: await readExperience(context, number, person),
      evaluation: await findSelfEvaluation(context.sql, number),
    })),
  );
}

/** Lists published experiences that lack a self-evaluation, for staff. @throws UserError where the person is not of the staff */
export async function loadWithoutSelfEvaluation({ sql }: Store, person: Person, limit: number) {
  if (!isAllowed(person.role, 'run-digests')) throw new UserError(textsFor(person.language).bot.notAllowed);
  return listWithoutSelfEvaluation(sql, limit);
}

import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { mayChange } from '#src/domain/experiences/rights.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { findAnswer } from '#src/store/questions/answer.ts';
import { findQuestion } from '#src/store/questions/question.ts';
import {
  deleteTranslation,
  listMemberTranslations,
  lockMemberTranslation,
  type MemberTranslation,
  openTranslation,
} from '#src/store/translations/translation.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';

const mostListed = 10;

/** Reads what a member wrote as a translation, for the authors of its original and for reviewers. @throws UserError where there is none, or it is not theirs to decide about */
export async function readTranslation(
  { sql }: Pick<AppContext, 'sql'>,
  id: number,
  person: Person,
): Promise<MemberTranslation> {
  const found = await lockMemberTranslation(sql, id);
  const authors = found && (await findAuthors({ sql }, found));
  if (found && authors && mayChange(person, authors)) return found;
  throw new UserError(textsFor(person.language).translation.gone);
}

/** Lets everybody read what a member wrote as a translation, or takes it away. @throws UserError as `readTranslation` */
export async function decideTranslation(
  context: AppContext,
  id: number,
  { isWanted, person }: { isWanted: boolean; person: Person },
): Promise<void> {
  await inTransaction(context, async (inside) => {
    const found = await readTranslation(inside, id, person);
    await (isWanted ? openTranslation(inside.sql, found.id) : deleteTranslation(inside.sql, found.id));
  });
}

/** Lists what members wrote as translations of a text, what waits first; nothing for who may not decide about them. */
export async function listToDecide(
  { sql }: Pick<AppContext, 'sql'>,
  original: { experience: number } | { question: number },
  authors: { author: number | null; coAuthors?: readonly number[] },
  person: Person,
): Promise<MemberTranslation[]> {
  return mayChange(person, authors) ? listMemberTranslations(sql, original, mostListed) : [];
}

async function findAuthors({ sql }: Pick<AppContext, 'sql'>, { experience, question, answer }: MemberTranslation) {
  if (experience !== null) return findExperience(sql, experience);
  if (question === null) return null;
  return answer === null ? findQuestion(sql, question) : findAnswer(sql, question, answer);
}

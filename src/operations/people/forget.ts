import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isOpen } from '#src/domain/experiences/experience.ts';
import type { OwnThings } from '#src/domain/people/person.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listExperiencesOfAuthor } from '#src/store/experiences/experience.ts';
import { findPerson } from '#src/store/people/person.ts';
import { listAnswersOfAuthor } from '#src/store/questions/answer.ts';
import { listQuestionsOfAuthor } from '#src/store/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';
import { forgetPersonalData } from '../personal-data.ts';
import { inTransaction } from '../transaction.ts';
import { hasOtherAdmin } from './admins.ts';

/** Counts a person's contributions to the network, and the data that only they can read. */
export async function countOwnThings(sql: Sql, person: number): Promise<OwnThings> {
  const [experiences, questions, answers] = await Promise.all([
    listExperiencesOfAuthor(sql, person),
    listQuestionsOfAuthor(sql, person),
    listAnswersOfAuthor(sql, person),
  ]);
  const isKept = ({ withdrawnAt }: { withdrawnAt: Date | null }) => withdrawnAt === null;
  const open = {
    experiences: experiences.filter(isOpen).length,
    questions: questions.filter(isKept).length,
    answers: answers.filter((each) => isKept(each) && !(each.byAsker && each.title === null)).length,
  };
  const all = experiences.length + questions.length + answers.length;
  return { open, others: all - open.experiences - open.questions - open.answers };
}

/**
 * Forgets somebody, with all that hangs on them; what they shared stays without their name, or goes too.
 * @throws UserError where nobody would be an admin then.
 */
export async function forgetPerson(
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  person: Person,
  { isKept, now }: { isKept: boolean; now: Date },
): Promise<void> {
  await inTransaction(context, async ({ sql }) => {
    const current = await findPerson(sql, person.id);
    if (current?.role === 'admin' && !(await hasOtherAdmin(sql, person.id)))
      throw new UserError(textsFor(person.language).me.forget.last);
    const removedTitle = (language: string) => textsFor(language).question.removed;
    await forgetPersonalData(sql, person.id, { isKept, now, removedTitle });
  });
}

import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { Question } from '#src/domain/questions/question.ts';
import { saveQuestionClosed } from '#src/store/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutQuestion } from './about.ts';
import { tellOwner } from './notify-owner.ts';
import { readChangeable } from './read.ts';

/**
 * Ends a question for good; it stays to be read. Whose it is is told where a reviewer did it. Nothing where it is closed already.
 * @throws UserError where it is withdrawn, or this person may not.
 */
export async function closeQuestion(
  context: AppContext,
  number: number,
  { person, now }: { person: Person; now: Date },
): Promise<Question> {
  return inTransaction(context, async (inside) => {
    const question = await readChangeable(inside, number, person, { isLocked: true });
    if (question.withdrawnAt) throw new UserError(textsFor(person.language).question.closing.restoreFirst({ number }));
    const closed = await saveQuestionClosed(inside.sql, number, now);
    if (closed) await record(inside.sql, { type: 'question.closed', ...aboutQuestion(closed, person.id, now) });
    if (closed) await tellOwner(inside, { what: 'closed', number }, { owner: question.author, by: person, now });
    return closed ?? question;
  });
}

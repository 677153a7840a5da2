import { answerLetter } from '#src/answers/questions/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Answer, AnswerRead, Question } from '#src/domain/questions/question.ts';
import type { Sql } from '#src/store/database/database.ts';
import { deleteCalledOff, deleteDeliveriesFor } from '#src/store/outbox/delivery.ts';
import { cancelDeliveries } from '#src/store/outbox/outbox.ts';
import { countAnswers } from '#src/store/questions/answer.ts';
import { tellPerson } from '../people/notify-person.ts';

const purpose = 'answer';

/**
 * Tells who asked of an answer, in their language and their direct messages: those it was asked from first, then their other accounts. To be
 * called in the answer's transaction. False where nobody is left to be told.
 */
export async function tellAsker(context: AppContext, question: Question, answer: AnswerRead): Promise<boolean> {
  const asker = await tellPerson(context, question.author, {
    recipient: recipientOf(question.number),
    purpose,
    period: String(answer.number),
    first: question.place,
    write: async (asker) =>
      answerLetter(context, { question, answer, counts: await countAnswers(context.sql, question.number) }, asker),
  });
  return asker !== null;
}

/** Calls off what was to be told of an answer, or of all to a question, and has not gone out yet. */
export async function cancelTelling({ sql }: AppContext, question: number, answer?: number): Promise<void> {
  await cancelDeliveries(sql, {
    recipient: recipientOf(question),
    purpose,
    ...(answer !== undefined && { period: String(answer) }),
  });
}

/** Tells of an answer that is back, if that was called off before who asked could be told. */
export async function tellAgain(context: AppContext, question: Question, answer: AnswerRead): Promise<void> {
  const key = { recipient: recipientOf(question.number), purpose, period: String(answer.number) };
  if (await deleteCalledOff(context.sql, key)) await tellAsker(context, question, answer);
}

/** Removes what was told, or is to be told, of answers that are removed themselves. */
export async function forgetTelling(sql: Sql, answers: readonly Pick<Answer, 'question' | 'number'>[]): Promise<void> {
  for (const { question, number } of answers)
    await deleteDeliveriesFor(sql, { recipient: recipientOf(question), purpose, period: String(number) });
}

const recipientOf = (question: number) => `question:${question}`;

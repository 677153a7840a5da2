import { answerLetter, answersLetter } from '#src/answers/questions/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Answer, AnswerRead, Question } from '#src/domain/questions/question.ts';
import type { Sql } from '#src/store/database/database.ts';
import { deleteCalledOff, deleteDeliveriesFor, findDeliveryState } from '#src/store/outbox/delivery.ts';
import { cancelDeliveries } from '#src/store/outbox/outbox.ts';
import { isQuotedTo, listRecent, type RecentDelivery, rewriteDelivery } from '#src/store/outbox/recent.ts';
import { findPerson } from '#src/store/people/person.ts';
import { countAnswers, listAnswers } from '#src/store/questions/answer.ts';
import { findQuestion } from '#src/store/questions/question.ts';
import { tellPerson } from '../people/notify-person.ts';

const purpose = 'answer';

/** So many answers to a question are told one by one within an hour; those beyond are told together at its end. */
const mostAlone = 3;
const hourMs = 3_600_000;
/** The most answers that are told together; of a question with more, its page has the rest. */
const mostTogether = 1_000;
/** What was told longer ago may not be kept any more. */
const longAgoMs = 30 * 24 * hourMs;

/**
 * Tells who asked of an answer, in their language and their direct messages: those it was asked from first, then their other accounts. To be
 * called in the answer's transaction. False where nobody is left to be told.
 */
export async function tellAsker(context: AppContext, question: Question, answer: AnswerRead): Promise<boolean> {
  const { sql } = context;
  const now = context.now();
  const key = { recipient: recipientOf(question.number), purpose };
  const recent = await listRecent(sql, key, new Date(now.getTime() - hourMs));
  const open = recent.find(isOpenTogether);
  if (open && question.author !== null) {
    await rewriteTogether(context, question, open, [...numbersOf(open), answer.number]);
    return true;
  }
  const [first] = recent;
  const isAlone = recent.length < mostAlone || !first;
  const period = isAlone ? String(answer.number) : `${together} ${answer.number}`;
  if (!isAlone) await deleteCalledOff(sql, { ...key, period });
  const asker = await tellPerson(context, question.author, {
    ...key,
    period,
    first: question.place,
    ...(!isAlone && { after: () => new Date(first.dueAt.getTime() + hourMs) }),
    write: async (asker) => {
      const counts = await countAnswers(sql, question.number);
      return isAlone
        ? answerLetter(context, { question, answer, counts }, asker)
        : answersLetter(context, { question, answers: [answer], counts }, asker);
    },
  });
  return asker !== null;
}

/** Lets what tells of several answers tell of these, as far as they can be read; calls it off where none is left. */
async function rewriteTogether(
  context: AppContext,
  question: Question,
  { period }: RecentDelivery,
  numbers: readonly number[],
): Promise<void> {
  const { sql } = context;
  const key = { recipient: recipientOf(question.number), purpose, period };
  const asker = question.author === null ? null : await findPerson(sql, question.author);
  const answers = (await listAnswers(sql, question.number, { limit: mostTogether })).filter(({ number }) =>
    numbers.includes(number),
  );
  if (answers.length === 0 || !asker) {
    await cancelDeliveries(sql, key);
    return;
  }
  const counts = await countAnswers(sql, question.number);
  await rewriteDelivery(sql, key, answersLetter(context, { question, answers, counts }, asker));
}

/** Calls off what was to be told of an answer, or of all to a question, and has not gone out yet. */
export async function cancelTelling(context: AppContext, question: number, answer?: number): Promise<void> {
  const { sql } = context;
  const key = { recipient: recipientOf(question), purpose };
  await cancelDeliveries(sql, { ...key, ...(answer !== undefined && { period: String(answer) }) });
  if (answer === undefined) return;
  const open = (await listRecent(sql, key, context.now())).find(
    (each) => isOpenTogether(each) && numbersOf(each).includes(answer),
  );
  const asked = open && (await findQuestion(sql, question));
  if (open && asked)
    await rewriteTogether(
      context,
      asked,
      open,
      numbersOf(open).filter((number) => number !== answer),
    );
}

/** Tells of an answer that is back, if that was called off before who asked could be told. */
export async function tellAgain(context: AppContext, question: Question, answer: AnswerRead): Promise<void> {
  if (answer.byAsker) return;
  const key = { recipient: recipientOf(question.number), purpose };
  const alone = { ...key, period: String(answer.number) };
  const isCalledOff = await deleteCalledOff(context.sql, alone);
  // What tells of several is called off as a whole, or goes on without this one.
  const wasTogether =
    !isCalledOff &&
    answer.answeredAt.getTime() > context.now().getTime() - longAgoMs &&
    (await findDeliveryState(context.sql, alone)) === null &&
    !(await isQuotedTo(context.sql, key, subjectOf(question.number, answer.number)));
  if (isCalledOff || wasTogether) await tellAsker(context, question, answer);
}

/** Removes what was told, or is to be told, of answers that are removed themselves. */
export async function forgetTelling(sql: Sql, answers: readonly Pick<Answer, 'question' | 'number'>[]): Promise<void> {
  for (const { question, number } of answers)
    await deleteDeliveriesFor(sql, { recipient: recipientOf(question), purpose, period: String(number) });
}

const together = 'together';
const isOpenTogether = ({ isOpen, period }: RecentDelivery) => isOpen && period.startsWith(`${together} `);
const subjectOf = (question: number, answer: number) => `answer:${question}:${answer}` as const;

function numbersOf({ quotes }: RecentDelivery): number[] {
  return (quotes ?? []).flatMap((subject) => (subject.startsWith('answer:') ? Number(subject.split(':')[2]) : []));
}

const recipientOf = (question: number) => `question:${question}`;

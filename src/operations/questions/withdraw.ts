import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { AnswerRead, Question } from '#src/domain/questions/question.ts';
import { listAnswers, saveAnswerWithdrawal } from '#src/store/questions/answer.ts';
import { findQuestion, saveQuestionWithdrawal } from '#src/store/questions/question.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutQuestion } from './about.ts';
import { cancelTelling, tellAgain } from './notify.ts';
import { tellOwner } from './notify-owner.ts';
import { readChangeable, readChangeableAnswer } from './read.ts';

/** The most answers sent to the asker again; of a question with more, they read the rest on its page. */
const mostToldAgain = 100;

type By = { person: Person; now: Date };
type Which = { question: number; answer: number };

/**
 * Takes a question out of sight; it is kept. What was to be told of its answers is called off, and whose it is is told where a reviewer did it.
 * @throws UserError where there is none, or this person may not.
 */
export async function withdrawQuestion(context: AppContext, number: number, { person, now }: By): Promise<void> {
  await inTransaction(context, async (inside) => {
    const question = await readChangeable(inside, number, person, { isLocked: true });
    const { author, withdrawnAt } = question;
    if (withdrawnAt) return;
    await record(inside.sql, { type: 'question.withdrawn', ...aboutQuestion(question, person.id, now) });
    await saveQuestionWithdrawal(inside.sql, number, now);
    await cancelTelling(inside, number);
    await tellOwner(inside, { what: 'withdrawn', number }, { owner: author, by: person, now });
  });
}

/**
 * The same with an answer.
 * @throws UserError where there is none, or this person may not.
 */
export async function withdrawAnswer(context: AppContext, which: Which, { person, now }: By): Promise<void> {
  await inTransaction(context, async (inside) => {
    const answer = await readChangeableAnswer(inside, which, person);
    if (answer.withdrawnAt) return;
    await saveAnswerWithdrawal(inside.sql, answer, now);
    await recordAnswer(inside, 'answer.withdrawn', answer, person, now);
    await cancelTelling(inside, which.question, which.answer);
    const change = { what: 'withdrawnAnswer', number: which.question, answer: which.answer } as const;
    await tellOwner(inside, change, { owner: answer.author, by: person, now });
  });
}

/**
 * Puts a question back to what it was; who asked is told what was called off. Null where it was not withdrawn.
 * @throws UserError where there is none, or this person may not.
 */
export async function restoreQuestion(context: AppContext, number: number, person: Person): Promise<Question | null> {
  return inTransaction(context, async (inside) => {
    const question = await readChangeable(inside, number, person, { isLocked: true });
    if (!question.withdrawnAt) return null;
    const restored = (await saveQuestionWithdrawal(inside.sql, number, null)) ?? question;
    await record(inside.sql, { type: 'question.restored', ...aboutQuestion(question, person.id, inside.now()) });
    for (const answer of await listAnswers(inside.sql, number, { limit: mostToldAgain }))
      await tellAgain(inside, restored, answer);
    return restored;
  });
}

/**
 * The same with an answer. `question` is null where that is withdrawn.
 * @throws UserError where there is none, or this person may not.
 */
export async function restoreAnswer(
  context: AppContext,
  which: Which,
  person: Person,
): Promise<{ question: Question | null; answer: AnswerRead } | null> {
  return inTransaction(context, async (inside) => {
    const answer = await readChangeableAnswer(inside, which, person);
    if (!answer.withdrawnAt) return null;
    await saveAnswerWithdrawal(inside.sql, answer, null);
    await recordAnswer(inside, 'answer.restored', answer, person, inside.now());
    const question = await findQuestion(inside.sql, which.question);
    if (!question || question.withdrawnAt) return { question: null, answer };
    await tellAgain(inside, question, answer);
    return { question, answer };
  });
}

async function recordAnswer(
  { sql }: Pick<AppContext, 'sql'>,
  type: 'answer.withdrawn' | 'answer.restored',
  { question, number, region }: AnswerRead,
  person: Person,
  at: Date,
): Promise<void> {
  const subject = `question:${question}` as const;
  await record(sql, { type, subject, actor: person.id, region, data: { answer: number }, at });
}

import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { mayChange } from '#src/domain/experiences/rights.ts';
import { type AnswerRead, isAnswerable, type Question } from '#src/domain/questions/question.ts';
import { mayReadQuestion } from '#src/domain/questions/rights.ts';
import { findAnswer } from '#src/store/questions/answer.ts';
import { findQuestion, lockQuestion } from '#src/store/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';

type Reading = Pick<AppContext, 'sql'>;

/** `isLocked`: until the transaction ends nobody else answers, closes or withdraws it. */
type How = { isLocked?: boolean };

/**
 * The question of that number.
 * @throws UserError where there is none, or none that this person may read.
 */
export async function readQuestion(
  { sql }: Reading,
  number: number,
  person: Person,
  { isLocked = false }: How = {},
): Promise<Question> {
  const question = await (isLocked ? lockQuestion : findQuestion)(sql, number);
  if (question && mayReadQuestion(person, question)) return question;
  throw new UserError(textsFor(person.language).question.unknown({ number }));
}

/**
 * The question of that number, for who asked or reviews.
 * @throws UserError where this person may not close or withdraw it.
 */
export async function readChangeable(
  context: Reading,
  number: number,
  person: Person,
  how: How = {},
): Promise<Question> {
  const question = await readQuestion(context, number, person, how);
  if (mayChange(person, question)) return question;
  throw new UserError(textsFor(person.language).question.notYours({ number }));
}

/**
 * The question of that number, to be answered.
 * @throws UserError where it is closed or withdrawn, or not for this person.
 */
export async function readAnswerable(
  context: Reading,
  number: number,
  person: Person,
  how: How = {},
): Promise<Question> {
  const question = await readQuestion(context, number, person, how);
  if (isAnswerable(question)) return question;
  const { cannotAnswer } = textsFor(person.language).question;
  throw new UserError((question.withdrawnAt ? cannotAnswer.withdrawn : cannotAnswer.closed)({ number }));
}

/**
 * An answer, for who gave it or reviews; also where its question was withdrawn.
 * @throws UserError where there is none, or this person may not withdraw it.
 */
export async function readChangeableAnswer(
  { sql }: Reading,
  { question: number, answer: which }: { question: number; answer: number },
  person: Person,
): Promise<AnswerRead> {
  const texts = textsFor(person.language).question;
  const answer = await findAnswer(sql, number, which);
  if (!answer) throw new UserError(texts.unknownAnswer({ number, answer: which }));
  if (mayChange(person, answer)) return answer;
  throw new UserError(texts.notYourAnswer({ number, answer: which }));
}

import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { mayChange } from '#src/domain/experiences/rights.ts';
import type { Question } from '#src/domain/questions/question.ts';
import type { Sql } from '#src/store/database/database.ts';
import { type AnswerRead, findAnswer } from '#src/store/questions/answer.ts';
import { findQuestion } from '#src/store/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';

type Find = (sql: Sql, number: number) => Promise<Question | null>;

/**
 * The question of that number; `find` may lock it.
 * @throws UserError where there is none, or none that this person may read.
 */
export async function readQuestion(
  { sql }: Pick<AppContext, 'sql'>,
  number: string,
  person: Person,
  find: Find = findQuestion,
): Promise<Question> {
  const question = await find(sql, Number(number));
  if (question && (question.withdrawnAt === null || mayChange(person, question))) return question;
  throw new UserError(textsFor(person.language).question.unknown(Number(number)));
}

/**
 * The question of that number, for who asked or reviews.
 * @throws UserError where this person may not close or withdraw it.
 */
export async function changeableQuestion(context: AppContext, number: string, person: Person): Promise<Question> {
  const question = await readQuestion(context, number, person);
  if (mayChange(person, question)) return question;
  throw new UserError(textsFor(person.language).question.notYours(question.number));
}

/**
 * An answer, for who gave it or reviews; also where its question was withdrawn.
 * @throws UserError where there is none, or this person may not withdraw it.
 */
export async function changeableAnswer(
  { sql }: AppContext,
  question: number,
  number: number,
  person: Person,
): Promise<AnswerRead> {
  const { question: texts } = textsFor(person.language);
  const answer = await findAnswer(sql, question, number);
  if (!answer) throw new UserError(texts.unknownAnswer(question, number));
  if (mayChange(person, answer)) return answer;
  throw new UserError(texts.notYourAnswer(question, number));
}

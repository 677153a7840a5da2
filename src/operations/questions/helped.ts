import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import type { AnswerRead, Question } from '#src/domain/questions/question.ts';
import { findAnswer, saveHelped, saveShownBy } from '#src/store/questions/answer.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { logExperience } from '../experiences/log.ts';
import { inTransaction } from '../transaction.ts';
import { aboutQuestion } from './about.ts';
import { readQuestion } from './read.ts';

type Which = { question: number; answer: number };

/**
 * Keeps whether an answer helped who asked.
 * @throws UserError where there is none, or this person did not ask.
 */
export async function rateAnswer(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'now'>,
  which: Which,
  hasHelped: boolean,
  person: Person,
): Promise<Question> {
  const { question, answer } = await readAnswer(context, which, person);
  const texts = textsFor(person.language).question;
  if (question.author !== person.id || answer.byAsker)
    throw new UserError(texts.rating.notYours({ number: question.number }));
  await inTransaction(context, async ({ sql, now }) => {
    await saveHelped(sql, answer, hasHelped);
    await record(sql, {
      ...{ type: 'answer.helped', ...aboutQuestion(question, person.id, now()) },
      data: { answer: answer.number, hasHelped },
    });
  });
  return question;
}

/**
 * Reads an answer of this person that is to become an experience, with its question.
 * @throws UserError where there is none, or it is another's.
 */
export async function readOwnAnswer(
  context: Pick<AppContext, 'sql'>,
  which: Which,
  person: Person,
): Promise<{ question: Question; answer: AnswerRead }> {
  const read = await readAnswer(context, which, person);
  if (read.answer.author === person.id) return read;
  const texts = textsFor(person.language).question;
  throw new UserError(texts.notYourAnswer({ number: which.question, answer: which.answer }));
}

/**
 * Logs an experience of what somebody answered; the answer names it from now on. Needs a transaction.
 * @throws UserError as `readOwnAnswer` does.
 */
export async function keepAnswer(
  context: AppContext,
  which: Which,
  fields: ExperienceFields,
  call: Parameters<typeof logExperience>[2],
): Promise<ExperienceView> {
  const { answer } = await readOwnAnswer(context, which, call.person);
  const { view } = await logExperience(context, fields, call);
  await saveShownBy(context.sql, answer, view.experience.number);
  return view;
}

async function readAnswer(context: Pick<AppContext, 'sql'>, which: Which, person: Person) {
  const question = await readQuestion(context, which.question, person);
  const answer = await findAnswer(context.sql, which.question, which.answer);
  if (answer && answer.withdrawnAt === null) return { question, answer };
  const texts = textsFor(person.language).question;
  throw new UserError(texts.unknownAnswer({ number: which.question, answer: which.answer }));
}

import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import type { Question, QuestionFields } from '#src/domain/questions/question.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import { findSameQuestion, insertQuestion } from '#src/store/questions/question.ts';
import { record } from '../activity/record.ts';
import { aboutQuestion } from './about.ts';

/**
 * Asks the network. Answers are told at `place`, the direct messages it was asked from, first. `isBefore`: this person has an open question in the same words, which is the
 * one. Needs a transaction.
 */
export async function askQuestion(
  { sql }: Pick<AppContext, 'sql'>,
  fields: QuestionFields,
  { person, place, now }: { person: Person; place: Place | null; now: Date },
): Promise<{ question: Question; isBefore: boolean }> {
  const own = { ...fields, author: person.id };
  await takeTurn(sql, `ask ${person.id}`);
  const before = await findSameQuestion(sql, own);
  if (before) return { question: before, isBefore: true };
  const question = await insertQuestion(sql, { ...own, place, language: person.language }, now);
  const data = { language: question.language };
  await record(sql, { type: 'question.asked', ...aboutQuestion(question, person.id, now), data });
  return { question, isBefore: false };
}

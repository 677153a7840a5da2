import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import type { Question, QuestionFields } from '#src/domain/questions/question.ts';
import { insertQuestion } from '#src/store/questions/question.ts';

/** Asks the network. Answers are told at `place`, the direct messages it was asked from, first. */
export async function askQuestion(
  { sql }: Pick<AppContext, 'sql'>,
  fields: QuestionFields,
  { person, place, now }: { person: Person; place: Place | null; now: Date },
): Promise<Question> {
  return insertQuestion(sql, { ...fields, author: person.id, place, language: person.language }, now);
}

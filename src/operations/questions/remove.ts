import type { Sql } from '#src/store/database/database.ts';
import {
  clearQuestionPlaces,
  deleteUnanswered,
  emptyQuestion,
  lockQuestionsOfAuthor,
} from '#src/store/questions/question.ts';

/**
 * Removes what a person asked, or only what of it was taken back. A question that others answered stays for what they wrote: closed, without
 * what was asked, under the title that `titleOf` gives for its language. Returns which were removed. Needs a transaction.
 */
export async function removeQuestions(
  sql: Sql,
  author: number,
  { which, titleOf, now }: { which: 'all' | 'withdrawn'; titleOf: (language: string) => string; now: Date },
): Promise<number[]> {
  // Locked first: what is answered meanwhile is seen by the statements behind.
  const chosen = await lockQuestionsOfAuthor(sql, author, which);
  for (const { number, language } of chosen)
    if (!(await deleteUnanswered(sql, number))) await emptyQuestion(sql, number, { title: titleOf(language), now });
  await clearQuestionPlaces(sql, author);
  return chosen.map(({ number }) => number);
}

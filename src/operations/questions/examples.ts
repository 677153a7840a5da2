import type { Answer, QuestionFields } from '#src/domain/questions/question.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import { deleteExampleExperiences } from '#src/store/experiences/examples.ts';
import { insertAnswer } from '#src/store/questions/answer.ts';
import {
  countExampleQuestions,
  deleteExampleQuestions,
  hasExampleQuestions,
  lockQuestions,
} from '#src/store/questions/examples.ts';
import { insertQuestion } from '#src/store/questions/question.ts';
import { checkMark } from '../experiences/examples.ts';

/** An invented question with its answers. */
export type ExampleQuestion = QuestionFields & { language: string; answers: Pick<Answer, 'content' | 'region'>[] };

/** Adds example questions, all or none; none if there are some already. Returns how many were added. */
export async function insertExampleQuestions(
  database: Database,
  questions: readonly ExampleQuestion[],
  now: Date,
): Promise<number> {
  return database.withTransaction(async (sql) => {
    await lockQuestions(sql);
    if (await hasExampleQuestions(sql)) return 0;
    for (const { answers, ...example } of questions) {
      checkMark(example.title);
      const { language } = example;
      const { number } = await insertQuestion(sql, { ...example, author: null, place: null, isExample: true }, now);
      for (const answer of answers)
        await insertAnswer(
          sql,
          { ...answer, question: number, author: null, byAsker: false, language, experience: null },
          now,
        );
    }
    return questions.length;
  });
}

/** Removes all examples, and nothing else: a question that a member answered stays. Returns how many were removed and stayed. */
export async function deleteExamples(sql: Sql): Promise<{ removed: number; answered: number }> {
  const experiences = await deleteExampleExperiences(sql);
  const questions = await deleteExampleQuestions(sql);
  return { removed: experiences + questions, answered: await countExampleQuestions(sql) };
}

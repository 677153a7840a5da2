import type { ExperienceDetails } from '#src/domain/experiences/details.ts';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import type { Answer, QuestionFields } from '#src/domain/questions/question.ts';
import type { Database, Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';
import { insertExperience } from '../experiences/experience.ts';
import { insertAnswer } from './answer.ts';
import { insertQuestion } from './question.ts';

/** An invented experience to look at the product with. */
export type Example = ExperienceFields & { language: string; details?: ExperienceDetails };

/** An invented question with its answers. */
export type ExampleQuestion = QuestionFields & { language: string; answers: Pick<Answer, 'content' | 'region'>[] };

export const exampleMark = '[Example]';

/** Adds examples, all or none; none if there are some already. Returns how many were added. */
export async function insertExamples(database: Database, examples: readonly Example[], now: Date): Promise<number> {
  return database.withTransaction(async (sql) => {
    await sql`lock table experience in share row exclusive mode`;
    const [known] = await sql`select 1 from experience where is_example limit 1`;
    if (known) return 0;
    for (const { details, ...example } of examples) {
      checkMark(example.title);
      const { number } = await insertExperience(sql, { ...example, author: null, isExample: true }, now);
      // Nobody reviews them: what is marked as an example is shown to everybody at once.
      await sql`
        update experience set life = 'published'${details ? sql`, details = ${toJson(sql, details)}` : sql``} where number = ${number}`;
    }
    return examples.length;
  });
}

/** The same for questions. */
export async function insertExampleQuestions(
  database: Database,
  questions: readonly ExampleQuestion[],
  now: Date,
): Promise<number> {
  return database.withTransaction(async (sql) => {
    await sql`lock table question in share row exclusive mode`;
    const [known] = await sql`select 1 from question where is_example limit 1`;
    if (known) return 0;
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

function checkMark(title: string): void {
  if (!title.startsWith(exampleMark)) throw new Error(`The example “${title}” is not marked as one.`);
}

/** Removes the examples, and nothing else: a question that a member answered stays. Returns how many were removed and stayed. */
export async function deleteExamples(sql: Sql): Promise<{ removed: number; answered: number }> {
  const experiences = await sql`delete from experience where is_example`;
  const questions = await sql`
    delete from question q where is_example and not exists (
      select 1 from question_answer where question = q.number and author is not null)`;
  const [left] = await sql<[{ count: number }]>`select count(*) from question where is_example`;
  return { removed: experiences.count + questions.count, answered: left.count };
}

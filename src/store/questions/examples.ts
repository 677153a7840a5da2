import type { Sql } from '../database/database.ts';

/** Keeps everybody else from writing questions until the transaction ends. */
export async function lockQuestions(sql: Sql): Promise<void> {
  await sql`lock table question in share row exclusive mode`;
}

export async function hasExampleQuestions(sql: Sql): Promise<boolean> {
  const [known] = await sql`select 1 from question where is_example limit 1`;
  return known !== undefined;
}

/** Removes the examples that no member answered; returns how many. */
export async function deleteExampleQuestions(sql: Sql): Promise<number> {
  const deleted = await sql`
    delete from question q where is_example and not exists (
      select 1 from question_answer where question = q.number and author is not null)`;
  return deleted.count;
}

export async function countExampleQuestions(sql: Sql): Promise<number> {
  const [left] = await sql<[{ count: number }]>`select count(*) from question where is_example`;
  return left.count;
}

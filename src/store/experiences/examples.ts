import type { ExperienceDetails } from '#src/domain/experiences/details.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** Keeps everybody else from writing experiences until the transaction ends. */
export async function lockExperiences(sql: Sql): Promise<void> {
  await sql`lock table experience in share row exclusive mode`;
}

export async function hasExampleExperiences(sql: Sql): Promise<boolean> {
  const [known] = await sql`select 1 from experience where is_example limit 1`;
  return known !== undefined;
}

/** Shows an example to everybody at once: nobody reviews what is marked as one. */
export async function publishExample(sql: Sql, number: number, details: ExperienceDetails): Promise<void> {
  await sql`update experience set life = 'published', details = ${toJson(sql, details)} where number = ${number}`;
}

/** Removes the examples; returns how many. */
export async function deleteExampleExperiences(sql: Sql): Promise<number> {
  const deleted = await sql`delete from experience where is_example`;
  return deleted.count;
}

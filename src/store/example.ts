import type { ExperienceFields } from '#src/domain/experience.ts';
import type { ExperienceDetails } from '#src/domain/experience-details.ts';
import type { Database, Sql } from './db.ts';
import { insertExperience } from './experience.ts';
import { toJson } from './json.ts';

/** An invented experience to look at the product with. */
export type Example = ExperienceFields & { language: string; details?: ExperienceDetails };

export const exampleMark = '[Example]';

/** Adds examples, all or none; none if there are some already. Returns how many were added. */
export async function insertExamples(database: Database, examples: readonly Example[], now: Date): Promise<number> {
  return database.withTransaction(async (sql) => {
    await sql`lock table experience in share row exclusive mode`;
    const [known] = await sql`select 1 from experience where is_example limit 1`;
    if (known) return 0;
    for (const { details, ...example } of examples) {
      if (!example.title.startsWith(exampleMark))
        throw new Error(`The example “${example.title}” is not marked as one.`);
      const { number } = await insertExperience(sql, { ...example, author: null, isExample: true }, now);
      if (details) await sql`update experience set details = ${toJson(sql, details)} where number = ${number}`;
    }
    return examples.length;
  });
}

/** Removes the examples, and nothing else. Returns how many. */
export async function deleteExamples(sql: Sql): Promise<number> {
  const { count } = await sql`delete from experience where is_example`;
  return count;
}

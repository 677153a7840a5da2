import type { ExperienceDetails } from '#src/domain/experiences/details.ts';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import type { Database } from '#src/store/database/database.ts';
import { hasExampleExperiences, lockExperiences, publishExample } from '#src/store/experiences/examples.ts';
import { insertExperience } from './versions.ts';

/** An invented experience to look at the product with. */
export type Example = ExperienceFields & { language: string; details?: ExperienceDetails };

const exampleMark = '[Example]';

/** Adds examples, all or none; none if there are some already. Returns how many were added. */
export async function insertExamples(database: Database, examples: readonly Example[], now: Date): Promise<number> {
  return database.withTransaction(async (sql) => {
    await lockExperiences(sql);
    if (await hasExampleExperiences(sql)) return 0;
    for (const { details = {}, ...example } of examples) {
      checkMark(example.title);
      const { number } = await insertExperience(sql, { ...example, author: null, isExample: true }, now);
      await publishExample(sql, number, details);
    }
    return examples.length;
  });
}

/** @throws Error where a title does not say that it is an example. */
export function checkMark(title: string): void {
  if (!title.startsWith(exampleMark)) throw new Error(`The example “${title}” is not marked as one.`);
}

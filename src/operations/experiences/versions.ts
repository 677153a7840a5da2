import type { Experience, ExperienceLife } from '#src/domain/experiences/experience.ts';
import type { ExperienceVersion } from '#src/domain/experiences/review.ts';
import type { Sql } from '#src/store/database/database.ts';
import {
  type ExperienceChanges,
  insertExperienceRecord,
  lockExperience,
  type NewExperience,
  updateExperience,
  updateExperienceLife,
} from '#src/store/experiences/experience.ts';
import { findRevision, insertRevision } from '#src/store/experiences/revision.ts';

// Whatever changes an experience keeps what it says then as its next version. All of it needs a transaction.

/** Logs an experience with its first version, which its author saved, or who brought it in. */
export async function insertExperience(
  sql: Sql,
  experience: NewExperience,
  now: Date,
  savedBy: number | null = experience.author,
): Promise<Experience> {
  const inserted = await insertExperienceRecord(sql, experience, now);
  await insertRevision(sql, inserted.number, savedBy, now);
  return inserted;
}

/** Changes what it says; what was sent back is submitted again. Null if there is none of that number. */
export async function saveExperience(
  sql: Sql,
  number: number,
  changes: ExperienceChanges,
  savedBy: number,
  now: Date,
): Promise<Experience | null> {
  const saved = await updateExperience(sql, number, changes, now);
  if (saved) await insertRevision(sql, number, savedBy, now);
  return saved;
}

/** Makes its life another. `comment` is to the author. */
export async function saveExperienceLife(
  sql: Sql,
  number: number,
  life: ExperienceLife,
  { by, at, comment = null }: { by: number; at: Date; comment?: string | null },
): Promise<ExperienceVersion> {
  const experience = await updateExperienceLife(sql, number, life);
  return { experience, revision: await insertRevision(sql, number, by, at, comment) };
}

/** The experience and the number of its version, nobody else changing it until the transaction ends. Null if there is none. */
export async function holdVersion(sql: Sql, number: number): Promise<ExperienceVersion | null> {
  const experience = await lockExperience(sql, number);
  return experience && { experience, revision: await findRevision(sql, number) };
}

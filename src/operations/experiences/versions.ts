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
import { record } from '../activity/record.ts';

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
  if (inserted.isExample) return inserted;
  const { number, region, policyAreas: areas, adoptedFrom, origin } = inserted;
  const about = { actor: savedBy, region, areas, at: now };
  const data = { language: inserted.language, adoptedFrom, isCollected: origin !== null };
  await record(sql, { type: 'experience.logged', subject: `experience:${number}`, ...about, data });
  if (adoptedFrom !== null)
    await record(sql, {
      ...{ type: 'experience.adopted', subject: `experience:${adoptedFrom}`, ...about },
      data: { by: number },
    });
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
  const before = await lockExperience(sql, number);
  const saved = await updateExperience(sql, number, changes, now);
  if (!saved) return null;
  await insertRevision(sql, number, savedBy, now);
  const isResubmitted = before?.life === 'sent-back' && saved.life === 'submitted';
  await record(sql, { type: 'experience.changed', ...aboutExperience(saved, savedBy, now), data: { isResubmitted } });
  return saved;
}

/** Makes its life another. `comment` is to the author. */
export async function saveExperienceLife(
  sql: Sql,
  number: number,
  life: ExperienceLife,
  { by, at, comment = null }: { by: number; at: Date; comment?: string | null },
): Promise<ExperienceVersion> {
  const before = await lockExperience(sql, number);
  const experience = await updateExperienceLife(sql, number, life);
  const about = aboutExperience(experience, by, at);
  if (before?.life === 'archived') await record(sql, { type: 'experience.restored', ...about, data: { life } });
  else if (life !== 'submitted') await record(sql, { type: `experience.${life}`, ...about });
  return { experience, revision: await insertRevision(sql, number, by, at, comment) };
}

/** Returns what an activity about an experience says of it. */
export const aboutExperience = (
  { number, region, policyAreas }: Pick<Experience, 'number' | 'region' | 'policyAreas'>,
  actor: number | null,
  at: Date,
) => ({ subject: `experience:${number}` as const, actor, region, areas: policyAreas, at });

/** The experience and the number of its version, nobody else changing it until the transaction ends. Null if there is none. */
export async function holdVersion(sql: Sql, number: number): Promise<ExperienceVersion | null> {
  const experience = await lockExperience(sql, number);
  return experience && { experience, revision: await findRevision(sql, number) };
}

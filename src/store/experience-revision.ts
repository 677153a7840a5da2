import type { Sql } from './db.ts';

/** A version of an experience as it was saved; `content` has the columns of the record but its author. */
export type ExperienceRevision = {
  experience: number;
  revision: number;
  content: Record<string, unknown>;
  savedBy: number | null;
  savedAt: Date;
};

/** Keeps what the record says now as its next version. The caller's transaction holds the record's row. */
export async function insertRevision(sql: Sql, experience: number, savedBy: number | null, now: Date): Promise<void> {
  await sql`
    insert into experience_revision (experience, revision, content, saved_by, saved_at)
    select number,
      (select coalesce(max(revision), 0) + 1 from experience_revision where experience = number),
      to_jsonb(e) - '{author,search,brief,words}'::text[], ${savedBy}, ${now}
    from experience e where number = ${experience}`;
}

/** Every version of what a person logged or that they saved. */
export async function listRevisionsOfPerson(sql: Sql, person: number): Promise<ExperienceRevision[]> {
  return sql`
    select r.experience, r.revision, r.content, r.saved_by, r.saved_at
    from experience_revision r join experience e on e.number = r.experience
    where e.author = ${person} or r.saved_by = ${person}
    order by r.experience, r.revision`;
}

export async function listRevisions(sql: Sql, experience: number): Promise<ExperienceRevision[]> {
  return sql`
    select experience, revision, content, saved_by, saved_at from experience_revision
    where experience = ${experience} order by revision`;
}

export async function moveRevisions(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update experience_revision set saved_by = ${to} where saved_by = ${from}`;
}

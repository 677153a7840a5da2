import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

/** A version of an experience as it was saved; `content` has the columns of the record but its author. */
export type ExperienceRevision = {
  experience: number;
  revision: number;
  content: Record<string, unknown>;
  savedBy: number | null;
  savedAt: Date;
  /** To the author, where it was sent back. */
  comment: string | null;
};

/** Keeps what the record says now as its next version; returns its number. The caller's transaction holds the record's row. */
export async function insertRevision(
  sql: Sql,
  experience: number,
  savedBy: number | null,
  now: Date,
  comment: string | null = null,
): Promise<number> {
  const [inserted] = await sql<[{ revision: number }]>`
    insert into experience_revision (experience, revision, content, saved_by, saved_at, comment)
    select number,
      (select coalesce(max(revision), 0) + 1 from experience_revision where experience = number),
      to_jsonb(e) - '{author,search,brief,words}'::text[], ${savedBy}, ${now},
      ${comment === null ? null : toText(comment)}
    from experience e where number = ${experience}
    returning revision`;
  return inserted.revision;
}

/** The number of its latest version. */
export async function findRevision(sql: Sql, experience: number): Promise<number> {
  const [row] = await sql<[{ revision: number }]>`
    select max(revision) as revision from experience_revision where experience = ${experience}`;
  return row.revision;
}

/** Every version of what a person logged or that they saved. */
export async function listRevisionsOfPerson(sql: Sql, person: number): Promise<ExperienceRevision[]> {
  return sql`
    select r.experience, r.revision, r.content, r.saved_by, r.saved_at, r.comment
    from experience_revision r join experience e on e.number = r.experience
    where e.author = ${person} or r.saved_by = ${person}
    order by r.experience, r.revision`;
}

export async function listRevisions(sql: Sql, experience: number): Promise<ExperienceRevision[]> {
  return sql`
    select experience, revision, content, saved_by, saved_at, comment from experience_revision
    where experience = ${experience} order by revision`;
}

/** Deletes the reviewers' comments to an author, when the author is forgotten. */
export async function deleteCommentsToAuthor(sql: Sql, author: number): Promise<void> {
  await sql`
    update experience_revision set comment = null
    from experience where number = experience and author = ${author} and comment is not null`;
}

/** Deletes a reviewer's comments to authors, when the reviewer is forgotten. */
export async function deleteCommentsOfReviewer(sql: Sql, reviewer: number): Promise<void> {
  await sql`update experience_revision set comment = null where saved_by = ${reviewer} and comment is not null`;
}

export async function moveRevisions(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update experience_revision set saved_by = ${to} where saved_by = ${from}`;
}

/**
 * Puts the words of the latest version, without the contact, into all versions of an author's experiences, so that who is forgotten leaves no
 * earlier words. What was decided on each version stays.
 */
export async function keepLatestWordsInRevisions(sql: Sql, author: number): Promise<void> {
  await sql`
    update experience_revision r
    set content = r.content || jsonb_build_object(
      'title', latest.content -> 'title',
      'challenge', latest.content -> 'challenge',
      'action', latest.content -> 'action',
      'lesson', latest.content -> 'lesson',
      'details', (latest.content -> 'details') - 'contact')
    from (
      select distinct on (experience) experience, v.content
      from experience_revision v join experience on number = experience
      where author = ${author}
      order by experience, revision desc
    ) latest
    where latest.experience = r.experience`;
}

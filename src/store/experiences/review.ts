import type { Experience, ExperienceLife } from '#src/domain/experiences/experience.ts';
import type { Sql } from '../database/database.ts';
import { columns, type ExperienceBrief, findExperience } from './experience.ts';
import { findRevision, insertRevision } from './revision.ts';

/** A version at which the life of an experience became another. `by` null where they left; `comment` is to the author. */
export type Transition = {
  revision: number;
  life: ExperienceLife;
  before: ExperienceLife;
  by: number | null;
  byName: string | null;
  at: Date;
  comment: string | null;
};

/** The changes of an experience's life, the latest first. */
export async function listTransitions(sql: Sql, number: number): Promise<Transition[]> {
  return sql`
    select revision, life, before, saved_by as by, display_name as by_name, saved_at as at, comment
    from (
      select *, content ->> 'life' as life, lag(content ->> 'life') over (order by revision) as before
      from experience_revision where experience = ${number}
    ) version
    left join person on person.id = saved_by
    where life <> before
    order by revision desc`;
}

/** The experience and the number of its version, nobody else changing it until the transaction ends. Null if there is none. */
export async function lockExperience(
  sql: Sql,
  number: number,
): Promise<{ experience: Experience; revision: number } | null> {
  await sql`select 1 from experience where number = ${number} for update`;
  const experience = await findExperience(sql, number);
  return experience && { experience, revision: await findRevision(sql, number) };
}

/** Makes its life another, as its next version. The caller's transaction holds the record's row. */
export async function saveExperienceLife(
  sql: Sql,
  number: number,
  life: ExperienceLife,
  { by, at, comment = null }: { by: number; at: Date; comment?: string | null },
): Promise<{ experience: Experience; revision: number }> {
  const [experience] = await sql<[Experience]>`
    update experience set life = ${life} where number = ${number} returning ${columns(sql)}`;
  return { experience, revision: await insertRevision(sql, number, by, at, comment) };
}

/** `since` is when it was logged or submitted again. */
export type Waiting = ExperienceBrief & { authorName: string | null; since: Date; wasSentBack: boolean };

/** `exceptOf`: whose own are left out, because they may not review them. */
type WaitingFilter = { exceptOf: number | null };

const waitsFor = (sql: Sql, { exceptOf }: WaitingFilter) =>
  sql`life = 'submitted' and withdrawn_at is null and (${exceptOf}::bigint is null or author is distinct from ${exceptOf})`;

/** What waits for review, the oldest first, from the one behind the number `after` on. */
export async function listWaiting(
  sql: Sql,
  { after = 0, limit, ...filter }: WaitingFilter & { after?: number; limit: number },
): Promise<Waiting[]> {
  return sql`
    select number, title, e.region, policy_areas, target_groups, life, withdrawn_at, e.created_at,
      display_name as author_name, coalesce(back.at, e.created_at) as since, back.at is not null as was_sent_back
    from experience e
    left join person on person.id = author
    left join lateral (
      select max(saved_at) as at from (
        select saved_at, content ->> 'life' as life, lag(content ->> 'life') over (order by revision) as before
        from experience_revision where experience = number
      ) version where life = 'submitted' and before = 'sent-back'
    ) back on true
    where ${waitsFor(sql, filter)} and number > ${after}
    order by number limit ${limit}`;
}

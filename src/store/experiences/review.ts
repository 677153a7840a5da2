import type { Transition, Waiting } from '#src/domain/experiences/review.ts';
import type { Sql } from '../database/database.ts';

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

/** Options of the queue. `exceptOf` leaves out that person's own experiences, which they may not review. */
type WaitingFilter = { exceptOf: number | null };

const waitsFor = (sql: Sql, { exceptOf }: WaitingFilter) =>
  sql`life = 'submitted' and withdrawn_at is null and (${exceptOf}::bigint is null or author is distinct from ${exceptOf})`;

/** Lists experiences that wait for review, the oldest first, beginning after the number `after`. */
export async function listWaiting(
  sql: Sql,
  { after = 0, limit, claimedSince, ...filter }: WaitingFilter & { after?: number; limit: number; claimedSince: Date },
): Promise<Waiting[]> {
  return sql`
    select number, title, e.region, policy_areas, target_groups, life, withdrawn_at, e.created_at, details ->> 'status' as status,
      left(details ->> 'start', 4) as began, left(lesson, 240) as lesson_start,
      person.display_name as author_name, coalesce(back.at, e.created_at) as since, back.at is not null as was_sent_back, claim.claim
    from experience e
    left join person on person.id = author
    left join lateral (
      select json_build_object('reviewer', c.reviewer, 'name', r.display_name, 'at', c.claimed_at) as claim
      from experience_claim c join person r on r.id = c.reviewer
      where c.experience = e.number and c.claimed_at > ${claimedSince}
    ) claim on true
    left join lateral (
      select max(saved_at) as at from (
        select saved_at, content ->> 'life' as life, lag(content ->> 'life') over (order by revision) as before
        from experience_revision where experience = number
      ) version where life = 'submitted' and before = 'sent-back'
    ) back on true
    where ${waitsFor(sql, filter)} and number > ${after}
    order by number limit ${limit}`;
}

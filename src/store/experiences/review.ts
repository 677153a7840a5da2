import type { ListJudgement } from '#src/domain/experiences/criteria.ts';
import type { Origin } from '#src/domain/experiences/experience.ts';
import type { QueueFilter, Transition, Waiting, WaitingList } from '#src/domain/experiences/review.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';
import { inPolicyAreaAndRegion } from './experience.ts';

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
type WaitingFilter = QueueFilter & { exceptOf: number | null };

const waitsFor = (sql: Sql, { exceptOf, list, region, area }: WaitingFilter) =>
  sql`life = 'submitted' and withdrawn_at is null and (${exceptOf}::bigint is null or (author is distinct from ${exceptOf}
      and not exists (select from experience_co_author c where c.experience = number and c.person = ${exceptOf} and c.accepted_at is not null)))
    and ${list === undefined ? sql`true` : sql`origin ->> 'collection' = ${String(list)}`}
    and ${inPolicyAreaAndRegion(sql, area, region)}`;

/** The condition for what is left to single review: a member claimed it, another reviewer works on it, or one would rather have it changed. */
const leftToOne = (sql: Sql, { reviewer, claimedSince }: { reviewer: number; claimedSince: Date }) =>
  sql`(author is not null
    or exists (select from experience_claim c where c.experience = number and c.reviewer <> ${reviewer} and c.claimed_at > ${claimedSince})
    or exists (select from experience_evaluation v where v.experience = number and v.advice = 'change'))`;

/** Lists experiences that wait for review, the oldest first, beginning after the number `after`. */
export async function listWaiting(
  sql: Sql,
  { after = 0, limit, claimedSince, ...filter }: WaitingFilter & { after?: number; limit: number; claimedSince: Date },
): Promise<Waiting[]> {
  return sql`
    select number, title, e.region, policy_areas, target_groups, life, withdrawn_at, e.created_at, details ->> 'status' as status,
      left(details ->> 'start', 4) as began, left(lesson, 240) as lesson_start, origin,
      person.display_name as author_name, coalesce(back.at, e.created_at) as since, back.at is not null as was_sent_back, claim.claim
    from (select * from experience where ${waitsFor(sql, filter)} and number > ${after} order by number limit ${limit}) e
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
    order by number`;
}

/** Counts what waits, one by one. Where nothing is narrowed down, `countWaiting` reads counters instead. */
export async function countWaitingThat(sql: Sql, filter: WaitingFilter): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*) from experience where ${waitsFor(sql, filter)}`;
  return row.count;
}

/** The experience that a reviewer takes next: the oldest that no other works on, one of the same list before all others. Null where there is none. */
export async function findNextWaiting(
  sql: Sql,
  {
    after,
    reviewer,
    claimedSince,
    ...filter
  }: WaitingFilter & { after: Origin | null; reviewer: number; claimedSince: Date },
): Promise<number | null> {
  const [next] = await sql<{ number: number }[]>`
    select number from experience
    where ${waitsFor(sql, filter)}
      and not exists (select from experience_claim c where c.experience = number and c.reviewer <> ${reviewer} and c.claimed_at > ${claimedSince})
    order by origin ->> 'collection' is not distinct from ${after === null ? null : String(after.collection)}::text desc, number limit 1`;
  return next?.number ?? null;
}

/** The lists that were brought in and of which more than one experience waits, the fullest first. */
export async function listWaitingLists(
  sql: Sql,
  { limit, reviewer, claimedSince, ...filter }: WaitingFilter & { limit: number; reviewer: number; claimedSince: Date },
): Promise<WaitingList[]> {
  return sql`
    select (origin ->> 'collection')::bigint as list, min(origin ->> 'source') as source, min(origin ->> 'importedOn') as imported_on,
      count(*)::int as count, (count(*) filter (where ${leftToOne(sql, { reviewer, claimedSince })}))::int as taken
    from experience where ${waitsFor(sql, filter)} and origin is not null
    group by 1 having count(*) > 1 order by count(*) desc, 1 limit ${limit}`;
}

/** The regions of what waits, with how much of each, the most first. */
export async function countWaitingByRegion(
  sql: Sql,
  { limit, ...filter }: WaitingFilter & { limit: number },
): Promise<{ region: string; count: number }[]> {
  return sql`
    select region, count(*)::int as count from experience where ${waitsFor(sql, filter)}
    group by region order by count(*) desc, region limit ${limit}`;
}

/**
 * Publishes what waits of a list as a whole, so many at most, the oldest first: with what a reviewer found of the list in each record, and a
 * version of each. What is left to single review stays. Returns the numbers.
 */
export async function publishWaiting(
  sql: Sql,
  {
    limit,
    reviewer,
    claimedSince,
    judged,
    now,
    ...filter
  }: WaitingFilter & {
    limit: number;
    reviewer: number;
    claimedSince: Date;
    judged: ListJudgement;
    now: Date;
  },
): Promise<number[]> {
  const published = await sql<{ experience: number }[]>`
    with chosen as (
      select number from experience
      where ${waitsFor(sql, filter)} and not ${leftToOne(sql, { reviewer, claimedSince })}
      order by number limit ${limit} for update
    ), saved as (
      update experience e set life = 'published', origin = e.origin || jsonb_build_object('judged', ${toJson(sql, judged)}::jsonb)
      from chosen where e.number = chosen.number returning e.*
    ), released as (
      delete from experience_claim using chosen where experience = number
    )
    insert into experience_revision (experience, revision, content, saved_by, saved_at)
    select number, (select coalesce(max(revision), 0) + 1 from experience_revision where experience = number),
      to_jsonb(saved) - '{author,search,brief,words}'::text[], ${reviewer}, ${now}
    from saved returning experience`;
  return published.map(({ experience }) => experience);
}

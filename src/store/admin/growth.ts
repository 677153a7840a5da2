import type { Sql } from '../database/database.ts';

/** A month of the network, '2026-11': people and regions connected at its end, and what came in it. `helped`: questions with an answer within three days. */
export type GrowthMonth = {
  month: string;
  members: number;
  regions: number;
  experiences: number;
  reused: number;
  asked: number;
  helped: number;
};

/** Counts what the network grew by, a row for each of the last months, by UTC. Examples, and what was taken back, are left out. */
export async function listGrowth(sql: Sql, now: Date, months: number): Promise<GrowthMonth[]> {
  return sql`
    with month as (
      select s at time zone 'UTC' as start, (s + interval '1 month') at time zone 'UTC' as until, to_char(s, 'YYYY-MM') as name
      from (
        select date_trunc('month', ${now}::timestamptz at time zone 'UTC') - make_interval(months => n) as s
        from generate_series(0, ${months - 1}::int) n
      ) starts
    )
    select m.name as month,
      (select count(*)::int from person p where p.is_admitted and p.created_at < m.until) as members,
      (select count(distinct p.region)::int from person p where p.is_admitted and p.created_at < m.until) as regions,
      (select count(*)::int from experience e
        where e.life = 'published' and e.withdrawn_at is null and not e.is_example and e.created_at >= m.start and e.created_at < m.until) as experiences,
      (select count(*)::int from experience e
        where e.adopted_from is not null and e.withdrawn_at is null and e.created_at >= m.start and e.created_at < m.until)
      + (select count(*)::int from experience_use u where u.planned_at >= m.start and u.planned_at < m.until) as reused,
      (select count(*)::int from question q
        where q.withdrawn_at is null and not q.is_example and q.asked_at >= m.start and q.asked_at < m.until) as asked,
      (select count(*)::int from question q
        where q.withdrawn_at is null and not q.is_example and q.asked_at >= m.start and q.asked_at < m.until
          and exists (
            select 1 from question_answer a
            where a.question = q.number and not a.by_asker and a.withdrawn_at is null and a.answered_at <= q.asked_at + interval '3 days'
          )) as helped
    from month m order by m.name`;
}

import type { IntroductionTotals } from '#src/domain/introductions/totals.ts';
import type { Sql } from '../database/database.ts';

/** Counts what came of the introductions since then, of all together. */
export async function countTotals(sql: Sql, since: Date): Promise<IntroductionTotals> {
  const [totals] = await sql<[IntroductionTotals]>`
    select count(*) as requested,
      count(*) filter (where state = 'asked') as waiting,
      count(*) filter (where told is not null) as together,
      count(*) filter (where state = 'declined') as declined,
      count(*) filter (where state = 'unanswered') as unanswered,
      (select count(*) from introduction_report where reported_at > ${since}) as reports
    from introduction where asked_at > ${since}`;
  const [said] = await sql<[Pick<IntroductionTotals, 'met' | 'notMet' | 'rated' | 'useful'>]>`
    select count(*) filter (where met = 'yes') as met, count(*) filter (where met = 'no') as not_met,
      count(useful) as rated, avg(useful)::float8 as useful
    from introduction_side s join introduction i on i.number = s.introduction where i.asked_at > ${since}`;
  return { ...totals, ...said };
}

import type { CallBrief } from '#src/domain/calls/call.ts';
import type { Sql } from '../database/database.ts';

/** A call that closes within so many days and was not told for that yet. */
type DueCall = CallBrief & { reminded: number | null };

/** Lists calls that close after `now` within so many days, and keeps nothing. */
export async function listCallsToRemind(sql: Sql, now: Date, days: number): Promise<DueCall[]> {
  return sql`
    select number, title, programme, policy_areas, opens_on::text as opens_on, closes_at, is_whole_day, time_zone, budget, reminded
    from funding_call
    where withdrawn_at is null and closes_at > ${now} and closes_at <= ${now}::timestamptz + make_interval(days => ${days + 1})
    order by closes_at, number for update`;
}

/** Lists who follows a call or one of its policy areas, or looks for partners for it, once each. */
export async function listCallFollowers(
  sql: Sql,
  { number, policyAreas }: Pick<CallBrief, 'number' | 'policyAreas'>,
): Promise<number[]> {
  const rows = await sql<{ person: number }[]>`
    select person from follow where (kind = 'area' and target = any(${[...policyAreas]}::text[])) or (kind = 'call' and target = ${String(number)})
    union select person from call_partner where call = ${number} order by person`;
  return rows.map(({ person }) => person);
}

export async function saveReminded(sql: Sql, number: number, days: number): Promise<void> {
  await sql`update funding_call set reminded = ${days} where number = ${number}`;
}

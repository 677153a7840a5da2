import type { CallBrief } from '#src/domain/calls/call.ts';
import type { Sql } from '../database/database.ts';

/** A call with how many are told of its deadline, how many look for partners for it, and of how many regions these are. */
export type CallReportRow = Pick<
  CallBrief,
  'number' | 'title' | 'programme' | 'policyAreas' | 'closesAt' | 'timeZone'
> & {
  told: number;
  partners: number;
  regions: number;
};

type Span = { from: Date; until: Date };

/** Lists the calls that close between two instants, or that came then where no deadline is known; the first deadline first. */
export async function listCallReport(sql: Sql, { from, until }: Span): Promise<CallReportRow[]> {
  return sql`
    select c.number, c.title, c.programme, c.policy_areas, c.closes_at, c.time_zone, told.count as told, looking.partners, looking.regions
    from funding_call c
    cross join lateral (
      select count(*)::int as count from (
        select f.person from follow f
        where (f.kind = 'area' and f.target = any(c.policy_areas)) or (f.kind = 'call' and f.target = c.number::text)
        union select r.person from call_partner r where r.call = c.number) each) told
    cross join lateral (
      select count(*)::int as partners, count(distinct p.region)::int as regions
      from call_partner r join person p on p.id = r.person where r.call = c.number) looking
    where c.withdrawn_at is null and coalesce(c.closes_at, c.created_at) >= ${from} and coalesce(c.closes_at, c.created_at) < ${until}
    order by c.closes_at nulls last, c.number`;
}

/** Counts the introductions that people asked for between two instants for the sake of a call, and those of them who were brought together. */
export async function countCallIntroductions(
  sql: Sql,
  { from, until }: Span,
): Promise<{ asked: number; made: number }> {
  const [counts] = await sql<[{ asked: number; made: number }]>`
    select count(*)::int as asked, count(*) filter (where told is not null)::int as made
    from introduction where wish ->> 'call' is not null and asked_at >= ${from} and asked_at < ${until}`;
  return counts;
}

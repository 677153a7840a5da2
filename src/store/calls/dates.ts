import type { Sql } from '../database/database.ts';

type Span = { from: Date; until: Date; person: number | null; limit: number };

export type CallDate = {
  number: number;
  title: string;
  closesAt: Date;
  timeZone: string;
  sequence: number;
  isOwn: boolean;
};

/** Deadlines in a span. A call is somebody's own where they follow it or look for partners for it. */
export async function listCallDates(sql: Sql, { from, until, person, limit }: Span): Promise<CallDate[]> {
  return sql`
    select number, title, closes_at, time_zone, sequence,
      exists (select 1 from follow where follow.person = ${person} and kind = 'call' and target = number::text)
        or exists (select 1 from call_partner where call = number and call_partner.person = ${person}) as is_own
    from funding_call where withdrawn_at is null and closes_at >= ${from} and closes_at < ${until}
    order by closes_at, number limit ${limit}`;
}

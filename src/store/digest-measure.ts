import type { Sql } from './db.ts';

/** A reader's verdict on an issue; a second one takes the place of the first. */
export async function saveVerdict(
  sql: Sql,
  { issue, person, isUseful, now }: { issue: number; person: number; isUseful: boolean; now: Date },
): Promise<void> {
  await sql`
    insert into digest_verdict (issue, person, is_useful, said_at) values (${issue}, ${person}, ${isUseful}, ${now})
    on conflict (issue, person) do update set is_useful = excluded.is_useful, said_at = excluded.said_at`;
}

export async function countOpened(sql: Sql, issue: number): Promise<void> {
  await sql`update digest_issue set opened = opened + 1 where id = ${issue}`;
}

/** Remembers that this issue was the one somebody unsubscribed from: the last that went out. */
export async function markEnded(sql: Sql, subscription: number): Promise<void> {
  await sql`
    update digest_issue set ended_it = true
    where id = (select id from digest_issue where subscription = ${subscription} and state = 'sent' order by cut_off desc limit 1)`;
}

/** Of a week's issues: how many went out, were opened at least once, were found useful or not, were the last one wanted. */
export type DigestMeasure = {
  period: string;
  sent: number;
  empty: number;
  opened: number;
  useful: number;
  notUseful: number;
  unsubscribed: number;
};

/** The latest weeks, the newest first. */
export async function listMeasures(sql: Sql, weeks: number): Promise<DigestMeasure[]> {
  return sql`
    select period,
      count(*) filter (where state = 'sent') as sent,
      count(*) filter (where reason = 'empty') as empty,
      count(*) filter (where opened > 0) as opened,
      coalesce(sum(useful), 0)::bigint as useful,
      coalesce(sum(not_useful), 0)::bigint as not_useful,
      count(*) filter (where ended_it) as unsubscribed
    from digest_issue i
    left join lateral (
      select count(*) filter (where is_useful) as useful, count(*) filter (where not is_useful) as not_useful
      from digest_verdict where issue = i.id
    ) verdict on true
    where period in (select distinct period from digest_issue order by period desc limit ${weeks})
    group by period order by period desc`;
}

export async function listVerdictsOfPerson(
  sql: Sql,
  person: number,
): Promise<{ issue: number; isUseful: boolean; saidAt: Date }[]> {
  return sql`select issue, is_useful, said_at from digest_verdict where person = ${person} order by said_at`;
}

export async function moveVerdicts(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    delete from digest_verdict v where person = ${from}
      and exists (select 1 from digest_verdict other where other.issue = v.issue and other.person = ${to})`;
  await sql`update digest_verdict set person = ${to} where person = ${from}`;
}

import type { DigestMeasure } from '#src/domain/digests/measure.ts';
import type { Sql } from '../database/database.ts';

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

/** The weeks that have issues, the newest first, each found by a look at the index: there are many issues a week. */
export async function listLatestPeriods(sql: Sql, limit: number): Promise<string[]> {
  const rows = await sql<{ period: string }[]>`
    with recursive week as (
      select max(period) as period from digest_issue
      union all
      select (select max(i.period) from digest_issue i where i.period < week.period) from week where week.period is not null
    )
    select period from week where period is not null limit ${limit}`;
  return rows.map(({ period }) => period);
}

/** Lists the delivery figures of these weeks' issues, the newest first. */
export async function listMeasures(sql: Sql, periods: readonly string[]): Promise<DigestMeasure[]> {
  // All that is read of issues stands in digest_issue_by_period.
  return sql`
    with issue as (
      select period, count(*) filter (where state = 'sent') as sent, count(*) filter (where reason = 'empty') as empty,
        count(*) filter (where opened > 0) as opened, count(*) filter (where ended_it) as unsubscribed
      from digest_issue where period = any(${[...periods]}) group by period
    ), verdict as (
      select i.period, count(*) filter (where is_useful) as useful, count(*) filter (where not is_useful) as not_useful
      from digest_verdict v join digest_issue i on i.id = v.issue
      where i.period = any(${[...periods]}) group by i.period
    )
    select period, sent, empty, opened, coalesce(useful, 0) as useful, coalesce(not_useful, 0) as not_useful, unsubscribed
    from issue left join verdict using (period) order by period desc`;
}

export async function listVerdictsOfPerson(
  sql: Sql,
  person: number,
): Promise<{ issue: number; isUseful: boolean; saidAt: Date }[]> {
  return sql`select issue, is_useful, said_at from digest_verdict where person = ${person} order by said_at`;
}

/** Removes the verdicts of one person on issues that another rated too. */
export async function deleteDoubledVerdicts(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    delete from digest_verdict v where person = ${from}
      and exists (select 1 from digest_verdict other where other.issue = v.issue and other.person = ${to})`;
}

export async function moveVerdicts(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update digest_verdict set person = ${to} where person = ${from}`;
}

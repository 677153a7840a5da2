import { decodeDigest, type InboxDigest, listSubjects } from '#src/domain/digests/digest.ts';
import type { HeldPeriod, Issue, IssueCounts, NewIssue } from '#src/domain/digests/issue.ts';
import type { Subscription } from '#src/domain/digests/subscription.ts';
import { createToken } from '#src/domain/digests/token.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

type Row = Omit<Issue, 'digest'> & { digest: InboxDigest | null };

const columns = (sql: Sql) => sql`id, subscription, period, cut_off, state, reason, digest, message, token`;

const decode = ({ digest, ...row }: Row): Issue => ({ ...row, digest: digest && decodeDigest(digest) });

/** Writes issues without what they tell. Where a subscription has its issue of that period already, there is none. */
export async function insertIssues(
  sql: Sql,
  issues: readonly NewIssue[],
  now: Date,
): Promise<{ id: number; subscription: number; token: string }[]> {
  const rows = issues.map(({ told: _, digest, ...issue }) => ({
    ...issue,
    digest: digest ? toJson(sql, digest) : null,
    quotes: digest ? listSubjects(digest) : [],
    token: createToken(),
    createdAt: now,
  }));
  return sql`
    insert into digest_issue ${sql(rows as never[])}
    on conflict (subscription, period) do nothing
    returning id, subscription, token`;
}

/** Counts, by subscription, the issues before a moment that were missed or refused everywhere since the last one that went out or was empty. */
export async function countMissed(
  sql: Sql,
  subscriptions: readonly number[],
  before: Date,
): Promise<Map<number, number>> {
  const rows = await sql<{ subscription: number; count: number }[]>`
    select subscription, count(*) from digest_issue i
    where subscription = any(${[...subscriptions]}::bigint[]) and cut_off < ${before}
      and (reason in ('late', 'held') or exists (select 1 from digest_item t where t.issue = i.id and t.is_free))
      and not exists (
        select 1 from digest_issue later
        where later.subscription = i.subscription and later.cut_off > i.cut_off and later.cut_off < ${before}
          and (later.state <> 'skipped' or later.reason = 'empty'))
    group by subscription`;
  return new Map(rows.map(({ subscription, count }) => [subscription, count]));
}

export async function findIssue(sql: Sql, id: number): Promise<Issue | null> {
  const [row] = await sql<Row[]>`select ${columns(sql)} from digest_issue where id = ${id}`;
  return row ? decode(row) : null;
}

export async function findIssueOf(sql: Sql, subscription: number, period: string): Promise<Issue | null> {
  const [row] = await sql<Row[]>`
    select ${columns(sql)} from digest_issue where subscription = ${subscription} and period = ${period}`;
  return row ? decode(row) : null;
}

export async function findIssueByToken(sql: Sql, token: string): Promise<Issue | null> {
  const [row] = await sql<Row[]>`select ${columns(sql)} from digest_issue where token = ${token}`;
  return row ? decode(row) : null;
}

/** Returns whether an issue went to where its subscription goes now: who read it elsewhere has no say in it any more. */
export async function wentWhereItGoes(
  sql: Sql,
  { subscription, period }: Issue,
  { places: [place] }: Pick<Subscription, 'places'>,
): Promise<boolean> {
  const [found] = await sql`
    select 1 from delivery
    where recipient = ${`subscription:${subscription}`} and purpose = 'digest' and period = ${period}
      and places[1] = ${place ?? ''}`;
  return found !== undefined;
}

/** Issues of a subscription, the latest first. */
export async function listIssues(sql: Sql, subscription: number, limit: number): Promise<Issue[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from digest_issue where subscription = ${subscription} order by cut_off desc limit ${limit}`;
  return rows.map(decode);
}

/** The weeks that have an issue, of the latest ten. */
export async function listPeriods(sql: Sql, subscription: number): Promise<Set<string>> {
  const rows = await sql<{ period: string }[]>`
    select period from digest_issue where subscription = ${subscription} order by cut_off desc limit 10`;
  return new Set(rows.map(({ period }) => period));
}

/** Issues that staff approved and that are not handed over yet, with their subscriptions: nobody ends one meanwhile. */
export async function claimApproved(sql: Sql, limit: number): Promise<Issue[]> {
  const rows = await sql<Row[]>`
    with claimed as (
      select i.id from digest_issue i join digest_subscription s on s.id = i.subscription
      where i.state = 'approved' order by i.cut_off, i.id limit ${limit}
      for no key update of i, s skip locked
    )
    select ${columns(sql)} from digest_issue where id in (select id from claimed) order by cut_off, id`;
  return rows.map(decode);
}

export async function countIssues(sql: Sql, period: string, subscription: number | null): Promise<IssueCounts> {
  const [counts] = await sql<[IssueCounts]>`
    select count(*) filter (where state = 'held') as held, count(*) filter (where state = 'approved') as approved,
      count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'skipped') as skipped,
      count(*) filter (where reason = 'held') as held_too_long
    from digest_issue where period = ${period} and (${subscription}::bigint is null or subscription = ${subscription})`;
  return counts;
}

/** Finds when the last issue of a week, of one subscription or all, that was held fell due. */
export async function findLastCutOff(sql: Sql, period: string, subscription: number | null): Promise<Date | null> {
  const [row] = await sql<[{ last: Date | null }]>`
    select max(cut_off) as last from digest_issue
    where period = ${period} and (state = 'held' or reason = 'held')
      and (${subscription}::bigint is null or subscription = ${subscription})`;
  return row.last;
}

/** Weeks with issues that are held, of one subscription or all, and how many; the oldest first. */
export async function listHeldPeriods(sql: Sql, subscription: number | null = null): Promise<HeldPeriod[]> {
  return sql`
    select period, count(*) from digest_issue
    where state = 'held' and (${subscription}::bigint is null or subscription = ${subscription})
    group by period order by period`;
}

/** Counts the issues of digests by state, of all that are kept. */
export async function countIssuesByState(sql: Sql): Promise<{ state: string; count: number }[]> {
  return sql`select state, count(*) from digest_issue group by state order by state`;
}

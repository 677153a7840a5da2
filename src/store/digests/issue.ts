import type { Message } from '#src/core/message.ts';
import { listQuoted } from '#src/core/quote.ts';
import { type Digest, decodeDigest, type KeptDigest, listSubjects } from '#src/domain/digests/digest.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';
import { createToken } from './subscription.ts';

/** Why nothing went out: there was nothing new, the server was off too long, staff held it too long, it ended, moved elsewhere or was dropped before. */
export type SkipReason = 'empty' | 'late' | 'held' | 'called-off';

export type Issue = {
  id: number;
  subscription: number;
  period: string;
  cutOff: Date;
  state: 'held' | 'approved' | 'sent' | 'skipped';
  reason: SkipReason | null;
  digest: Digest | null;
  message: Message | null;
  token: string;
};

/** `digest` is what is kept to write a held issue from, `told` the keys of what is in it. */
export type NewIssue = Pick<Issue, 'subscription' | 'period' | 'cutOff' | 'state' | 'reason'> & {
  digest: Digest | null;
  told: { key: string; isLead: boolean }[];
};

type Row = Omit<Issue, 'digest'> & { digest: KeptDigest | null };

const columns = (sql: Sql) => sql`id, subscription, period, cut_off, state, reason, digest, message, token`;

const decode = ({ digest, ...row }: Row): Issue => ({ ...row, digest: digest && decodeDigest(digest) });

/** Writes issues with what they tell. Where a subscription has its issue of that period already, there is none: null in its place. */
export async function insertIssues(
  sql: Sql,
  issues: readonly NewIssue[],
  now: Date,
): Promise<({ id: number; token: string } | null)[]> {
  if (issues.length === 0) return [];
  const rows = issues.map(({ told: _, digest, ...issue }) => ({
    ...issue,
    digest: digest ? toJson(sql, digest) : null,
    quotes: digest ? listSubjects(digest) : [],
    token: createToken(),
    createdAt: now,
  }));
  const written = await sql<{ id: number; subscription: number; token: string }[]>`
    insert into digest_issue ${sql(rows as never[])}
    on conflict (subscription, period) do nothing
    returning id, subscription, token`;
  const bySubscription = new Map(written.map(({ id, subscription, token }) => [subscription, { id, token }]));
  const items = issues.flatMap(({ subscription, cutOff, told }) => {
    const issue = bySubscription.get(subscription)?.id;
    return issue === undefined ? [] : told.map(({ key, isLead }) => ({ subscription, key, issue, isLead, cutOff }));
  });
  // Of issues that nobody took: told with this one.
  await sql`
    delete from digest_item t using unnest(
      ${items.map(({ subscription }) => subscription)}::bigint[], ${items.map(({ key }) => key)}::text[]) as told (subscription, key)
    where t.is_free and t.subscription = told.subscription and t.key = told.key`;
  // Booleans and dates go as texts: postgres.js takes an array of them for a single one.
  await sql`
    insert into digest_item (subscription, key, issue, is_lead, cut_off)
    select * from unnest(
      ${items.map(({ subscription }) => subscription)}::bigint[], ${items.map(({ key }) => key)}::text[],
      ${items.map(({ issue }) => issue)}::bigint[], ${items.map(({ isLead }) => String(isLead))}::text[]::boolean[],
      ${items.map(({ cutOff }) => cutOff.toISOString())}::text[]::timestamptz[])`;
  return issues.map(({ subscription }) => bySubscription.get(subscription) ?? null);
}

/** Keeps the messages as they went out. */
export async function saveSent(sql: Sql, sent: readonly { id: number; message: Message }[]): Promise<void> {
  if (sent.length === 0) return;
  await sql`
    update digest_issue i set message = s.message::jsonb, state = 'sent', digest = null,
      quotes = array(select jsonb_array_elements_text(s.quotes::jsonb))
    from unnest(
      ${sent.map(({ id }) => id)}::bigint[], ${sent.map(({ message }) => JSON.stringify(message))}::text[],
      ${sent.map(({ message }) => JSON.stringify(listQuoted(message)))}::text[]) s (id, message, quotes)
    where i.id = s.id`;
}

/** Keeps an issue back with what it is written from. */
export async function saveHeld(sql: Sql, id: number, digest: Digest): Promise<void> {
  await sql`update digest_issue set state = 'held', digest = ${toJson(sql, digest)}, quotes = ${listSubjects(digest)} where id = ${id}`;
}

/** What these subscriptions were told before a moment, or ever, by subscription. */
export async function listTold(
  sql: Sql,
  subscriptions: readonly number[],
  before: Date | null,
): Promise<Map<number, Set<string>>> {
  const rows = await sql<{ subscription: number; keys: string[] }[]>`
    select subscription, array_agg(key) as keys from digest_item
    where subscription = any(${[...subscriptions]}::bigint[]) and not is_free and ${before === null ? sql`true` : sql`cut_off < ${before}`}
    group by subscription`;
  return new Map(rows.map(({ subscription, keys }) => [subscription, new Set(keys)]));
}

/** How many issues were missed, or refused everywhere, before a moment, by subscription, since the last that went out or had nothing to tell. */
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

/** Approves what is held of a week, of one subscription or all, and was due after `deadline`. Returns how many. */
export async function approveIssues(
  sql: Sql,
  { period, subscription, deadline }: { period: string; subscription: number | null; deadline: Date },
): Promise<number> {
  const { count } = await sql`
    update digest_issue set state = 'approved'
    where state = 'held' and period = ${period} and cut_off > ${deadline}
      and (${subscription}::bigint is null or subscription = ${subscription})`;
  return count;
}

/** Gives up issues that were held past the deadline: what was in them is told another time. Returns how many. */
export async function skipOverdueIssues(sql: Sql, deadline: Date, limit: number): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    with overdue as (
      select id from digest_issue where state = 'held' and cut_off <= ${deadline} limit ${limit} for update skip locked
    ), freed as (
      delete from digest_item where issue in (select id from overdue)
    ), skipped as (
      update digest_issue set state = 'skipped', reason = 'held', digest = null where id in (select id from overdue) returning id
    )
    select count(*) from skipped`;
  return row.count;
}

/** `heldTooLong` are skipped ones too. */
export type IssueCounts = Record<'held' | 'approved' | 'sent' | 'skipped' | 'heldTooLong', number>;

export async function countIssues(sql: Sql, period: string, subscription: number | null): Promise<IssueCounts> {
  const [counts] = await sql<[IssueCounts]>`
    select count(*) filter (where state = 'held') as held, count(*) filter (where state = 'approved') as approved,
      count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'skipped') as skipped,
      count(*) filter (where reason = 'held') as held_too_long
    from digest_issue where period = ${period} and (${subscription}::bigint is null or subscription = ${subscription})`;
  return counts;
}

/** When the last issue of a week, of one subscription or all, that was held fell due. */
export async function findLastCutOff(sql: Sql, period: string, subscription: number | null): Promise<Date | null> {
  const [row] = await sql<[{ last: Date | null }]>`
    select max(cut_off) as last from digest_issue
    where period = ${period} and (state = 'held' or reason = 'held')
      and (${subscription}::bigint is null or subscription = ${subscription})`;
  return row.last;
}

/** Weeks with issues that are held, of one subscription or all, and how many; the oldest first. */
export async function listHeldPeriods(
  sql: Sql,
  subscription: number | null = null,
): Promise<{ period: string; count: number }[]> {
  return sql`
    select period, count(*) from digest_issue
    where state = 'held' and (${subscription}::bigint is null or subscription = ${subscription})
    group by period order by period`;
}

/**
 * Lets go of what issues before then said, and of the fact that there was none. That one went out, and what was in it, is kept, so that nobody is
 * told it again. At most `limit` at once; returns how many.
 */
export async function forgetIssues(sql: Sql, before: Date, limit: number): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    with old as (
      select id, state from digest_issue
      where cut_off < ${before} and (message is not null or state = 'skipped')
      order by cut_off, id limit ${limit} for update skip locked
    ), emptied as (
      update digest_issue set message = null, digest = null where id in (select id from old where state <> 'skipped') returning id
    ), removed as (
      delete from digest_issue where id in (select id from old where state = 'skipped') returning id
    )
    select (select count(*) from emptied) + (select count(*) from removed) as count`;
  return row.count;
}

/** Of these weeks' issues, which were called off before they went out: what was in them is told another time. */
export async function saveCalledOff(sql: Sql, subscription: number, periods: readonly string[]): Promise<void> {
  await sql`
    with called_off as (
      update digest_issue set state = 'skipped', reason = 'called-off', message = null
      where subscription = ${subscription} and period = any(${[...periods]}) and state = 'sent'
      returning id
    )
    delete from digest_item where issue in (select id from called_off)`;
}

/** Of these subscriptions, takes back that weeks after `now` were missed or had nothing to tell: they have not been yet. */
export async function deleteSkippedAfter(sql: Sql, subscriptions: readonly number[], now: Date): Promise<void> {
  await sql`
    delete from digest_issue
    where subscription = any(${[...subscriptions]}::bigint[]) and cut_off > ${now}
      and state = 'skipped' and reason in ('late', 'empty')`;
}

/** Gives up issues whose subscription stopped while they were held: what was in them is told another time. */
export async function saveSkipped(
  sql: Sql,
  issues: readonly number[],
  reason: Extract<SkipReason, 'held' | 'empty'> = 'held',
): Promise<void> {
  if (issues.length === 0) return;
  await sql`delete from digest_item where issue = any(${[...issues]}::bigint[])`;
  await sql`update digest_issue set state = 'skipped', reason = ${reason}, digest = null where id = any(${[...issues]}::bigint[])`;
}

/** These are told another time: they were taken back before the issue went out. */
export async function deleteTold(sql: Sql, issue: number, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await sql`delete from digest_item where issue = ${issue} and key = any(${[...keys]})`;
}

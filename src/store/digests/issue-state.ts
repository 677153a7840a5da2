import type { Message } from '#src/core/message.ts';
import { listQuoted } from '#src/core/redact-message.ts';
import { type Digest, listSubjects } from '#src/domain/digests/digest.ts';
import type { SkipReason } from '#src/domain/digests/issue.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** Keeps the messages as they went out. */
export async function saveIssueMessages(sql: Sql, sent: readonly { id: number; message: Message }[]): Promise<void> {
  if (sent.length === 0) return;
  await sql`
    update digest_issue i set message = s.message::jsonb, state = 'sent', digest = null,
      quotes = array(select jsonb_array_elements_text(s.quotes::jsonb))
    from unnest(
      ${sent.map(({ id }) => id)}::bigint[], ${sent.map(({ message }) => JSON.stringify(message))}::text[],
      ${sent.map(({ message }) => JSON.stringify(listQuoted(message)))}::text[]) s (id, message, quotes)
    where i.id = s.id`;
}

/** Holds an issue back, and keeps the digest it is written from. */
export async function saveHeld(sql: Sql, id: number, digest: Digest): Promise<void> {
  await sql`update digest_issue set state = 'held', digest = ${toJson(sql, digest)}, quotes = ${listSubjects(digest)} where id = ${id}`;
}

/** Approves the held issues of a week that were due after `deadline`, of one subscription or of all. Returns how many. */
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

/** Gives up issues that were held past the deadline, and frees their items for a later issue. Returns how many. */
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

/** Marks the issues of these weeks as called off before they went out, and frees their items for a later issue. */
export async function saveCalledOff(sql: Sql, subscription: number, periods: readonly string[]): Promise<void> {
  await sql`
    with called_off as (
      update digest_issue set state = 'skipped', reason = 'called-off', message = null
      where subscription = ${subscription} and period = any(${[...periods]}) and state = 'sent'
      returning id
    )
    delete from digest_item where issue in (select id from called_off)`;
}

/** Gives up issues whose subscription stopped while they were held, and frees their items for a later issue. */
export async function saveSkipped(
  sql: Sql,
  issues: readonly number[],
  reason: Extract<SkipReason, 'held' | 'empty'> = 'held',
): Promise<void> {
  if (issues.length === 0) return;
  await sql`
    with freed as (
      delete from digest_item where issue = any(${[...issues]}::bigint[])
    )
    update digest_issue set state = 'skipped', reason = ${reason}, digest = null where id = any(${[...issues]}::bigint[])`;
}

/** Deletes the issues due after `now` that were recorded as missed or empty, because their weeks have not come yet. */
export async function deleteSkippedAfter(sql: Sql, subscriptions: readonly number[], now: Date): Promise<void> {
  await sql`
    delete from digest_issue
    where subscription = any(${[...subscriptions]}::bigint[]) and cut_off > ${now}
      and state = 'skipped' and reason in ('late', 'empty')`;
}

/**
 * Empties the issues due before then, and deletes the records of skipped ones. An emptied issue and its list of items stay, so that no later
 * issue repeats them. Handles at most `limit` at once; returns how many.
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

import type { CallFeed } from '#src/domain/calls/feed.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

const columns = (sql: Sql) =>
  sql`id, url, policy_areas, time_zone, programme, added_by, etag, changed, checked_at, failures, problem, found`;

type NewFeed = { url: string; policyAreas: PolicyArea[]; timeZone: string; programme: string; addedBy: number };

/** Adds a feed, or changes what is said of one that is there. */
export async function saveFeed(sql: Sql, feed: NewFeed, now: Date): Promise<CallFeed> {
  const { url, addedBy: _, ...changes } = feed;
  const [saved] = await sql<[CallFeed]>`
    insert into call_feed ${sql({ ...feed, createdAt: now })}
    on conflict (url) do update set ${sql({ ...changes, etag: null, changed: null, checkedAt: null })} returning ${columns(sql)}`;
  return saved;
}

export async function findFeed(sql: Sql, id: number): Promise<CallFeed | null> {
  const [feed] = await sql<CallFeed[]>`select ${columns(sql)} from call_feed where id = ${id}`;
  return feed ?? null;
}

export async function listFeeds(sql: Sql, limit: number): Promise<CallFeed[]> {
  return sql`select ${columns(sql)} from call_feed order by id limit ${limit}`;
}

/** Lists the feeds to be read: not read since then, the longest ago first. */
export async function listDueFeeds(sql: Sql, before: Date, limit: number): Promise<CallFeed[]> {
  return sql`
    select ${columns(sql)} from call_feed where checked_at is null or checked_at <= ${before}
    order by checked_at nulls first, id limit ${limit}`;
}

/** Says that a feed was read. `found` null: it has not changed. */
export async function saveFeedRead(
  sql: Sql,
  id: number,
  { etag, changed, found, now }: { etag: string | null; changed: string | null; found: number | null; now: Date },
): Promise<void> {
  await sql`
    update call_feed set checked_at = ${now}, failures = 0, problem = '', told_at = null, etag = ${etag}, changed = ${changed},
      found = coalesce(${found}::int, found)
    where id = ${id}`;
}

/** Says that a feed could not be read. Returns whether that is to be told now: once, after so many failures. */
export async function saveFeedFailure(
  sql: Sql,
  id: number,
  { problem, failures, now }: { problem: string; failures: number; now: Date },
): Promise<boolean> {
  await sql`
    update call_feed set checked_at = ${now}, failures = least(failures + 1, 1000), problem = ${toText(problem)} where id = ${id}`;
  const { count } = await sql`
    update call_feed set told_at = ${now} where id = ${id} and failures >= ${failures} and told_at is null`;
  return count > 0;
}

/** Takes a feed away; the calls that came of it stay. */
export async function deleteFeed(sql: Sql, id: number): Promise<boolean> {
  const { count } = await sql`delete from call_feed where id = ${id}`;
  return count > 0;
}

export async function exportFeedsOf(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select id, url, policy_areas, time_zone, programme, created_at from call_feed where added_by = ${person} order by id`;
}

export async function moveFeeds(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update call_feed set added_by = ${to} where added_by = ${from}`;
}

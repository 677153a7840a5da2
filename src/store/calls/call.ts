import type postgres from 'postgres';
import type { CallBrief, CallFields, FundingCall } from '#src/domain/calls/call.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';
import { suggestNumbered } from '../database/suggest-numbered.ts';

type Fragment = postgres.PendingQuery<postgres.Row[]>;

const columns = (sql: Sql) => sql`
  number, title, programme, audience, policy_areas, budget, opens_on::text as opens_on, closes_at, is_whole_day, time_zone, link, contact, summary,
  owner, feed, created_at, updated_at, withdrawn_at`;

const briefColumns = (sql: Sql) => sql`
  c.number, c.title, c.programme, c.policy_areas, c.opens_on::text as opens_on, c.closes_at, c.is_whole_day, c.time_zone, c.budget`;

const toColumns = (fields: CallFields) => ({
  ...fields,
  title: toText(fields.title),
  programme: toText(fields.programme),
  audience: toText(fields.audience),
  budget: toText(fields.budget),
  contact: toText(fields.contact),
  summary: toText(fields.summary),
});

export async function insertCall(sql: Sql, fields: CallFields, owner: number, now: Date): Promise<FundingCall> {
  const row = { ...toColumns(fields), owner, createdAt: now, updatedAt: now };
  const [inserted] = await sql<[FundingCall]>`insert into funding_call ${sql(row)} returning ${columns(sql)}`;
  return inserted;
}

/** Counts up where calendars hold something else of a call now. */
const counted = (sql: Sql, { title, closesAt }: Pick<CallFields, 'title' | 'closesAt'>): Fragment => sql`
  sequence + (closes_at is distinct from ${closesAt}::timestamptz or title <> ${toText(title)})::int`;

/** Changes what a call says. One whose deadline moved is told anew before it. */
export async function updateCall(sql: Sql, number: number, fields: CallFields, now: Date): Promise<FundingCall | null> {
  const [saved] = await sql<FundingCall[]>`
    update funding_call set ${sql({ ...toColumns(fields), isEdited: true, updatedAt: now })},
      reminded = case when closes_at is not distinct from ${fields.closesAt}::timestamptz then reminded end,
      sequence = ${counted(sql, fields)}
    where number = ${number} returning ${columns(sql)}`;
  return saved ?? null;
}

/**
 * Saves a call that a feed tells: a new one, or what changed of one that nobody changed here. Returns which; 'same' where nothing did, or it stays as it
 * is here.
 */
export async function saveFeedCall(
  sql: Sql,
  feed: number,
  { reference, fields, isOver }: { reference: string; fields: CallFields; isOver: boolean },
  now: Date,
): Promise<{ what: 'new'; number: number } | { what: 'changed' | 'same' }> {
  const row = toColumns(fields);
  const key = toText(reference);
  const [known] = await sql<{ number: number }[]>`
    select number from funding_call where feed = ${feed} and reference = ${key}`;
  if (!known) {
    // What is over already helps nobody.
    if (isOver) return { what: 'same' };
    const [added] = await sql<{ number: number }[]>`
      insert into funding_call ${sql({ ...row, feed, reference: key, createdAt: now, updatedAt: now })}
      on conflict (feed, reference) do nothing returning number`;
    return added ? { what: 'new', number: added.number } : { what: 'same' };
  }
  const { title, programme, audience, budget, opensOn, closesAt, isWholeDay, link, contact, summary } = row;
  const { count } = await sql`
    update funding_call set title = ${title}, programme = ${programme}, audience = ${audience}, budget = ${budget}, opens_on = ${opensOn}, closes_at = ${closesAt},
      is_whole_day = ${isWholeDay}, link = ${link}, contact = ${contact}, summary = ${summary}, updated_at = ${now},
      reminded = case when closes_at is not distinct from ${closesAt}::timestamptz then reminded end, sequence = ${counted(sql, row)}
    where number = ${known.number} and not is_edited
      and (title, programme, audience, budget, opens_on, closes_at, is_whole_day, link, contact, summary) is distinct from
        (${title}, ${programme}, ${audience}, ${budget}, ${opensOn}::date, ${closesAt}::timestamptz, ${isWholeDay}::boolean, ${link}, ${contact}, ${summary})`;
  return { what: count > 0 ? 'changed' : 'same' };
}

export async function findCall(sql: Sql, number: number): Promise<FundingCall | null> {
  const [call] = await sql<FundingCall[]>`select ${columns(sql)} from funding_call where number = ${number}`;
  return call ?? null;
}

/** Finds a call that is not over and has a link, or a title in a programme, already. */
export async function findSameCall(
  sql: Sql,
  { link, title, programme }: Pick<CallFields, 'link' | 'title' | 'programme'>,
  now: Date,
): Promise<{ number: number; title: string } | null> {
  const [found] = await sql<{ number: number; title: string }[]>`
    select number, title from funding_call
    where withdrawn_at is null and (closes_at is null or closes_at > ${now})
      and ((${link} <> '' and link <> '' and plain_link(link) = plain_link(${link})) or (lower(title), lower(programme)) = (lower(${title}), lower(${programme})))
    order by number limit 1`;
  return found ?? null;
}

export async function saveCallWithdrawal(sql: Sql, number: number, at: Date | null): Promise<void> {
  await sql`update funding_call set withdrawn_at = ${at} where number = ${number}`;
}

/**
 * `terms`: any of these tsqueries. `closed`: those whose deadline is past instead of those that are not over. `closing`: with a deadline between two instants, or with
 * none that is known.
 */
export type CallFilter = {
  areas?: readonly string[] | undefined;
  programme?: string | undefined;
  closed?: boolean | undefined;
  closing?: { from: Date; until: Date } | 'unknown' | undefined;
  terms?: readonly string[];
  tags?: readonly string[];
};

const closingWithin = (sql: Sql, closing: CallFilter['closing']): Fragment => {
  if (closing === undefined) return sql`true`;
  if (closing === 'unknown') return sql`c.closes_at is null`;
  return sql`c.closes_at >= ${closing.from} and c.closes_at < ${closing.until}`;
};

const passing = (
  sql: Sql,
  { areas, programme, closed = false, closing, terms, tags = [] }: CallFilter,
  now: Date,
): Fragment => sql`
  ${closingWithin(sql, closing)} and c.withdrawn_at is null and ((c.closes_at is not null and c.closes_at <= ${now}) = ${closed})
  and (${areas === undefined} or c.policy_areas && ${[...(areas ?? [])]}::text[])
  and (${programme ?? null}::text is null or c.programme ilike ${`%${(programme ?? '').replace(/[\\%_]/g, '\\$&')}%`})
  and (${terms === undefined} or c.policy_areas && ${[...tags]}::text[]
    or exists (select 1 from unnest(${[...(terms ?? [])]}::tsquery[]) term where c.search @@ term))`;

/** Lists calls, the next deadline first and those without one last; of those that are over the latest first. Of words how many are in a call counts first. */
export async function listCalls(
  sql: Sql,
  filter: CallFilter,
  now: Date,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<{ calls: CallBrief[]; count: number }> {
  const { terms = [], closed = false } = filter;
  const order = closed ? sql`c.closes_at desc` : sql`c.closes_at nulls last`;
  const rows = await sql<(CallBrief & { count: number })[]>`
    select ${briefColumns(sql)}, count(*) over ()::int as count from funding_call c where ${passing(sql, filter, now)}
    order by (select count(*) from unnest(${[...terms]}::tsquery[]) term where c.search @@ term) desc, ${order}, c.number desc
    limit ${limit} offset ${offset}`;
  return { calls: rows.map(({ count: _, ...call }) => call), count: rows[0]?.count ?? 0 };
}

/** Lists calls whose deadline lies within a time, the first one first; of these policy areas where some are named. */
export async function listCallsClosing(
  sql: Sql,
  { from, until, areas, limit = 1_000 }: { from: Date; until: Date; areas?: readonly string[]; limit?: number },
): Promise<(CallBrief & { updatedAt: Date })[]> {
  return sql`
    select ${briefColumns(sql)}, c.updated_at from funding_call c
    where c.withdrawn_at is null and c.closes_at > ${from} and c.closes_at <= ${until}
      and (${areas === undefined} or c.policy_areas && ${[...(areas ?? [])]}::text[])
    order by c.closes_at, c.number limit ${limit}`;
}

/** Lists the calls that came up to `until`, after `since`, and are not over then, for digests; the next deadline first. */
export async function listNewCalls(
  sql: Sql,
  { since, until }: { since: Date; until: Date },
): Promise<(CallBrief & { summary: string; createdAt: Date; owner: number | null })[]> {
  return sql`
    select ${briefColumns(sql)}, c.summary, c.created_at, c.owner from funding_call c
    where c.withdrawn_at is null and c.created_at > ${since} and c.created_at <= ${until} and (c.closes_at is null or c.closes_at > ${until})
    order by c.closes_at nulls last, c.number desc`;
}

export const suggestCalls = (sql: Sql, partial: string, limit: number) =>
  suggestNumbered(sql, 'funding_call', partial, limit);

/** Exports the calls that a person brought in. */
export async function exportCallsOf(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select number, title, programme, audience, policy_areas, budget, opens_on::text as opens_on, closes_at, time_zone, link, contact, summary, created_at, withdrawn_at
    from funding_call where owner = ${person} order by number`;
}

export async function moveCalls(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update funding_call set owner = ${to} where owner = ${from}`;
}

/** Lists calls that pass a filter, behind a number, the newest first. */
export async function listCallsBefore(
  sql: Sql,
  filter: CallFilter,
  now: Date,
  { before, limit }: { before: number | null; limit: number },
): Promise<FundingCall[]> {
  return sql`
    select ${columns(sql)} from funding_call c where ${passing(sql, filter, now)} and (${before}::bigint is null or c.number < ${before})
    order by c.number desc limit ${limit}`;
}

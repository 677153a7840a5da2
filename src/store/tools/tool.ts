import type postgres from 'postgres';
import type { Tool, ToolBrief, ToolFields, ToolFilter, ToolUnit } from '#src/domain/tools/tool.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';
import { suggestNumbered } from '../database/suggest-numbered.ts';

type Fragment = postgres.PendingQuery<postgres.Row[]>;

const file = (sql: Sql) => sql`
  case when file_hash is not null then jsonb_build_object('name', file_name, 'mediaType', file_media_type, 'size', file_size, 'hash', file_hash) end`;

const columns = (sql: Sql) => sql`
  number, kind, title, summary, link, ${file(sql)} as file, policy_areas, target_groups, stage, language, publisher, year, licence, verify_on::text as verify_on,
  state, comment, suggested_by, owner, created_at, updated_at, published_at, withdrawn_at, opened, link_problem, link_broken_at`;

const briefColumns = (sql: Sql) =>
  sql`t.number, t.title, t.kind, t.language, t.publisher, t.year, t.policy_areas, t.link_broken_at`;

/** The condition for entries that everybody can find; equal to `isListed` in the domain. */
const listedOnly = (sql: Sql) => sql`t.state = 'published' and t.withdrawn_at is null`;

const toColumns = ({ title, summary, publisher, licence, file, ...fields }: ToolFields) => ({
  ...fields,
  fileName: file && toText(file.name),
  fileMediaType: file?.mediaType ?? null,
  fileSize: file?.size ?? null,
  fileHash: file?.hash ?? null,
  title: toText(title),
  summary: toText(summary),
  publisher: toText(publisher),
  licence: toText(licence),
});

type NewTool = ToolFields & { state: 'suggested' | 'published'; owner: number | null; suggestedBy: number | null };

export async function insertTool(
  sql: Sql,
  { state, owner, suggestedBy, ...fields }: NewTool,
  now: Date,
): Promise<Tool> {
  const publishedAt = state === 'published' ? now : null;
  const row = { ...toColumns(fields), state, owner, suggestedBy, createdAt: now, updatedAt: now, publishedAt };
  const [inserted] = await sql<[Tool]>`insert into tool ${sql(row)} returning ${columns(sql)}`;
  return inserted;
}

/** Changes what an entry says. Another link is looked at anew. */
export async function updateTool(sql: Sql, number: number, fields: ToolFields, now: Date): Promise<Tool | null> {
  const [saved] = await sql<Tool[]>`
    update tool set ${sql({ ...toColumns(fields), updatedAt: now })},
      verify_asked_at = case when verify_on is distinct from ${fields.verifyOn}::date then null else verify_asked_at end,
      link_checked_at = case when link = ${fields.link} then link_checked_at end,
      link_failures = case when link = ${fields.link} then link_failures else 0 end,
      link_problem = case when link = ${fields.link} then link_problem else '' end,
      link_broken_at = case when link = ${fields.link} then link_broken_at end
    where number = ${number} returning ${columns(sql)}`;
  return saved ?? null;
}

export async function findTool(sql: Sql, number: number): Promise<Tool | null> {
  const [tool] = await sql<Tool[]>`select ${columns(sql)} from tool where number = ${number}`;
  return tool ?? null;
}

/** Finds an entry and holds it until the transaction ends. */
export async function lockTool(sql: Sql, number: number): Promise<Tool | null> {
  const [tool] = await sql<Tool[]>`select ${columns(sql)} from tool where number = ${number} for update`;
  return tool ?? null;
}

/** Finds the entry that has a link already, or one that leads to the same page, and was not declined; null where none has. */
export async function findToolOfLink(sql: Sql, link: string): Promise<{ number: number; title: string } | null> {
  const [found] = await sql<{ number: number; title: string }[]>`
    select number, title from tool
    where link <> '' and plain_link(link) = plain_link(${link}) and state <> 'declined' and withdrawn_at is null order by number limit 1`;
  return found ?? null;
}

/** Finds the entry that holds a file already and was not declined; null where none does. */
export async function findToolOfFile(sql: Sql, hash: string): Promise<{ number: number; title: string } | null> {
  const [found] = await sql<{ number: number; title: string }[]>`
    select number, title from tool
    where file_hash = ${hash} and state <> 'declined' and withdrawn_at is null order by number limit 1`;
  return found ?? null;
}

/** Counts what a person suggested after `since`, whatever became of it. */
export async function countSuggestedTools(sql: Sql, person: number, since: Date): Promise<number> {
  const [counted] = await sql<[{ count: number }]>`
    select count(*)::int as count from tool where suggested_by = ${person} and created_at > ${since}`;
  return counted.count;
}

/** Says that an entry was published or declined. */
export async function saveToolReview(
  sql: Sql,
  number: number,
  { state, comment, owner, now }: { state: 'published' | 'declined'; comment: string; owner: number; now: Date },
): Promise<void> {
  await sql`
    update tool set state = ${state}, comment = ${toText(comment)}, updated_at = ${now},
      owner = case when ${state} = 'published' then ${owner} else owner end,
      published_at = case when ${state} = 'published' then coalesce(published_at, ${now}) end
    where number = ${number}`;
}

export async function saveToolWithdrawal(sql: Sql, number: number, at: Date | null): Promise<void> {
  await sql`update tool set withdrawn_at = ${at} where number = ${number}`;
}

/** Says that an entry still holds; its owner is asked again on that day. */
export async function saveToolVerified(sql: Sql, number: number, next: string): Promise<void> {
  await sql`update tool set verify_on = ${next}, verify_asked_at = null where number = ${number}`;
}

export async function countToolOpened(sql: Sql, number: number): Promise<void> {
  await sql`update tool t set opened = opened + 1 where number = ${number} and ${listedOnly(sql)}`;
}

const passing = (sql: Sql, { area, group, kind, stage, language }: ToolFilter): Fragment => sql`
  ${listedOnly(sql)}
  and (${area ?? null}::text is null or ${area ?? ''} = any(t.policy_areas))
  and (${group ?? null}::text is null or ${group ?? ''} = any(t.target_groups))
  and (${kind ?? null}::text is null or t.kind = ${kind ?? ''})
  and (${stage ?? null}::text is null or t.stage = ${stage ?? ''})
  and (${language ?? null}::text is null or t.language = ${language ?? ''})`;

type Page = { limit: number; offset?: number };

/** Lists the entries that pass a filter, the newest first, with how many there are. */
export async function listTools(
  sql: Sql,
  filter: ToolFilter,
  { limit, offset = 0 }: Page,
): Promise<{ tools: ToolBrief[]; count: number }> {
  const [tools, [counted]] = await Promise.all([
    sql<ToolBrief[]>`
      select ${briefColumns(sql)} from tool t where ${passing(sql, filter)}
      order by t.published_at desc, t.number desc limit ${limit} offset ${offset}`,
    sql<[{ count: number }]>`select count(*)::int as count from tool t where ${passing(sql, filter)}`,
  ]);
  return { tools, count: counted.count };
}

/**
 * Lists the entries that have any of what is looked for, the best first, with how many there are: by the weight of the units that each has, more where a
 * title has them, a little for the language `own`. Only those that have `least` of the weight of all units.
 */
export async function searchTools(
  sql: Sql,
  units: readonly ToolUnit[],
  { own, least, filter, limit, offset = 0 }: Page & { own: string; least: number; filter: ToolFilter },
): Promise<{ tools: ToolBrief[]; count: number }> {
  const sought = units.flatMap(({ weight, terms, tag }, unit) => [
    ...terms.map((each) => ({ unit, weight, ...each, tag: null })),
    ...(tag === null ? [] : [{ unit, weight, term: null, language: null, tag }]),
  ]);
  if (sought.length === 0) return { tools: [], count: 0 };
  const total = units.reduce((sum, { weight }) => sum + weight, 0);
  const rows = await sql<(ToolBrief & { count: number })[]>`
    with sought as (
      select * from unnest(
        ${sought.map(({ unit }) => unit)}::int[], ${sought.map(({ weight }) => weight)}::float8[], ${sought.map(({ term }) => term)}::tsquery[],
        ${sought.map(({ language }) => language)}::text[], ${sought.map(({ tag }) => tag)}::text[]) as s (unit, weight, term, language, tag)
    ), matched as (
      select t.number, s.unit, max(s.weight * (1 + ts_rank(t.search, coalesce(s.term, ''::tsquery)))) as worth, max(s.weight) as weight
      from tool t join sought s on case when s.term is null
        then s.tag = any(array(select 'area:' || a from unnest(t.policy_areas) a union all select 'group:' || g from unnest(t.target_groups) g))
        else t.search @@ s.term and (s.language is null or s.language = t.language) end
      where ${passing(sql, filter)} group by t.number, s.unit
    ), ranked as (
      select number, sum(worth) as worth from matched group by number having sum(weight) >= ${least * total}
    )
    select ${briefColumns(sql)}, (select count(*)::int from ranked) as count from ranked r join tool t using (number)
    order by r.worth * case when t.language = ${own} then 1.1 else 1 end desc, t.number desc limit ${limit} offset ${offset}`;
  return { tools: rows.map(({ count: _, ...tool }) => tool), count: rows[0]?.count ?? 0 };
}

/** Lists entries of any of these policy areas whose link works, those for the same groups and in the language first, then the newest. */
export async function listGuides(
  sql: Sql,
  {
    areas,
    groups,
    language,
    limit,
  }: { areas: readonly string[]; groups: readonly string[]; language: string; limit: number },
): Promise<{ tools: ToolBrief[]; count: number }> {
  const rows = await sql<(ToolBrief & { count: number })[]>`
    select ${briefColumns(sql)}, count(*) over ()::int as count from tool t
    where ${listedOnly(sql)} and t.policy_areas && ${[...areas]}::text[] and t.link_broken_at is null
    order by (t.target_groups && ${[...groups]}::text[]) desc, (t.language = ${language}) desc, t.opened desc, t.number desc limit ${limit}`;
  return { tools: rows.map(({ count: _, ...tool }) => tool), count: rows[0]?.count ?? 0 };
}

/** Lists what waits for a review, the oldest first; what a person suggested is not theirs to review. */
export async function listSuggestedTools(
  sql: Sql,
  { notBy, limit }: { notBy: number; limit: number },
): Promise<{ tools: ToolBrief[]; count: number }> {
  const rows = await sql<(ToolBrief & { count: number })[]>`
    select ${briefColumns(sql)}, count(*) over ()::int as count from tool t
    where t.state = 'suggested' and t.withdrawn_at is null and t.suggested_by is distinct from ${notBy} order by t.number limit ${limit}`;
  return { tools: rows.map(({ count: _, ...tool }) => tool), count: rows[0]?.count ?? 0 };
}

/** Lists the entries whose link is told to be broken. */
export async function listBrokenTools(sql: Sql, limit: number): Promise<ToolBrief[]> {
  return sql`
    select ${briefColumns(sql)} from tool t where ${listedOnly(sql)} and t.link_broken_at is not null
    order by t.link_broken_at desc limit ${limit}`;
}

/** Lists what was published after `since`, up to `until`, for digests. */
export async function listToolsPublished(
  sql: Sql,
  { since, until }: { since: Date; until: Date },
): Promise<(ToolBrief & { summary: string; publishedAt: Date; suggestedBy: number | null })[]> {
  return sql`
    select ${briefColumns(sql)}, t.summary, t.published_at, t.suggested_by from tool t
    where ${listedOnly(sql)} and t.published_at > ${since} and t.published_at <= ${until} order by t.published_at desc, t.number desc`;
}

export const suggestTools = (sql: Sql, partial: string, limit: number) => suggestNumbered(sql, 'tool', partial, limit);

/** Lists entries that everybody can find and that pass a filter, behind a number, the newest first. */
export async function listToolsBefore(
  sql: Sql,
  filter: ToolFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<Tool[]> {
  return sql`
    select ${columns(sql)} from tool t where ${passing(sql, filter)} and (${before}::bigint is null or t.number < ${before})
    order by t.number desc limit ${limit}`;
}

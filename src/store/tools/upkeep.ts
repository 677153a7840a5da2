import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

type DueLink = { number: number; link: string };

/** Lists the links to be looked at: not looked at since then, or failed and not looked at since `again`; the longest ago first. */
export async function listDueLinks(
  sql: Sql,
  { before, again, limit }: { before: Date; again: Date; limit: number },
): Promise<DueLink[]> {
  return sql`
    select number, link from tool
    where state = 'published' and withdrawn_at is null and link <> ''
      and (link_checked_at is null or link_checked_at <= case when link_failures between 1 and 2 then ${again}::timestamptz else ${before}::timestamptz end)
    order by link_checked_at nulls first, number limit ${limit}`;
}

/** Saves how a link stood; `problem` null: it works. Returns whether it is told to be broken only now, with the title and its owner. */
export async function saveLinkState(
  sql: Sql,
  { number, link }: DueLink,
  { problem, failures, now }: { problem: string | null; failures: number; now: Date },
): Promise<{ title: string; owner: number | null } | null> {
  const [found] = await sql<{ title: string; owner: number | null; isNew: boolean }[]>`
    update tool set link_checked_at = ${now},
      link_failures = case when ${problem === null} then 0 else least(link_failures + 1, 1000) end,
      link_problem = ${toText(problem ?? '')},
      link_broken_at = case when ${problem === null} then null when link_failures + 1 >= ${failures} then coalesce(link_broken_at, ${now}) end
    where number = ${number} and link = ${link}
    returning title, owner, coalesce(link_broken_at = ${now}, false) as is_new`;
  return found?.isNew ? { title: found.title, owner: found.owner } : null;
}

/** Says that a link was looked at without finding out. */
export async function saveLinkUnsure(sql: Sql, { number, link }: DueLink, now: Date): Promise<void> {
  await sql`update tool set link_checked_at = ${now} where number = ${number} and link = ${link}`;
}

/** Lists the entries whose owner is to be asked whether they still hold, and keeps that they were. */
export async function takeToVerify(
  sql: Sql,
  now: Date,
): Promise<{ number: number; title: string; owner: number; verifyOn: string }[]> {
  return sql`
    update tool set verify_asked_at = ${now}
    where state = 'published' and withdrawn_at is null and verify_on <= ${now}::date and verify_asked_at is null and owner is not null
    returning number, title, owner, verify_on::text as verify_on`;
}

/** Everything of the toolbox that a person brought in or looks after. */
export async function exportToolsOf(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select number, kind, title, summary, link, file_name, file_size, policy_areas, target_groups, stage, language, publisher, year, licence, state, comment, created_at,
      withdrawn_at, verify_on::text as verify_on, suggested_by = ${person} as is_suggested, owner = ${person} as is_owned
    from tool where suggested_by = ${person} or owner = ${person} order by number`;
}

/** Deletes what a person suggested: all of it, or what was not published. Returns the numbers. */
export async function deleteToolsOf(sql: Sql, person: number, which: 'all' | 'not published'): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`
    delete from tool where suggested_by = ${person} and (${which === 'all'} or state <> 'published') returning number`;
  return rows.map(({ number }) => number);
}

export async function moveTools(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update tool set suggested_by = ${to} where suggested_by = ${from}`;
  await sql`update tool set owner = ${to} where owner = ${from}`;
}

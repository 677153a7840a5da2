import type { Activity } from '#src/domain/activity/activity.ts';
import type { Sql } from '../database/database.ts';

/** Whom activities are told: `types` are those that they may be told where they may read the subject, `removals` those of them that are told of what was open before. */
export type Told = {
  person: number;
  /** May read whatever was written. */
  readsAll: boolean;
  types: readonly string[];
  removals: readonly string[];
};

export type ToldFilter = { area: string | null; region: string | null };

/** Lists activities behind a position and up to another that somebody may be told and that pass a filter, in order. */
export async function listToldActivities(
  sql: Sql,
  { person, readsAll, types, removals }: Told,
  { area, region }: ToldFilter,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<Activity[]> {
  return sql`
    select id, position, type, version, subject, actor, region, areas, data, caused_by, depth, at
    from (
      select *, split_part(subject, ':', 1) as kind, split_part(subject, ':', 2) as which, type = any(${[...removals]}) as is_removal
      from activity where position > ${after} and position <= ${upTo} and type = any(${[...types]})
    ) a
    where (${area}::text is null or ${area} = any(areas)) and (${region}::text is null or region = ${region})
      and (${readsAll} or case kind
        when 'experience' then exists (
          select from experience e where e.number = which::bigint and (
            (e.withdrawn_at is null or is_removal) and (e.life in ('submitted', 'published') or e.life = 'archived' and is_removal)
            or e.author = ${person}
            or exists (
              select from experience_co_author c where c.experience = e.number and c.person = ${person} and c.accepted_at is not null)))
        when 'question' then exists (
          select from question q where q.number = which::bigint and (q.withdrawn_at is null or is_removal or q.author = ${person}))
        when 'tool' then exists (
          select from tool t where t.number = which::bigint and (
            t.state = 'published' and (t.withdrawn_at is null or is_removal) or t.suggested_by = ${person} or t.owner = ${person}))
        when 'call' then exists (
          select from funding_call f where f.number = which::bigint and (f.withdrawn_at is null or is_removal))
        else true end)
    order by position limit ${limit}`;
}

/** The position behind which everything happened at or after a time; null where nothing did yet. */
export async function findPositionBefore(sql: Sql, since: Date): Promise<number | null> {
  const [row] = await sql<
    [{ position: number | null }]
  >`select min(position) - 1 as position from activity where at >= ${since}`;
  return row.position;
}

/** The first position that is kept; null where none is. */
export async function findFirstPosition(sql: Sql): Promise<number | null> {
  const [row] = await sql<[{ position: number | null }]>`select min(position) as position from activity`;
  return row.position;
}

/** Returns whether anything that happened waits for its position. */
export async function hasUnplaced(sql: Sql): Promise<boolean> {
  const [row] = await sql<[{ any: boolean }]>`select exists (select from activity where position is null) as any`;
  return row.any;
}

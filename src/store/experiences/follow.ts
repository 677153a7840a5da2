import type { Followed, FollowedNamed, FollowNews } from '#src/domain/experiences/follow.ts';
import type { Sql } from '../database/database.ts';
import { openOnly } from './experience.ts';

/** Keeps that somebody follows something; what happens from now on is told. */
export async function saveFollow(sql: Sql, person: number, { kind, target }: Followed, now: Date): Promise<void> {
  await sql`
    insert into follow (person, kind, target, followed_at) values (${person}, ${kind}, ${String(target)}, ${now})
    on conflict do nothing`;
}

/** Ends that somebody follows something; false where they did not. */
export async function deleteFollow(sql: Sql, person: number, { kind, target }: Followed): Promise<boolean> {
  const { count } =
    await sql`delete from follow where person = ${person} and kind = ${kind} and target = ${String(target)}`;
  return count > 0;
}

export async function countFollowed(sql: Sql, person: number): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*) from follow where person = ${person}`;
  return row.count;
}

/** Lists what somebody follows, the first followed first. */
export async function listFollowed(sql: Sql, person: number): Promise<FollowedNamed[]> {
  const rows = await sql<{ kind: Followed['kind']; target: string; title: string | null }[]>`
    select kind, target, coalesce(e.title, c.title) as title from follow
    left join (select number, title from experience where ${openOnly(sql)}) e on e.number = case when kind = 'experience' then target::bigint end
    left join (select number, title from funding_call where withdrawn_at is null) c on c.number = case when kind = 'call' then target::bigint end
    where person = ${person} order by followed_at, kind, target`;
  return rows.map(
    (row) =>
      ({
        ...row,
        target: row.kind === 'experience' || row.kind === 'call' ? Number(row.target) : row.target,
      }) as FollowedNamed,
  );
}

/** Lists what of these activities is new to people who follow it and did not do it themselves, each experience once for each person; published first. */
export async function listFollowNews(sql: Sql, activities: readonly number[]): Promise<FollowNews[]> {
  return sql`
    with happened as (
      select type, split_part(subject, ':', 2)::bigint as number, actor, region, areas, data, at from activity
      where id = any(${[...activities]}::bigint[])
    ), followed as (
      select h.*, f.person from happened h join follow f on f.kind = 'experience' and f.target = h.number::text and f.followed_at < h.at
    ), news as (
      select f.person, h.number, 'published' as what from happened h join follow f on f.followed_at < h.at
        and case f.kind when 'area' then h.areas @> array[f.target] when 'region' then h.region ^@ f.target else false end
      where h.type = 'experience.published'
      union select person, number, 'changed' from followed where type = 'experience.changed'
      union select person, (data ->> 'by')::bigint, 'adopted' from followed where type = 'experience.adopted'
      union select person, number, 'tried' from followed
      where type = 'experience.planned' and data ->> 'plan' is not null and actor is distinct from person
    )
    select n.person, number, title, region, min(what) as what from news n join experience e using (number)
    where ${openOnly(sql)} and author is distinct from n.person
    group by n.person, number, title, region
    order by n.person, min(what) desc, number desc`;
}

/** Exports what a person follows. */
export async function exportFollowed(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select kind, target, followed_at from follow where person = ${person} order by followed_at, kind, target`;
}

export async function moveFollowed(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    insert into follow (person, kind, target, followed_at)
    select ${to}, kind, target, followed_at from follow where person = ${from} on conflict do nothing`;
  await sql`delete from follow where person = ${from}`;
}

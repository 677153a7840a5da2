import type { Followed, FollowedNamed, FollowNews } from '#src/domain/experiences/follow.ts';
import type { Sql } from '../database/database.ts';
import { openOnly } from './experience.ts';

/** Keeps that somebody follows something; news from now on are told. */
export async function saveFollow(sql: Sql, person: number, { kind, target }: Followed, now: Date): Promise<void> {
  await sql`
    insert into follow (person, kind, target, followed_at, told_at) values (${person}, ${kind}, ${String(target)}, ${now}, ${now})
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

/** Lists what is new up to `now` about what people follow and did not do themselves, each once for each person; published first. */
export async function listFollowNews(sql: Sql, now: Date): Promise<FollowNews[]> {
  return sql`
    with followed as (
      select person, target::bigint as number, told_at from follow where kind = 'experience'
    ), news as (
      select f.person, x.number, 'published' as what from follow f
      join experience_facet x on x.is_public and x.published_at > (select min(told_at) from follow)
        and x.published_at > f.told_at and x.published_at <= ${now}
        and case f.kind when 'area' then x.facets @> array['area:' || f.target] when 'region' then x.region ^@ f.target else false end
      union select person, x.number, 'changed' from followed f
      join experience_facet x using (number) where x.updated_at > f.told_at and x.updated_at <= ${now}
      union select person, a.number, 'adopted' from followed f
      join experience a on a.adopted_from = f.number where a.created_at > f.told_at and a.created_at <= ${now}
      union select f.person, u.experience, 'tried' from followed f
      join experience_use u on u.experience = f.number and u.plan is not null and u.person <> f.person
      where u.changed_at > f.told_at and u.changed_at <= ${now}
    )
    select n.person, number, title, region, min(what) as what from news n join experience e using (number)
    where ${openOnly(sql)} and author is distinct from n.person
    group by n.person, number, title, region
    order by n.person, min(what) desc, number desc`;
}

/** Keeps that all news up to then were told. */
export async function saveFollowTold(sql: Sql, now: Date): Promise<void> {
  await sql`update follow set told_at = ${now} where told_at < ${now}`;
}

/** Exports what a person follows. */
export async function exportFollowed(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select kind, target, followed_at from follow where person = ${person} order by followed_at, kind, target`;
}

export async function moveFollowed(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    insert into follow (person, kind, target, followed_at, told_at)
    select ${to}, kind, target, followed_at, told_at from follow where person = ${from} on conflict do nothing`;
  await sql`delete from follow where person = ${from}`;
}

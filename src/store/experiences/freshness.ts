import type { Stale } from '#src/domain/experiences/freshness.ts';
import type { Sql } from '../database/database.ts';
import { briefColumns } from './experience.ts';

/** When a published experience was published, changed or confirmed last: of `f` and `c`. */
const since = (sql: Sql) => sql`greatest(f.published_at, f.updated_at, c.confirmed_at)`;
const published = (sql: Sql) => sql`
  experience_facet f join experience e on e.number = f.number left join experience_check c on c.experience = f.number`;

/** Finds when a published experience was published, changed or confirmed last; null where it is not published. */
export async function findConfirmedSince(
  sql: Sql,
  number: number,
): Promise<{ since: Date; isConfirmed: boolean } | null> {
  const [found] = await sql<{ since: Date; isConfirmed: boolean }[]>`
    select ${since(sql)} as since, c.confirmed_at is not distinct from ${since(sql)} as is_confirmed from ${published(sql)} where f.number = ${number} and f.is_public`;
  return found ?? null;
}

/** Finds which of these published experiences were confirmed last before then, and when. */
export async function findStaleAmong(sql: Sql, numbers: readonly number[], before: Date): Promise<Map<number, Date>> {
  const rows = await sql<{ number: number; since: Date }[]>`
    select f.number, ${since(sql)} as since from ${published(sql)}
    where f.number = any(${[...numbers]}::bigint[]) and f.is_public and not is_example and ${since(sql)} <= ${before}`;
  return new Map(rows.map((row) => [row.number, row.since]));
}

/** Says that an experience is still true. */
export async function saveConfirmation(sql: Sql, number: number, by: number, now: Date): Promise<void> {
  await sql`
    insert into experience_check (experience, confirmed_at, confirmed_by) values (${number}, ${now}, ${by})
    on conflict (experience) do update set confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by`;
}

/** Lists published experiences last confirmed before then about which their authors were not asked since, the longest ago first; at most `each` of one author. */
export async function listToAskAbout(
  sql: Sql,
  before: Date,
  { each, limit }: { each: number; limit: number },
): Promise<{ number: number; author: number | null; title: string; since: Date }[]> {
  return sql`
    select number, author, title, since from (
      select f.number, author, title, ${since(sql)} as since,
        row_number() over (partition by author order by ${since(sql)}, f.number) as place
      from ${published(sql)}
      where f.is_public and not is_example and ${since(sql)} <= ${before} and (asked_at is null or asked_at <= ${since(sql)})
    ) due
    where author is null or place <= ${each}
    order by since, number limit ${limit}`;
}

/** Keeps that authors were asked. */
export async function saveAskedAbout(sql: Sql, numbers: readonly number[], now: Date): Promise<void> {
  await sql`
    insert into experience_check (experience, asked_at) select number, ${now} from unnest(${[...numbers]}::bigint[]) number
    on conflict (experience) do update set asked_at = excluded.asked_at`;
}

/** Lists published experiences last confirmed before then, the longest ago first; `count` is of all. */
export async function listStale(
  sql: Sql,
  before: Date,
  { limit, offset }: { limit: number; offset: number },
): Promise<(Stale & { count: number })[]> {
  return sql`
    with stale as materialized (
      select f.number as stale_number, ${since(sql)} as since, count(*) over () as count from ${published(sql)}
      where f.is_public and not is_example and ${since(sql)} <= ${before} order by since, f.number limit ${limit} offset ${offset}
    )
    select ${briefColumns(sql)}, since, count, author is not null as has_author,
      (select display_name from person where id = author) as author_name
    from stale join experience on number = stale_number order by since, number`;
}

/** Exports what a person confirmed, and when they were asked about what they logged. */
export async function exportChecks(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select c.experience, c.confirmed_at, c.asked_at, c.confirmed_by = ${person} as is_yours
    from experience_check c join experience e on e.number = c.experience
    where c.confirmed_by = ${person} or e.author = ${person} order by c.experience`;
}

export async function moveChecks(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update experience_check set confirmed_by = ${to} where confirmed_by = ${from}`;
}

import type { MonthOfExperience } from '#src/domain/experiences/use.ts';
import type { Sql } from '../database/database.ts';
import { openOnly } from './experience.ts';

/** Keeps that an experience was read from a region in the month of `now`. */
export async function saveRead(sql: Sql, experience: number, region: string, now: Date): Promise<void> {
  await sql`
    insert into experience_read (experience, month, region)
    values (${experience}, date_trunc('month', ${now}::timestamptz at time zone 'UTC')::date, ${region}) on conflict do nothing`;
}

/** Deletes from where experiences were read in months before that instant, the beginning of a month. */
export async function deleteReadsBefore(sql: Sql, month: Date): Promise<void> {
  await sql`delete from experience_read where month < (${month}::timestamptz at time zone 'UTC')::date`;
}

/** Lists what experiences led to from one instant, the beginning of a month in UTC, to another; those that led to something and whose authors want to know. */
export async function listMonth(sql: Sql, from: Date, to: Date): Promise<MonthOfExperience[]> {
  const within = (column: ReturnType<Sql>) => sql`${column} >= ${from} and ${column} < ${to}`;
  return sql`
    with happened as (
      select r.experience as number, 'read' as what, r.region from experience_read r
      where r.month = (${from}::timestamptz at time zone 'UTC')::date
      union select experience, 'useful', coalesce(region, '') from experience_use where is_useful and ${within(sql`useful_at`)}
      union all select experience, 'wants', coalesce(region, '') from experience_use where plan is not null and ${within(sql`planned_at`)}
      union all select adopted_from, 'adopted', region from experience
        where adopted_from is not null and ${openOnly(sql)} and ${within(sql`created_at`)}
    )
    select author, e.number, title,
      count(*) filter (where what = 'read' and h.region <> e.region) as read_by,
      count(*) filter (where what = 'useful' and h.region <> e.region) as useful,
      count(*) filter (where what = 'wants') as wants,
      count(*) filter (where what = 'adopted') as adopted
    from happened h join experience e on e.number = h.number
    where author is not null and ${openOnly(sql)} and not is_example
      and not exists (select from author_note_refusal n where n.person = author)
    group by e.number, author, title having count(*) filter (where what in ('wants', 'adopted') or h.region <> e.region) > 0
    order by author, adopted desc, wants desc, useful desc, read_by desc, e.number`;
}

/** Keeps whether an author wants the monthly note. */
export async function saveNoteWish(sql: Sql, person: number, isWanted: boolean, now: Date): Promise<void> {
  await (isWanted
    ? sql`delete from author_note_refusal where person = ${person}`
    : sql`insert into author_note_refusal (person, refused_at) values (${person}, ${now}) on conflict do nothing`);
}

/** Exports that a person wants no monthly note. */
export async function exportNoteWish(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select refused_at from author_note_refusal where person = ${person}`;
}

/** Joins what two accounts wish: a refusal of either stays. */
export async function moveNoteWish(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    insert into author_note_refusal (person, refused_at) select ${to}, refused_at from author_note_refusal where person = ${from}
    on conflict do nothing`;
  await sql`delete from author_note_refusal where person = ${from}`;
}

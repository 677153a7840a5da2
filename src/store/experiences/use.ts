import type { Plan, Use } from '#src/domain/experiences/use.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';
import { openOnly } from './experience.ts';

const columns = (sql: Sql) =>
  sql`u.experience, u.person, p.display_name as name, u.region, u.is_useful, u.plan, u.note, u.contact, u.result`;

/** Lists what people make of an experience, the first said first. */
export async function listUses(sql: Sql, experience: number): Promise<Use[]> {
  return sql`
    select ${columns(sql)} from experience_use u join person p on p.id = u.person
    where u.experience = ${experience} and (u.is_useful or u.plan is not null) order by u.changed_at, u.person`;
}

/** Finds what a person makes of an experience; null where they said nothing. */
export async function findUse(sql: Sql, experience: number, person: number): Promise<Use | null> {
  const [use] = await sql<Use[]>`
    select ${columns(sql)} from experience_use u join person p on p.id = u.person
    where u.experience = ${experience} and u.person = ${person}`;
  return use ?? null;
}

type Of = { experience: number; person: number; region: string | null; now: Date };

/** Keeps whether somebody finds an experience useful. */
export async function saveUseful(sql: Sql, { experience, person, region, now }: Of, isUseful: boolean): Promise<void> {
  const at = isUseful ? now : null;
  await sql`
    insert into experience_use (experience, person, region, is_useful, useful_at, changed_at)
    values (${experience}, ${person}, ${region}, ${isUseful}, ${at}, ${now})
    on conflict (experience, person) do update set is_useful = excluded.is_useful, useful_at = excluded.useful_at`;
}

/** Keeps how far somebody is with trying it. */
export async function savePlan(
  sql: Sql,
  { experience, person, region, now }: Of,
  { plan, note, contact, result }: { plan: Plan; note: string; contact: string; result: string },
): Promise<void> {
  await sql`
    insert into experience_use (experience, person, region, plan, planned_at, note, contact, result, changed_at)
    values (${experience}, ${person}, ${region}, ${plan}, ${now}, ${toText(note)}, ${toText(contact)}, ${toText(result)}, ${now})
    on conflict (experience, person) do update set
      plan = excluded.plan, note = excluded.note, contact = excluded.contact, result = excluded.result, region = excluded.region,
      planned_at = coalesce(experience_use.planned_at, excluded.planned_at), changed_at = excluded.changed_at, asked_at = null`;
}

/** Lists who wants to try something or tries it, changed nothing since then and was not asked since, at most `each` of one person. */
export async function listToAskHow(
  sql: Sql,
  before: Date,
  { each, limit }: { each: number; limit: number },
): Promise<{ experience: number; person: number; title: string }[]> {
  return sql`
    select experience, person, title from (
      select u.experience, u.person, title, changed_at, row_number() over (partition by person order by changed_at, experience) as place
      from experience_use u join experience on number = u.experience
      where u.plan in ('wants', 'trying') and changed_at <= ${before} and (asked_at is null or asked_at <= ${before}) and ${openOnly(sql)}
    ) due where place <= ${each} order by changed_at, experience, person limit ${limit}`;
}

/** Keeps that people were asked how it went. */
export async function saveAskedHow(
  sql: Sql,
  asked: readonly { experience: number; person: number }[],
  now: Date,
): Promise<void> {
  await sql`
    update experience_use u set asked_at = ${now}
    from unnest(${asked.map(({ experience }) => experience)}::bigint[], ${asked.map(({ person }) => person)}::bigint[]) a (experience, person)
    where u.experience = a.experience and u.person = a.person`;
}

/** Exports what a person said of others' experiences. */
export async function exportUses(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select experience, region, is_useful, useful_at, plan, planned_at, note, contact, result, changed_at
    from experience_use where person = ${person} order by experience`;
}

/** Makes one person's words about experiences another's; of both about the same, the later stay. What is about their own goes. */
export async function moveUses(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    delete from experience_use u using experience_use v
    where u.experience = v.experience and u.person in (${from}, ${to}) and v.person in (${from}, ${to})
      and (u.changed_at, u.person) < (v.changed_at, v.person)`;
  await sql`update experience_use set person = ${to} where person = ${from}`;
  await sql`
    delete from experience_use using experience where number = experience and author = person and person = ${to}`;
}

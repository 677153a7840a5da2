import type { Person } from '#src/core/person.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Sql } from '../database/database.ts';
import { columns } from './experience.ts';

/** Finds admitted people who call themselves exactly so, whatever the case and accents, themselves left out. */
export async function listPeopleCalled(sql: Sql, name: string, except: number): Promise<Person[]> {
  return sql`
    select id, display_name, language, time_zone, region, interests, role from person
    where is_admitted and id <> ${except} and lower(unaccented(display_name)) = lower(unaccented(${name})) order by id limit 10`;
}

/** Keeps that somebody was invited; false where they were before. */
export async function insertCoAuthor(
  sql: Sql,
  invited: { experience: number; person: number; invitedBy: number; invitedAt: Date },
): Promise<boolean> {
  const { count } = await sql`insert into experience_co_author ${sql(invited)} on conflict do nothing`;
  return count > 0;
}

/** Finds whether somebody was invited to an experience, and has accepted; null where they were not. */
export async function findInvitation(
  sql: Sql,
  experience: number,
  person: number,
): Promise<{ invitedBy: number | null; acceptedAt: Date | null } | null> {
  const [found] = await sql<{ invitedBy: number | null; acceptedAt: Date | null }[]>`
    select invited_by, accepted_at from experience_co_author where experience = ${experience} and person = ${person}`;
  return found ?? null;
}

/** Counts the invitations of somebody that are not answered. */
export async function countOpenInvitations(sql: Sql, invitedBy: number): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from experience_co_author where invited_by = ${invitedBy} and accepted_at is null`;
  return row.count;
}

export async function saveCoAuthorAccepted(sql: Sql, experience: number, person: number, at: Date): Promise<void> {
  await sql`
    update experience_co_author set accepted_at = ${at} where experience = ${experience} and person = ${person} and accepted_at is null`;
}

/** Deletes an invitation or what came of it; false where there was none. */
export async function deleteCoAuthor(sql: Sql, experience: number, person: number): Promise<boolean> {
  const { count } = await sql`delete from experience_co_author where experience = ${experience} and person = ${person}`;
  return count > 0;
}

/** Makes somebody the author of an experience, and no co-author any more; null: nobody. */
export async function saveAuthor(sql: Sql, experience: number, author: number | null): Promise<void> {
  await sql`update experience set author = ${author} where number = ${experience}`;
  await sql`delete from experience_co_author where experience = ${experience} and person is not distinct from ${author}`;
}

/** Makes the first who accepted the author of each experience that somebody leaves. Returns the numbers. */
export async function handOverExperiences(sql: Sql, author: number): Promise<number[]> {
  const handed = await sql<{ number: number }[]>`
    update experience e set author = heir.person
    from (
      select distinct on (experience) experience, person from experience_co_author
      where accepted_at is not null order by experience, accepted_at, person
    ) heir
    where heir.experience = e.number and e.author = ${author}
    returning e.number`;
  await sql`
    delete from experience_co_author c using experience e where e.number = c.experience and e.author = c.person`;
  return handed.map(({ number }) => number);
}

/** Lists what somebody writes together with others, newest first. */
export async function listCoAuthored(sql: Sql, person: number): Promise<Experience[]> {
  return sql`
    select ${columns(sql, 'e.')} from experience e
    where exists (select from experience_co_author c where c.experience = e.number and c.person = ${person} and c.accepted_at is not null)
    order by e.number desc`;
}

export async function exportCoAuthored(sql: Sql, person: number) {
  return sql`
    select experience, invited_at, accepted_at from experience_co_author where person = ${person} order by experience`;
}

export async function moveCoAuthored(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update experience_co_author c set person = ${to} where person = ${from}
      and not exists (select from experience_co_author other where other.person = ${to} and other.experience = c.experience)
      and not exists (select from experience e where e.number = c.experience and e.author = ${to})`;
  await sql`update experience_co_author set invited_by = ${to} where invited_by = ${from}`;
}

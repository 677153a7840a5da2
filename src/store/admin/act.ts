import type { Role } from '#src/core/role.ts';
import type { Sql } from '../database/database.ts';

/** Something that was done with a right of staff, or through their pages. `line` is what was said; null where it named somebody who was forgotten. */
export type StaffAct = {
  id: number;
  at: Date;
  person: number | null;
  role: Role;
  door: 'chat' | 'page' | 'program';
  command: string;
  line: string | null;
};

export async function insertStaffAct(sql: Sql, act: Omit<StaffAct, 'id'>): Promise<void> {
  await sql`insert into staff_act ${sql(act)}`;
}

/** Lists what was done before a place in the list, the newest first, with the names of who did it; by one person where one is named. */
export async function listStaffActs(
  sql: Sql,
  { before, person, limit }: { before?: number; person?: number; limit: number },
): Promise<(StaffAct & { displayName: string | null })[]> {
  return sql`
    select a.id, a.at, a.person, a.role, a.door, a.command, a.line, p.display_name
    from staff_act a left join person p on p.id = a.person
    where ${before === undefined ? sql`true` : sql`a.id < ${before}`}
      and ${person === undefined ? sql`true` : sql`a.person = ${person}`}
    order by a.id desc limit ${limit}`;
}

export async function listStaffActsOf(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select id, at, role, door, command, line from staff_act where person = ${person} order by id`;
}

/** Makes what somebody did nobody's, without their words, and takes the lines away that name them by number or by name. */
export async function forgetStaffActs(sql: Sql, person: number): Promise<void> {
  await sql`
    update staff_act set line = null
    from person p
    where p.id = ${person} and (
      staff_act.person = p.id
      or (length(p.display_name) > 1 and strpos(lower(line), lower(p.display_name)) > 0)
      or (command like '/person%' and line ~ ${`\\m${person}\\M`})
    )`;
  await sql`update staff_act set person = null where person = ${person}`;
}

export async function moveStaffActs(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update staff_act set person = ${to} where person = ${from}`;
}

/** Deletes what was done before a time. Returns how much. */
export async function deleteStaffActsBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from staff_act where at < ${before}`;
  return count;
}

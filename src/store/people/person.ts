import type { Person } from '#src/core/person.ts';
import type { Role } from '#src/core/role.ts';
import type { ListedPerson, PersonSettings } from '#src/domain/people/person-views.ts';
import type { Profile } from '#src/domain/people/profile.ts';
import type { Sql } from '../database/database.ts';

const columns = (sql: Sql) => sql`id, display_name, language, time_zone, region, interests, role`;

/** With the organisation that stands beside their name. */
const withOrganisation = (sql: Sql) => sql`${columns(sql)}, organisation_of(id) as organisation`;

export async function findPerson(sql: Sql, id: number): Promise<Person | null> {
  const [person] = await sql<Person[]>`select ${withOrganisation(sql)} from person where id = ${id}`;
  return person ?? null;
}

/** Those of these people that there are, by id. */
export async function findPeople(sql: Sql, ids: readonly number[]): Promise<Person[]> {
  return sql`select ${withOrganisation(sql)} from person where id = any(${[...ids]}::bigint[]) order by id`;
}

/** Keeps these people as they are until the transaction ends, and returns the ids of those that there are. */
export async function holdPeople(sql: Sql, ids: readonly number[]): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select id from person where id = any(${[...ids]}::bigint[]) order by id for update`;
  return rows.map(({ id }) => Number(id));
}

/**
 * A new person as their platform describes them; what it does not tell takes the table's defaults. `isAdmitted`: whether the network knows them, which who
 * only signed up on a public page is not.
 */
export async function insertPerson(
  sql: Sql,
  { displayName, language, timeZone }: Profile,
  isAdmitted: boolean,
): Promise<Person> {
  const [person] = await sql<[Person]>`
    insert into person ${sql({ displayName, isAdmitted, ...(language && { language }), ...(timeZone && { timeZone }) })}
    returning ${columns(sql)}`;
  return person;
}

/** Keeps what the person set (at least one thing); from now on the platform's profile no longer changes what is named in `chosen`. */
export async function savePersonSettings(
  sql: Sql,
  id: number,
  settings: Partial<PersonSettings>,
  chosen: (keyof PersonSettings)[],
): Promise<Person | null> {
  const [person] = await sql<Person[]>`
    update person set ${sql(settings)},
      chosen = array(select distinct unnest(chosen || ${chosen}::text[]) order by 1)
    where id = ${id}
    returning ${columns(sql)}`;
  return person ?? null;
}

/** Takes over what the platform tells now, except what the person set. */
export async function followProfile(sql: Sql, id: number, profile: Profile): Promise<Person | null> {
  const [person] = await sql<Person[]>`
    update person set
      display_name = case when 'displayName' = any(chosen) then display_name else coalesce(${profile.displayName}, display_name) end,
      language = case when 'language' = any(chosen) then language else coalesce(${profile.language}, language) end,
      time_zone = case when 'timeZone' = any(chosen) then time_zone else coalesce(${profile.timeZone}, time_zone) end
    where id = ${id}
    returning ${columns(sql)}`;
  return person ?? null;
}

export async function savePersonRole(sql: Sql, id: number, role: Role): Promise<Person | null> {
  const [person] = await sql<Person[]>`update person set role = ${role} where id = ${id} returning ${columns(sql)}`;
  return person ?? null;
}

/** The roles of these people. */
export async function listRoles(sql: Sql, people: readonly number[]): Promise<Map<number, Role>> {
  const rows = await sql<{ id: number; role: Role }[]>`
    select id, role from person where id = any(${[...new Set(people)]}::bigint[])`;
  return new Map(rows.map(({ id, role }) => [id, role]));
}

/** Removes a person with their accounts, drafts, codes and answered events. */
export async function deletePerson(sql: Sql, id: number): Promise<void> {
  await sql`delete from person where id = ${id}`;
}

/** Locks the list of admins: until the transaction ends nobody else checks who is one. */
export async function lockAdmins(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('admins', 0))`;
}

/** Finds another admin who has an account in use. */
export async function findOtherAdmin(sql: Sql, person: number): Promise<number | null> {
  const [other] = await sql<{ id: number }[]>`
    select id from person where role = 'admin' and id <> ${person}
      and exists (select 1 from account where account.person = person.id and gone_at is null)
    limit 1`;
  return other?.id ?? null;
}

/** Lists all people, with the platforms they use. */
export async function listPeople(sql: Sql): Promise<ListedPerson[]> {
  return sql`
    select ${columns(sql)},
      array(select distinct platform from account a where a.person = person.id order by platform) as platforms
    from person order by id`;
}

/** All columns of a person, as they are. */
export async function exportPerson(sql: Sql, id: number): Promise<Record<string, unknown>[]> {
  return sql`select * from person where id = ${id}`;
}

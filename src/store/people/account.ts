import type { Person } from '#src/core/person.ts';
import { formatPlace, type Place } from '#src/core/place.ts';
import type { Sql } from '../database/database.ts';

/** Who someone is on one platform. */
export type Account = { platform: string; space: string; user: string };

/** The direct messages of an account. */
export function directPlace({ platform, space, user }: Account): Place {
  return formatPlace({ platform, space, kind: 'user', id: user });
}

export async function findPersonOfAccount(sql: Sql, { platform, space, user }: Account): Promise<Person | null> {
  const [person] = await sql<Person[]>`
    select p.id, p.display_name, p.language, p.time_zone, p.region, p.interests, p.role
    from account a join person p on p.id = a.person
    where a.platform = ${platform} and a.space = ${space} and a."user" = ${user}`;
  return person ?? null;
}

export async function insertAccount(sql: Sql, person: number, { platform, space, user }: Account): Promise<void> {
  await sql`insert into account ${sql({ platform, space, user, person })}`;
}

export async function listAccounts(sql: Sql, person: number): Promise<(Account & { createdAt: Date })[]> {
  return sql`select platform, space, "user", created_at from account where person = ${person} order by created_at, platform`;
}

/** Where a person can be written to directly, the account they came with first. */
export async function listDirectPlaces(sql: Sql, person: number): Promise<Place[]> {
  return (await listAccounts(sql, person)).map(directPlace);
}

/** All accounts of one person become another's. */
export async function moveAccounts(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update account set person = ${to} where person = ${from}`;
}

/** Until the transaction ends, nobody else makes this account. */
export async function lockAccount(sql: Sql, { platform, space, user }: Account): Promise<void> {
  const key = JSON.stringify([platform, space, user]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

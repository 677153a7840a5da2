import type { Person } from '#src/core/person.ts';
import type { Account } from '#src/domain/people/account.ts';
import type { Sql } from '../database/database.ts';

/** Finds an account: its person, whether ADMINS may make them an admin by it, and whether the platform reported it deleted. */
export async function findAccount(
  sql: Sql,
  { platform, space, user }: Account,
): Promise<{ person: Person; followsAdmins: boolean; isGone: boolean } | null> {
  const isMail = user.includes('@');
  // A mailbox is one, however its address is written; platforms' own names hold no such sign.
  const called = isMail
    ? sql`a."user" like '%@%' and lower(a."user" collate "C") = lower(${user} collate "C")`
    : sql`a."user" = ${user}`;
  const [found] = await sql<(Person & { followsAdmins: boolean; isGone: boolean })[]>`
    select p.id, p.display_name, p.language, p.time_zone, p.region, p.interests, p.role, a.follows_admins, a.gone_at is not null as is_gone
    from account a join person p on p.id = a.person
    where a.platform = ${platform} and a.space = ${space} and ${called} order by (a."user" = ${user}) desc, a.created_at limit 1`;
  if (!found) return null;
  const { followsAdmins, isGone, ...person } = found;
  return { person, followsAdmins, isGone };
}

export async function findPersonOfAccount(sql: Sql, account: Account): Promise<Person | null> {
  return (await findAccount(sql, account))?.person ?? null;
}

/** Finds how a mail address is written that somebody is known by, without regard to the case of ASCII letters; as it was asked for where nobody is. */
export async function findWrittenAddress(sql: Sql, platform: string, mail: string): Promise<string> {
  const [known] = await sql<{ user: string }[]>`
    select "user" from account where platform = ${platform} and lower("user" collate "C") = lower(${mail} collate "C")
    order by gone_at is not null, created_at limit 1`;
  return known?.user ?? mail;
}

export async function insertAccount(sql: Sql, person: number, { platform, space, user }: Account): Promise<void> {
  await sql`insert into account ${sql({ platform, space, user, person })}`;
}

export async function listAccounts(sql: Sql, person: number): Promise<(Account & { createdAt: Date })[]> {
  return sql`select platform, space, "user", created_at from account where person = ${person} order by created_at, platform`;
}

/** The accounts of these people, each person's own in the order in which they came. */
export async function listAccountsOf(sql: Sql, people: readonly number[]): Promise<(Account & { person: number })[]> {
  return sql`
    select platform, space, "user", person from account where person = any(${[...people]}::bigint[])
    order by person, created_at, platform`;
}

/** Counts how many of these people are first reached in which space. */
export async function countSpaces(
  sql: Sql,
  people: readonly number[],
): Promise<(Pick<Account, 'platform' | 'space'> & { people: number })[]> {
  return sql`
    select platform, space, count(*)::int as people
    from (
      select distinct on (person) person, platform, space from account where person = any(${[...people]}::bigint[])
      order by person, created_at, platform) as first
    group by platform, space`;
}

/** All accounts of one person become another's. */
export async function moveAccounts(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update account set person = ${to} where person = ${from}`;
}

/** From now on ADMINS gives this person no role by the accounts they have. */
export async function leaveAdmins(sql: Sql, person: number): Promise<void> {
  await sql`update account set follows_admins = false where person = ${person}`;
}

/** Writes down that nobody uses it any more, or with null that somebody does. */
export async function saveAccountGone(sql: Sql, { platform, space, user }: Account, at: Date | null): Promise<void> {
  await sql`update account set gone_at = ${at} where platform = ${platform} and space = ${space} and "user" = ${user}`;
}

/** Until the transaction ends, nobody else makes this account. */
export async function lockAccount(sql: Sql, { platform, space, user }: Account): Promise<void> {
  const key = JSON.stringify([platform, space, user.includes('@') ? user.toLowerCase() : user]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

/** Counts the accounts that are there, by platform. */
export async function countAccounts(sql: Sql): Promise<{ platform: string; count: number }[]> {
  return sql`select platform, count(*) from account where gone_at is null group by platform order by platform`;
}

import type { Account } from '#src/domain/people/account.ts';
import type { Sql } from '../database/database.ts';

type Subject = { issuer: string; subject: string };

export async function findPersonOfSubject(sql: Sql, { issuer, subject }: Subject): Promise<number | null> {
  const [found] = await sql<{ person: number }[]>`
    select person from openid_subject where issuer = ${issuer} and subject = ${subject}`;
  return found?.person ?? null;
}

/** Writes down who somebody is at a provider; who is linked already stays so. */
export async function insertSubject(sql: Sql, row: Subject & { person: number; linkedAt: Date }): Promise<void> {
  await sql`insert into openid_subject ${sql(row)} on conflict do nothing`;
}

/** Finds who is reached at a mail address, without regard to the case of ASCII letters: others that look alike are another address. Null where nobody is, or more than one. */
export async function findPersonOfMail(sql: Sql, platform: string, mail: string): Promise<number | null> {
  const people = await sql<{ person: number }[]>`
    select distinct person from account where platform = ${platform} and lower("user" collate "C") = lower(${mail} collate "C") and gone_at is null limit 2`;
  return people.length === 1 ? (people[0]?.person ?? null) : null;
}

/** Finds the account that somebody came with first and that is in use. */
export async function findFirstAccount(sql: Sql, person: number): Promise<Account | null> {
  const [found] = await sql<Account[]>`
    select platform, space, "user" from account where person = ${person} and gone_at is null order by created_at, platform limit 1`;
  return found ?? null;
}

export async function listSubjects(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select issuer, subject, linked_at from openid_subject where person = ${person} order by linked_at`;
}

export async function moveSubjects(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update openid_subject set person = ${to} where person = ${from}`;
}

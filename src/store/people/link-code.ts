import type { Sql } from '../database/database.ts';

type LinkCode = { code: string; person: number; expiresAt: Date };

export async function insertLinkCode(sql: Sql, code: LinkCode): Promise<void> {
  await sql`insert into link_code ${sql(code)}`;
}

/** Removes those of a person, and all that no longer work. */
export async function deleteStaleLinkCodes(sql: Sql, person: number, now: Date): Promise<void> {
  await sql`delete from link_code where person = ${person} or expires_at < ${now}`;
}

/** Finds the person whose code this is, and locks the code until the transaction ends; null if the code is unknown or expired. */
export async function findLinkCode(sql: Sql, code: string, now: Date): Promise<number | null> {
  const [found] = await sql<{ person: number }[]>`
    select person from link_code where code = ${code.trim().toUpperCase()} and expires_at > ${now} for update`;
  return found?.person ?? null;
}

export async function deleteLinkCodes(sql: Sql, person: number): Promise<void> {
  await sql`delete from link_code where person = ${person}`;
}

export async function listLinkCodes(sql: Sql, person: number): Promise<{ code: string; expiresAt: Date }[]> {
  return sql`select code, expires_at from link_code where person = ${person}`;
}

import { randomInt } from 'node:crypto';
import type { Sql } from '../database/database.ts';

export const linkCodeMs = 15 * 60_000;

/** Without signs that are taken for one another. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const length = 8;

/** A new code that joins the account typing it to this person; earlier ones of the person no longer work. */
export async function createLinkCode(sql: Sql, person: number, now: Date): Promise<string> {
  const code = Array.from({ length }, () => signs[randomInt(signs.length)]).join('');
  await sql`delete from link_code where person = ${person} or expires_at < ${now}`;
  await sql`insert into link_code ${sql({ code, person, expiresAt: new Date(now.getTime() + linkCodeMs) })}`;
  return code;
}

/** Whose code this is; null if it is none, or no longer one. */
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

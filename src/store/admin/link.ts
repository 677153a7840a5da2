import type { Account } from '#src/domain/people/account.ts';
import type { Sql } from '../database/database.ts';

/** A link into the pages of staff: whose it is, and the account that asked for it. `token` is a hash. */
export type AdminLink = Account & { token: string; person: number; expiresAt: Date };

export async function insertAdminLink(sql: Sql, link: AdminLink): Promise<void> {
  await sql`insert into admin_link ${sql(link)}`;
}

/** Finds whose link it is that can still be used; null where there is none. */
export async function findAdminLink(sql: Sql, token: string, now: Date): Promise<number | null> {
  const [found] = await sql<{ person: number }[]>`
    select person from admin_link where token = ${token} and expires_at > ${now}`;
  return found?.person ?? null;
}

/** Uses a link up: returns it to the first who asks; null to everyone after, and where it is too old. */
export async function takeAdminLink(sql: Sql, token: string, now: Date): Promise<AdminLink | null> {
  const [taken] = await sql<AdminLink[]>`
    delete from admin_link where token = ${token} and expires_at > ${now}
    returning token, person, platform, space, "user", expires_at`;
  return taken ?? null;
}

/** Deletes the links of somebody, and those of everybody that are too old. */
export async function deleteAdminLinks(sql: Sql, person: number, now: Date): Promise<void> {
  await sql`delete from admin_link where person = ${person} or expires_at <= ${now}`;
}

export async function listAdminLinks(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select platform, space, "user", expires_at from admin_link where person = ${person}`;
}

import type { Person } from '#src/core/person.ts';
import type { Account } from '#src/domain/people/account.ts';
import type { Sql } from '../database/database.ts';

/** Somebody who reads the pages of staff. `checkedAt`: when a link of their chat last proved who they are. `token` is a hash. */
export type AdminSession = Account & {
  token: string;
  person: number;
  checkedAt: Date;
  seenAt: Date;
  expiresAt: Date;
};

export async function insertAdminSession(sql: Sql, session: AdminSession): Promise<void> {
  await sql`insert into admin_session ${sql(session)}`;
}

/** Finds a session that has not ended, with its person as they are now; null where there is none, or its account is somebody else's by now. */
export async function findAdminSession(
  sql: Sql,
  token: string,
  { now, seenAfter }: { now: Date; seenAfter: Date },
): Promise<{ session: AdminSession; person: Person } | null> {
  const [found] = await sql<(Person & AdminSession)[]>`
    select s.token, s.person, s.platform, s.space, s."user", s.checked_at, s.seen_at, s.expires_at,
      p.id, p.display_name, p.language, p.time_zone, p.region, p.interests, p.role
    from admin_session s
      join person p on p.id = s.person
      join account a on a.person = s.person and a.platform = s.platform and a.space = s.space and a."user" = s."user" and a.gone_at is null
    where s.token = ${token} and s.expires_at > ${now} and s.seen_at > ${seenAfter}`;
  if (!found) return null;
  const { person, platform, space, user, checkedAt, seenAt, expiresAt, token: hash, ...reader } = found;
  return { session: { token: hash, person, platform, space, user, checkedAt, seenAt, expiresAt }, person: reader };
}

/** Notes that a session is in use; not more often than its reader could tell. */
export async function saveSessionSeen(
  sql: Sql,
  token: string,
  { now, before }: { now: Date; before: Date },
): Promise<void> {
  await sql`update admin_session set seen_at = ${now} where token = ${token} and seen_at < ${before}`;
}

export async function deleteAdminSession(sql: Sql, token: string): Promise<void> {
  await sql`delete from admin_session where token = ${token}`;
}

/** Deletes the sessions of somebody. Returns how many. */
export async function deleteAdminSessionsOf(sql: Sql, person: number): Promise<number> {
  const { count } = await sql`delete from admin_session where person = ${person}`;
  return count;
}

/** Deletes sessions that have ended by themselves. */
export async function deleteStaleAdminSessions(sql: Sql, now: Date): Promise<void> {
  await sql`delete from admin_session where expires_at <= ${now}`;
}

export async function listAdminSessions(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select platform, space, "user", checked_at, seen_at, expires_at from admin_session where person = ${person} order by expires_at`;
}

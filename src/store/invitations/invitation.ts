import type { Invitation, InvitationFields } from '#src/domain/invitations/invitation.ts';
import type { Sql } from '../database/database.ts';

const columns = (sql: Sql) => sql`
  i.number, i.role, i.region, i.organisation, o.name as organisation_name, i.address, i.invited_by, p.display_name as inviter_name, i.created_at,
  i.expires_at, i.taken_at, i.taken_by, t.display_name as taker_name, i.revoked_at`;

const tables = (sql: Sql) => sql`
  invitation i join person p on p.id = i.invited_by left join organisation o on o.number = i.organisation left join person t on t.id = i.taken_by`;

/** Adds an invitation that has no link yet. Returns its number. */
export async function insertInvitation(
  sql: Sql,
  row: InvitationFields & { invitedBy: number; createdAt: Date; expiresAt: Date },
): Promise<number> {
  const [added] = await sql<[{ number: number }]>`insert into invitation ${sql(row)} returning number`;
  return added.number;
}

/** Gives an invitation a link, in the place of the one it had; `token` is a hash. */
export async function saveInvitationToken(sql: Sql, number: number, token: string): Promise<void> {
  await sql`update invitation set token = ${token} where number = ${number}`;
}

export async function findInvitation(sql: Sql, number: number): Promise<Invitation | null> {
  const [found] = await sql<Invitation[]>`select ${columns(sql)} from ${tables(sql)} where i.number = ${number}`;
  return found ?? null;
}

/** Finds an invitation by the hash of its link, whatever became of it. */
export async function findInvitationByToken(sql: Sql, token: string): Promise<Invitation | null> {
  const [found] = await sql<Invitation[]>`select ${columns(sql)} from ${tables(sql)} where i.token = ${token}`;
  return found ?? null;
}

/** Takes an invitation that is open: true for the first who asks. The address it went to is kept no longer. */
export async function saveInvitationTaken(
  sql: Sql,
  number: number,
  { person, now }: { person: number; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    update invitation set taken_at = ${now}, taken_by = ${person}, token = null, address = null
    where number = ${number} and taken_at is null and revoked_at is null and expires_at > ${now}`;
  return count > 0;
}

/** Takes an invitation back that nobody took. Returns whether it was open. */
export async function saveInvitationRevoked(sql: Sql, number: number, now: Date): Promise<boolean> {
  const { count } = await sql`
    update invitation set revoked_at = ${now}, token = null where number = ${number} and taken_at is null and revoked_at is null`;
  return count > 0;
}

/** Lists invitations, the newest first: of one person, or with null of everybody. */
export async function listInvitations(
  sql: Sql,
  invitedBy: number | null,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ invitations: Invitation[]; count: number }> {
  const rows = await sql<(Invitation & { count: number })[]>`
    select ${columns(sql)}, count(*) over ()::int as count from ${tables(sql)}
    where ${invitedBy}::bigint is null or i.invited_by = ${invitedBy}
    order by i.number desc limit ${limit} offset ${offset}`;
  return { invitations: rows.map(({ count: _, ...each }) => each), count: rows[0]?.count ?? 0 };
}

/** Finds when an address was last invited since then, by anybody, also where it was taken back; null where it was not. */
export async function findInvitedAt(sql: Sql, address: string, since: Date): Promise<Date | null> {
  const [found] = await sql<[{ at: Date | null }]>`
    select max(created_at) as at from invitation
    where lower(address collate "C") = lower(${address} collate "C") and created_at > ${since}`;
  return found.at;
}

/** Counts the invitations that somebody wrote since then, whatever became of them. */
export async function countInvitationsSince(sql: Sql, person: number, since: Date): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int as count from invitation where invited_by = ${person} and created_at > ${since}`;
  return count;
}

/** Counts the invitations of somebody that can still be taken. */
export async function countOpenInvitations(sql: Sql, person: number, now: Date): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int as count from invitation
    where invited_by = ${person} and taken_at is null and revoked_at is null and expires_at > ${now}`;
  return count;
}

/** Deletes what could be taken until then at the latest. Returns how many. */
export async function deleteInvitationsBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from invitation where expires_at < ${before}`;
  return count;
}

export async function exportInvitationsOf(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select number, role, region, organisation, case when invited_by = ${person} then address end as address, invited_by = ${person} as is_mine, created_at,
      expires_at, taken_at, revoked_at
    from invitation where invited_by = ${person} or taken_by = ${person} order by number`;
}

export async function moveInvitations(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update invitation set invited_by = case when invited_by = ${from} then ${to}::bigint else invited_by end,
      taken_by = case when taken_by = ${from} then ${to}::bigint else taken_by end
    where invited_by = ${from} or taken_by = ${from}`;
}

import type { ApiToken } from '#src/domain/tokens/token.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';
import { isPresent } from '../people/present.ts';

const columns = (sql: Sql) => sql`id, hint, name, person, scopes, created_at, expires_at, used_at, revoked_at`;

export async function insertToken(
  sql: Sql,
  token: Pick<ApiToken, 'hint' | 'name' | 'person' | 'scopes' | 'createdAt' | 'expiresAt'> & { hash: string },
): Promise<ApiToken> {
  const [inserted] = await sql<[ApiToken]>`
    insert into api_token ${sql({ ...token, name: toText(token.name) })} returning ${columns(sql)}`;
  return inserted;
}

/** Finds a token; none of somebody who left. */
export async function findTokenByHash(sql: Sql, hash: string): Promise<ApiToken | null> {
  const [token] = await sql<ApiToken[]>`
    select ${columns(sql)} from api_token where hash = ${hash} and ${isPresent(sql, sql`api_token.person`)}`;
  return token ?? null;
}

/** Tokens that still work: of one person, or of all with the names of whose they are. The newest first. */
export async function listLiveTokens(
  sql: Sql,
  now: Date,
  person: number | null,
): Promise<(ApiToken & { personName: string | null })[]> {
  return sql`
    select ${columns(sql)}, (select display_name from person p where p.id = api_token.person) as person_name from api_token
    where revoked_at is null and expires_at > ${now} and (${person}::bigint is null or person = ${person}) order by id desc`;
}

/** Revokes one that works, of this person or with null of anybody. Returns it; null where there is none. */
export async function saveRevoked(
  sql: Sql,
  { id, person, now }: { id: number; person: number | null; now: Date },
): Promise<ApiToken | null> {
  const [token] = await sql<ApiToken[]>`
    update api_token set revoked_at = ${now}
    where id = ${id} and revoked_at is null and expires_at > ${now} and (${person}::bigint is null or person = ${person})
    returning ${columns(sql)}`;
  return token ?? null;
}

/** Notes that a token was used, at most once an hour: more is nobody's business. */
export async function saveTokenUsed(sql: Sql, id: number, now: Date): Promise<void> {
  await sql`
    update api_token set used_at = date_trunc('hour', ${now}::timestamptz)
    where id = ${id} and used_at is distinct from date_trunc('hour', ${now}::timestamptz)`;
}

export async function exportTokens(sql: Sql, person: number): Promise<object[]> {
  return sql`
    select hint, name, scopes, created_at, expires_at, used_at, revoked_at from api_token where person = ${person} order by id`;
}

export async function deleteTokens(sql: Sql, person: number): Promise<void> {
  await sql`delete from api_token where person = ${person}`;
}

import type { Sql } from '../database/database.ts';
import { toJson, toText } from '../database/json.ts';

export type WriteKey = { token: number; key: string };

/** Claims a key for a request, which waits for another that has claimed it and not ended. False where it is taken. */
export async function claimWrite(sql: Sql, { token, key }: WriteKey, request: string, now: Date): Promise<boolean> {
  const { count } = await sql`
    insert into api_write (token, key, request, at) values (${token}, ${toText(key)}, ${request}, ${now}) on conflict do nothing`;
  return count > 0;
}

export async function findWrite(
  sql: Sql,
  { token, key }: WriteKey,
): Promise<{ request: string; answer: Record<string, unknown> } | null> {
  const [found] = await sql<{ request: string; answer: Record<string, unknown> }[]>`
    select request, answer from api_write where token = ${token} and key = ${toText(key)}`;
  return found ?? null;
}

export async function saveWrite(sql: Sql, { token, key }: WriteKey, answer: object): Promise<void> {
  await sql`update api_write set answer = ${toJson(sql, answer)} where token = ${token} and key = ${toText(key)}`;
}

/** Deletes keys of before then; of one token alone where it is named. */
export async function deleteWritesBefore(sql: Sql, before: Date, token: number | null = null): Promise<void> {
  await sql`delete from api_write where at < ${before} and (${token}::bigint is null or token = ${token})`;
}

export async function exportWrites(sql: Sql, person: number): Promise<object[]> {
  return sql`
    select w.key, w.answer, w.at from api_write w join api_token t on t.id = w.token where t.person = ${person} order by w.at`;
}

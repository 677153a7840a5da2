import type { Sql } from '../database/database.ts';
import { isPresent } from '../people/present.ts';

/** Finds whose calendar a secret address is of; nobody's where they left. */
export async function findFeedOwner(sql: Sql, token: string): Promise<number | null> {
  const [found] = await sql<{ person: number }[]>`
    select person from calendar_feed where token = ${token} and ${isPresent(sql, sql`calendar_feed.person`)}`;
  return found?.person ?? null;
}

/** Returns the secret of somebody's address, made now with that token where there is none. */
export async function findOrSaveFeed(
  sql: Sql,
  person: number,
  { token, now }: { token: string; now: Date },
): Promise<string> {
  await sql`insert into calendar_feed (person, token, created_at) values (${person}, ${token}, ${now}) on conflict (person) do nothing`;
  const [found] = await sql<[{ token: string }]>`select token from calendar_feed where person = ${person}`;
  return found.token;
}

/** Ends the address that somebody has. False where they have none. */
export async function deleteFeed(sql: Sql, person: number): Promise<boolean> {
  const { count } = await sql`delete from calendar_feed where person = ${person}`;
  return count > 0;
}

export async function exportFeed(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select * from calendar_feed where person = ${person}`;
}

import type { Sql } from '../database/client.ts';

/** Until the transaction ends nobody else counts or adds newcomers. */
export async function lockNewcomers(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('newcomer', 0))`;
}

/** Counts the people who came for the first time since then: from one origin, and from all. */
export async function countNewcomers(
  sql: Sql,
  origin: string,
  since: Date,
): Promise<{ ofOrigin: number; ofAll: number }> {
  const [counts] = await sql<[{ ofOrigin: number; ofAll: number }]>`
    select count(*) filter (where origin = ${origin}) as of_origin, count(*) as of_all
    from newcomer where came_at > ${since}`;
  return counts;
}

export async function insertNewcomer(sql: Sql, origin: string, now: Date): Promise<void> {
  await sql`insert into newcomer ${sql({ origin, cameAt: now })}`;
}

export async function deleteNewcomersBefore(sql: Sql, before: Date): Promise<void> {
  await sql`delete from newcomer where came_at < ${before}`;
}

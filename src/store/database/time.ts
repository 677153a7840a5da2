import type { Sql } from './database.ts';

/** The database's clock, and the latest time that servers were sure of. */
export async function findTimes(sql: Sql): Promise<{ database: Date; remembered: Date | null }> {
  const [times] = await sql<[{ database: Date; remembered: Date | null }]>`
    select clock_timestamp() as database, (select at from time_seen) as remembered`;
  return times;
}

export async function saveSureTime(sql: Sql, at: Date): Promise<void> {
  await sql`insert into time_seen (at) values (${at}) on conflict (is_only) do update set at = excluded.at`;
}

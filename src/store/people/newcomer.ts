import type { Sql } from '../database/client.ts';

const hourMs = 3_600_000;
const keptMs = 24 * hourMs;
/** New people within an hour: of one origin, and of all. A workshop behind one address fits. */
const mostOfOrigin = 60;
const mostOfAll = 600;

/** Notes that somebody new comes from an origin; false where too many came within an hour. Needs a transaction. */
export async function admitNewcomer(sql: Sql, origin: string, now: Date): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended('newcomer', 0))`;
  const [counts] = await sql<[{ ofOrigin: number; ofAll: number }]>`
    select count(*) filter (where origin = ${origin}) as of_origin, count(*) as of_all
    from newcomer where came_at > ${new Date(now.getTime() - hourMs)}`;
  if (counts.ofOrigin >= mostOfOrigin || counts.ofAll >= mostOfAll) return false;
  await sql`delete from newcomer where came_at < ${new Date(now.getTime() - keptMs)}`;
  await sql`insert into newcomer ${sql({ origin, cameAt: now })}`;
  return true;
}

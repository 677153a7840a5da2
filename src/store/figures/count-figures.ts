import type { Sql } from '../database/database.ts';

/** Counts the figures, without suppressed ones. */
export async function countFigures(sql: Sql): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*) from observation where value is not null`;
  return Number(row.count);
}

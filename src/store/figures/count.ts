import type { Sql } from '../database/database.ts';

/** How many figures there are, suppressed ones aside. */
export async function countFigures(sql: Sql): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*) from observation where value is not null`;
  return Number(row.count);
}

import type { Sql } from './db.ts';
import { openOnly } from './experience.ts';

/** How many figures there are, suppressed ones aside. */
export async function countFigures(sql: Sql): Promise<number> {
  const [row] = await sql<[{ count: string }]>`select count(*) from observation where value is not null`;
  return Number(row.count);
}

/** How many experiences of each region everybody can read; regions without any are left out. */
export async function countExperiencesByRegion(sql: Sql): Promise<Map<string, number>> {
  const rows = await sql<{ region: string; count: string }[]>`
    select region, count(*) from experience where ${openOnly(sql)} group by region`;
  return new Map(rows.map(({ region, count }) => [region, Number(count)]));
}

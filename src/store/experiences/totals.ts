import type { Sql } from '../database/database.ts';
import { openOnly } from './experience.ts';

/** How many figures there are, suppressed ones aside. */
export async function countFigures(sql: Sql): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*) from observation where value is not null`;
  return Number(row.count);
}

/** How many experiences everybody can read, by the region that logged them. */
export async function countOpenExperiences(sql: Sql): Promise<Map<string, number>> {
  const rows = await sql<{ region: string; count: number }[]>`
    select region, count(*) from experience where ${openOnly(sql)} group by region`;
  return new Map(rows.map(({ region, count }) => [region, Number(count)]));
}

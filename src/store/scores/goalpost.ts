import type { IndicatorGoalposts } from '#src/domain/scores/score-book.ts';
import type { Sql } from '../database/database.ts';

/** The goalposts that were fixed for a version of the method. */
export async function listGoalposts(sql: Sql, method: string): Promise<IndicatorGoalposts[]> {
  return sql<IndicatorGoalposts[]>`
    select indicator, low, high, first_year, last_year, count from score_goalpost where method = ${method}`;
}

/** Fixes the goalposts of indicators that have none; those fixed before stay. */
export async function fixGoalposts(sql: Sql, method: string, goalposts: readonly IndicatorGoalposts[]): Promise<void> {
  if (goalposts.length === 0) return;
  await sql`
    insert into score_goalpost ${sql(goalposts.map((each) => ({ method, ...each })))}
    on conflict (method, indicator) do nothing`;
}

import type { Sql } from './database.ts';

/** Lists rows of a table with `number` and `title` of which one of both begins like `partial`, for completion: the newest first. */
export async function suggestNumbered(
  sql: Sql,
  table: 'round' | 'networking_event' | 'training' | 'testbed' | 'tool' | 'funding_call',
  partial: string,
  limit: number,
): Promise<{ value: string; label: string }[]> {
  const begins = `${partial.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
    select number::text as value, number || ' ' || title as label from ${sql(table)}
    where number::text like ${begins} or title ilike ${begins}
    order by number desc limit ${limit}`;
}

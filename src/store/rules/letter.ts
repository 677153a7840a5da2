import type { Sql } from '../database/database.ts';

/** Counts what each of these people was written by each rule to many, since an instant. */
export async function countRuleLetters(
  sql: Sql,
  people: readonly number[],
  since: Date,
): Promise<{ person: number; rule: number; count: number }[]> {
  return sql`
    select person, split_part(period, ' ', 2)::bigint as rule, count(*)::int as count from delivery
    where purpose = 'rule' and person = any(${[...people]}) and created_at > ${since} and period ~ '^rule [0-9]+ '
    group by person, split_part(period, ' ', 2)`;
}

import type { Sql } from './database.ts';

/** Numbers have at most this many digits. */
const mostDigits = 9;

/** The columns of a suggestion: the number as value, number and title as label of at most 100 characters. */
export const suggestedColumns = (sql: Sql) =>
  sql`number::text as value, left('#' || number || ' ' || title, 100) as label`;

/**
 * Returns the condition that completes a partly typed number or title of a record in `table`, and the order of what it finds: numbers rise, titles
 * come newest first. Nothing typed is completed by every record.
 */
export function readPartial(
  sql: Sql,
  partial: string,
  { table, limit, titleHas }: { table: string; limit: number; titleHas: (prefixes: string[]) => ReturnType<Sql> },
): { condition: ReturnType<Sql>; order: ReturnType<Sql> } {
  const text = partial.normalize('NFKC').replace(/\p{Cf}/gu, '');
  const digits = /^\s*#?(\d+)\s*$/.exec(text)?.[1];
  if (digits !== undefined) return { condition: beginsWith(Number(digits), digits.length), order: sql`number` };
  const prefixes = text.match(/[\p{L}\p{N}]+/gu);
  return { condition: prefixes ? titleHas(prefixes) : sql`true`, order: sql`number desc` };

  /** 12, 120 to 129, 1200 to 1299 and so on, so that the key finds them. */
  function beginsWith(number: number, length: number): ReturnType<Sql> {
    const powers = Array.from({ length: Math.max(0, mostDigits - length + 1) }, (_, index) => 10 ** index);
    return sql`number in (
      select found.number
      from unnest(${powers.map((power) => number * power)}::bigint[], ${powers.map((power) => (number + 1) * power)}::bigint[]) as range (low, high)
      cross join lateral (
        select number from ${sql(table)} where number >= low and number < high order by number limit ${limit}
      ) found)`;
  }
}

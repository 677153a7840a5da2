import type { Sql } from './database.ts';

/** Numbers have at most this many digits. */
const mostDigits = 9;

/** Returns the condition that completes a partly typed number or title of a record in `table`; null if nothing was typed. */
export function readPartial(
  sql: Sql,
  partial: string,
  { table, limit, titleHas }: { table: string; limit: number; titleHas: (prefixes: string[]) => ReturnType<Sql> },
): { isNumber: boolean; condition: ReturnType<Sql> } | null {
  const text = partial.normalize('NFKC').replace(/\p{Cf}/gu, '');
  const digits = /^\s*#?(\d+)\s*$/.exec(text)?.[1];
  if (digits !== undefined) return { isNumber: true, condition: beginsWith(Number(digits), digits.length) };
  const prefixes = text.match(/[\p{L}\p{N}]+/gu);
  return prefixes && { isNumber: false, condition: titleHas(prefixes) };

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

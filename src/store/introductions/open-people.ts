import type { Sql } from '../database/database.ts';

/** Counts those who are open to introductions, besides one person. */
export async function countOpenPeople(sql: Sql, besides: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from introduction_preference i join person p on p.id = i.person
    where i.is_open and p.is_admitted and p.id <> ${besides}`;
  return row?.count ?? 0;
}

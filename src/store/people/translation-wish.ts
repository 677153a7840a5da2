import type { Sql } from '../database/database.ts';

/** Finds whether a person lets what they write be translated by a service, and reads what it made. */
export async function findIsTranslated(sql: Sql, person: number): Promise<boolean> {
  const [found] = await sql<{ is: boolean }[]>`select is_translated as "is" from person where id = ${person}`;
  return found?.is ?? true;
}

/** Saves whether a person lets what they write be translated by a service, and reads what it made. */
export async function saveIsTranslated(sql: Sql, person: number, isTranslated: boolean): Promise<void> {
  await sql`update person set is_translated = ${isTranslated} where id = ${person}`;
}

/** Joins the wishes of two people who become one: a no of either stays. */
export async function moveIsTranslated(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update person set is_translated = is_translated and (select is_translated from person where id = ${from})
    where id = ${to}`;
}

import type { Sql } from '../database/database.ts';

/** The names of everybody known here; null where this person does not let their words be sent to a language model. */
export async function findNamesIfAllowed(sql: Sql, person: number): Promise<string[] | null> {
  const [found] = await sql<{ names: string[] }[]>`
    select array(select distinct display_name from person where display_name is not null) as names
    from person where id = ${person} and reads_with_model`;
  return found?.names ?? null;
}

export async function findModelConsent(sql: Sql, person: number): Promise<boolean> {
  const [found] = await sql<{ allows: boolean }[]>`select reads_with_model as allows from person where id = ${person}`;
  return found?.allows ?? false;
}

export async function saveModelConsent(sql: Sql, person: number, allows: boolean): Promise<void> {
  await sql`update person set reads_with_model = ${allows} where id = ${person}`;
}

/** Two people become one: a no of either stays. */
export async function moveModelConsent(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update person set reads_with_model = reads_with_model and (select reads_with_model from person where id = ${from})
    where id = ${to}`;
}

import type { Sql } from '../database/database.ts';

/** Those of these people whom the network knows: who came with a chat account, or was brought in or admitted by staff. */
export async function listAdmitted(sql: Sql, people: readonly number[]): Promise<Set<number>> {
  const rows = await sql<{ id: number }[]>`
    select id from person where id = any(${[...people]}::bigint[]) and is_admitted`;
  return new Set(rows.map(({ id }) => id));
}

/** Makes somebody known; false where they were before, or there is nobody. */
export async function saveAdmitted(sql: Sql, person: number): Promise<boolean> {
  const { count } = await sql`update person set is_admitted = true where id = ${person} and not is_admitted`;
  return count > 0;
}

/** Returns whether somebody asked staff to be admitted. */
export async function hasAskedAdmission(sql: Sql, person: number): Promise<boolean> {
  const [found] = await sql`select 1 from person where id = ${person} and admission_asked_at is not null`;
  return found !== undefined;
}

/** Notes that somebody who is not known asks to be admitted; false where they did before, or are known. */
export async function saveAdmissionAsked(sql: Sql, person: number, now: Date): Promise<boolean> {
  const { count } = await sql`
    update person set admission_asked_at = ${now} where id = ${person} and not is_admitted and admission_asked_at is null`;
  return count > 0;
}

/** Makes somebody known as another person is, who becomes one with them. */
export async function moveAdmission(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update person set is_admitted = true where id = ${to} and exists (select 1 from person o where o.id = ${from} and o.is_admitted)`;
}

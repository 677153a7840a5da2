import type { Sql } from '../database/database.ts';

/** Whom a person does not want to meet: exported to them alone, without whoever does not want to meet them. */
export async function listBlocks(sql: Sql, person: number): Promise<{ other: number; blockedAt: Date }[]> {
  return sql`select other, blocked_at from introduction_block where person = ${person} order by blocked_at, other`;
}

/** Two people become one: whom either does not want to meet, and who does not want to meet either. Nobody blocks themselves. */
export async function moveBlocks(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    insert into introduction_block (person, other, blocked_at)
    select case when person = ${from} then ${to} else person end, case when other = ${from} then ${to} else other end, blocked_at
    from introduction_block
    where (person = ${from} and other <> ${to}) or (other = ${from} and person <> ${to})
    on conflict do nothing`;
  await sql`delete from introduction_block where person = ${from} or other = ${from}`;
}

export async function insertBlock(sql: Sql, person: number, other: number, now: Date): Promise<void> {
  await sql`
    insert into introduction_block (person, other, blocked_at) values (${person}, ${other}, ${now})
    on conflict do nothing`;
}

/** False where there was none. */
export async function deleteBlock(sql: Sql, person: number, other: number): Promise<boolean> {
  const { count } = await sql`delete from introduction_block where person = ${person} and other = ${other}`;
  return count > 0;
}

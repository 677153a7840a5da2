import type { Sql } from '../database/database.ts';

/** Finds how far a reader has come, and holds it: nobody else reads under this name until the transaction ends. Null where it has not begun. */
export async function lockReader(sql: Sql, name: string): Promise<number | null> {
  const [row] = await sql<{ position: number }[]>`select position from activity_reader where name = ${name} for update`;
  return row?.position ?? null;
}

/** Begins a reader at a position, unless it has begun. */
export async function insertReader(sql: Sql, name: string, position: number, now: Date): Promise<void> {
  await sql`
    insert into activity_reader (name, position, read_at) values (${name}, ${position}, ${now}) on conflict (name) do nothing`;
}

export async function saveReader(sql: Sql, name: string, position: number, now: Date): Promise<void> {
  await sql`update activity_reader set position = ${position}, read_at = ${now} where name = ${name}`;
}

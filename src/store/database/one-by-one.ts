import type { Sql } from './client.ts';

/** Lets those who name the same subject go on one after the other: until the transaction ends nobody else does. */
export async function takeTurn(sql: Sql, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`turn ${subject}`}, 0))`;
}

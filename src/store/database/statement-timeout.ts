import postgres from 'postgres';
import type { Sql } from './database.ts';

const queryCancelled = '57014';

/** Ends every statement of this transaction that works for longer than `mostMs`. */
export async function limitStatements(sql: Sql, mostMs: number): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(mostMs)}, true)`;
}

/** Returns whether a statement was ended because it took too long. */
export function isStatementTimeout(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.code === queryCancelled;
}

import { vi } from 'vitest';
import type { Database, Sql } from '#src/store/database/database.ts';

/** Begins a second thing while a first has changed rows and not committed; once the second waits for them, the first commits. */
export function whileHeldIn({ sql, withTransaction }: Database) {
  return async <Result>(first: (tx: Sql) => Promise<unknown>, second: () => Promise<Result>): Promise<Result> => {
    let begun: Promise<Result> | undefined;
    await withTransaction(async (tx) => {
      await first(tx);
      begun = second();
      begun.catch(() => {});
      await vi.waitUntil(async () => {
        const [waiting] = await sql`
          select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        return waiting !== undefined;
      }, 20_000);
    });
    return begun as Promise<Result>;
  };
}

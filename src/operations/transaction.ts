import type { AppContext } from '#src/context.ts';
import type { Sql } from '#src/store/database/database.ts';

type Transactional = Pick<AppContext, 'sql' | 'withTransaction'>;

/** The context with everything it reads and writes inside a transaction that is open. */
export function within<Context extends Transactional>(context: Context, sql: Sql): Context {
  return { ...context, sql, withTransaction: (run) => run(sql) };
}

/** Runs `run` in one transaction: a new one, or the one that is open already. */
export function inTransaction<Context extends Transactional, Result>(
  context: Context,
  run: (inside: Context) => Promise<Result>,
): Promise<Result> {
  return context.withTransaction((sql) => run(within(context, sql)));
}

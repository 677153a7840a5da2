import { type ConnectOptions, connectTo, type Sql } from './client.ts';
import { describeConnectionFailure } from './connection-failure.ts';
import { createLanes } from './transaction-pool.ts';

export type { Sql } from './client.ts';

export interface Database {
  /** Holds a password; never show it. */
  readonly url: string;
  /** Queries outside any transaction, each on whichever connection of the pool is free. */
  readonly sql: Sql;
  /** Runs `run` with a tag bound to one connection; commits when it resolves, rolls back and rethrows when it rejects. */
  withTransaction<T>(run: (sql: Sql) => Promise<T>): Promise<T>;
  /** Resolves when the database answers; otherwise rejects with a UserError that says why it cannot be reached. */
  ping(): Promise<void>;
  /** Lets queries in flight finish for up to five seconds, then closes every connection. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections for plain queries and, counted apart, for transactions. Default 10 each. */
  maxConnections?: number;
  applicationName?: string;
}

const CLOSE_TIMEOUT_S = 5;

/** Opens a pool on `url` (postgres://…). Connects on first use; `ping` says whether that works. */
export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  const maxConnections = options.maxConnections ?? 10;
  const connect = (more: ConnectOptions) =>
    connectTo(url, { applicationName: options.applicationName ?? 'causeway', ...more });
  const pool = connect({ max: maxConnections });
  const lanes = createLanes(maxConnections, (onclose) => connect({ max: 1, onclose }));

  return {
    url,
    sql: pool,
    withTransaction: (run) => lanes.withTransaction(run),
    async ping() {
      try {
        await pool`select 1`;
      } catch (error) {
        throw describeConnectionFailure(error, url) ?? error;
      }
    },
    async close() {
      await Promise.all([pool.end({ timeout: CLOSE_TIMEOUT_S }), lanes.close(CLOSE_TIMEOUT_S)]);
    },
  };
}

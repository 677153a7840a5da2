import { type ConnectOptions, connectTo, farewellS, type Sql, timeouts } from './client.ts';
import { describeConnectionFailure } from './connection-failure.ts';
import { createConnectionQueue } from './connection-queue.ts';
import { readPooler } from './pooler.ts';
import { queueQueries } from './queued-queries.ts';
import { watchSockets } from './socket.ts';
import { createTransactionPool } from './transaction-pool.ts';

export type { Sql } from './client.ts';

export interface Database {
  /** Holds a password; never show it. */
  readonly url: string;
  /** Queries outside any transaction, each on whichever connection of the pool is free. */
  readonly sql: Sql;
  /** Runs `run` with a tag bound to one connection; commits when it resolves, rolls back and rethrows when it rejects. */
  withTransaction<T>(run: (sql: Sql) => Promise<T>): Promise<T>;
  /** Counts the connections at work and the callers that wait for one: for plain queries, and for transactions. */
  countConnections(): Record<'queries' | 'transactions', { atWork: number; waiting: number }>;
  /** Returns when a query last worked, by `performance.now()`; minus infinity before the first. */
  answeredAt(): number;
  /** Resolves when the database answers; otherwise rejects with a UserError that says why it cannot be reached. */
  ping(): Promise<void>;
  /** Rejects all that waits for an answer or for its turn, and connects anew for what comes then: it is known that no answer comes. */
  giveUp(): void;
  /** Lets queries in flight finish for up to five seconds, then closes every connection. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections for plain queries and, counted apart, for transactions. Default 10 each. */
  maxConnections?: number;
  applicationName?: string;
  /** The longest time for a statement; a connection that stays silent a little longer is given up. Without it, neither has a limit. */
  statementMs?: number;
  /** The longest time that a query or a transaction waits for a connection. Without it, as long as a connection may stay silent. */
  waitMs?: number;
  /** The time that the network may add to a statement. Default 3 seconds. */
  onTheWayMs?: number;
  /** As for `connectTo`. */
  abandonedMs?: number;
}

const usualOnTheWayMs = 3_000;
/** The client itself tells of a silent connection; a query that it forgot is given up a little later. */
const overdueMs = 2_000;

const closeMs = 5_000;

/** Opens a pool on `url` (postgres://…). Connects on first use; `ping` says whether that works. */
export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  const maxConnections = options.maxConnections ?? 10;
  const { applicationName = 'causeway', statementMs, abandonedMs, onTheWayMs = usualOnTheWayMs } = options;
  const patienceMs = statementMs === undefined ? Number.POSITIVE_INFINITY : statementMs + onTheWayMs;
  const sockets = watchSockets(patienceMs);
  const connect = (more: ConnectOptions) =>
    connectTo(url, {
      applicationName,
      sockets,
      ...(statementMs !== undefined && { statementMs }),
      ...(abandonedMs !== undefined && { abandonedMs }),
      ...more,
    });
  let pool = connect({ max: maxConnections });
  const { waitMs = patienceMs } = options;
  const queries = createConnectionQueue(maxConnections, waitMs);
  let answeredAt = Number.NEGATIVE_INFINITY;
  const answered = () => {
    answeredAt = performance.now();
  };
  const sql = queueQueries(() => pool, queries, patienceMs + overdueMs, answered);
  const isLimitedByPooler = readPooler(url).isPooled && statementMs !== undefined;
  const transactions = createTransactionPool(
    createConnectionQueue(maxConnections, waitMs),
    (onclose) => connect({ max: 1, onclose }),
    isLimitedByPooler ? beginWith(timeouts(statementMs, abandonedMs)) : undefined,
  );

  return {
    url,
    sql,
    async withTransaction(run) {
      const result = await transactions.withTransaction(run);
      answered();
      return result;
    },
    answeredAt: () => answeredAt,
    countConnections: () => ({ queries: queries.count(), transactions: transactions.count() }),
    async ping() {
      try {
        await sql`select 1`;
      } catch (error) {
        throw describeConnectionFailure(error, url) ?? error;
      }
    },
    giveUp() {
      const given = pool;
      queries.giveUp();
      pool = connect({ max: maxConnections });
      void given.end({ timeout: 0 });
      transactions.giveUp();
    },
    async close() {
      await Promise.all([queries.close(closeMs), transactions.close(closeMs)]);
      await pool.end({ timeout: farewellS });
    },
  };
}

/** Begins a transaction whose limits are its own, as the connection's are not ours to set. */
const beginWith = (limits: Record<string, number>) =>
  ['begin', ...Object.entries(limits).map(([name, ms]) => `set local ${name} = ${ms}`)].join('; ');

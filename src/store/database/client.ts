import postgres from 'postgres';
import { arrayTypes } from './array-types.ts';
import { readPooler } from './pooler.ts';
import type { WatchedSockets } from './socket.ts';

/**
 * The query tag, the same for the pool and inside a transaction. Columns are snake_case in SQL and camelCase in rows (and in the objects
 * given to `sql(row)`); `bigint` arrives as number, `date` as 'YYYY-MM-DD', `timestamptz` as Date, `numeric` as string; JSON is left as it is.
 */
export type Sql = postgres.ISql<{ bigint: number; date: string }>;

/** A postgres.js client, whose pool functions stay inside the store. */
export type Client = Sql & Pick<postgres.Sql, 'end'>;

export interface ConnectOptions {
  max: number;
  applicationName?: string;
  onclose?: () => void;
  /** Opens the connections, watched. */
  sockets?: WatchedSockets;
  /** The longest time for a statement before the database cancels it; without it, a statement takes as long as it takes. */
  statementMs?: number;
  /** The time after which the database ends an idle transaction, whose connection may be lost; without it, it follows from `statementMs`. */
  abandonedMs?: number;
}

/** A statement may wait for a lock for this part of its time. */
const lockShare = 0.5;
/** The bounds of `abandonedMs`; longer statement limits allow more. */
const abandonedBounds = { atLeast: 20_000, atMost: 60_000 };
const connectS = 5;
/** A client with nothing in flight waits for its connections to be closed by the other side no longer than this. */
export const farewellS = 0.5;
/** Between two tries to connect: once the database is back, nobody waits long. */
const firstPauseS = 0.05;
const longestPauseS = 0.5;

/** A bare postgres.js client with our types; for `createDatabase` and the embedded server's own bookkeeping. */
export function connectTo(
  url: string,
  { max, applicationName = 'causeway', onclose, sockets, statementMs, abandonedMs }: ConnectOptions,
): Client {
  const { plainUrl, isPooled } = readPooler(url);
  return postgres(plainUrl, {
    max,
    connect_timeout: connectS,
    backoff: (retries: number) => Math.min(firstPauseS * 2 ** retries, longestPauseS),
    idle_timeout: undefined,
    max_lifetime: null,
    onnotice: () => {},
    ...(onclose ? { onclose } : {}),
    ...(sockets ? { socket: sockets.open } : {}),
    connection: {
      application_name: applicationName,
      TimeZone: 'UTC',
      // A pooler has connections of its own, and refuses what it cannot set on each of them.
      ...(!isPooled && statementMs && timeouts(statementMs, abandonedMs)),
    },
    // What was prepared stays with the connection of the pooler, and the next statement may go over another.
    prepare: !isPooled,
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    fetch_types: false,
    types: { ...arrayTypes(safeBigint.parse), bigint: safeBigint, date: plainDate },
  });
}

/** The time limits of a connection, as PostgreSQL's settings, in milliseconds. */
export const timeouts = (statementMs: number, abandonedMs = abandonedAfter(statementMs)) => ({
  statement_timeout: statementMs,
  // Who waits for what others hold works on nothing, and keeps a connection from those who could.
  lock_timeout: Math.ceil(statementMs * lockShare),
  idle_in_transaction_session_timeout: abandonedMs,
});

const abandonedAfter = (statementMs: number) =>
  Math.min(Math.max(statementMs, abandonedBounds.atLeast), abandonedBounds.atMost);

const safeBigint: postgres.PostgresType<number> = {
  to: 20,
  from: [20],
  serialize: (value) => String(value),
  parse: (raw: string) => {
    const value = Number(raw);
    if (!Number.isSafeInteger(value)) throw new RangeError(`The number ${raw} is too large to be read exactly.`);
    return value;
  },
};

const plainDate: postgres.PostgresType<string> = {
  to: 1082,
  from: [1082],
  serialize: (value: string | Date) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  parse: (raw: string) => raw,
};

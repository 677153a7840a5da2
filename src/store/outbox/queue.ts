import { PgBoss } from 'pg-boss';
import type { Logger } from '#src/core/logger.ts';
import type { Sql } from '../database/client.ts';
import { readPooler } from '../database/pooler.ts';

/** A job as it was fetched; `retryCount` says which claim on it this is. */
export type QueuedJob<Data> = { id: string; retryCount: number; data: Data };

/** `delayMs`: not to be worked on before. */
export type NewJob = { id: string; data: object; delayMs?: number };

/**
 * pg-boss, which connects when it is first used. A job is one server's alone as long as that renews it; of a server that died it is another's
 * after `abandonedAfterS`.
 */
export type Queue = {
  /** The interval at which the outbox renews jobs at work. */
  renewEveryMs: number;
  /** Adds jobs in the transaction that `sql` is bound to. */
  add(sql: Sql, name: string, jobs: NewJob[]): Promise<void>;
  /** At most `limit` jobs that are due, the oldest first; none while the database is away. */
  fetch<Data>(name: string, limit: number): Promise<QueuedJob<Data>[]>;
  /** Says that these are still worked on. */
  renew(name: string, jobs: QueuedJob<unknown>[]): Promise<void>;
  finish(name: string, jobs: QueuedJob<unknown>[]): Promise<void>;
  /** Gives back what was fetched and not begun. */
  release(name: string, jobs: QueuedJob<unknown>[]): Promise<void>;
  /** Counts the servers that work on the queue now, including this one. */
  countServers(): Promise<number>;
  /** Looks after abandoned jobs from now on; until then jobs are only added. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

export type QueueOptions = {
  logger: Pick<Logger, 'warn'>;
  /** At least 10. */
  abandonedAfterS?: number;
  maxConnections?: number;
};

const queueSchema = 'pgboss';
const stopMs = 2_000;
/** Of servers that start at once one may find the tables of pg-boss half made; a busy machine misses the time to connect. */
const startAttempts = 4;
/** The time limits of pg-boss's database client. `query_timeout` gives up a connection that drops every byte without an error. */
const patience = { connectionTimeoutMillis: 5_000, query_timeout: 15_000 };
/** What the database holds to; a pooler refuses a connection that asks for it. */
const limits = { statement_timeout: 12_000, idle_in_transaction_session_timeout: 60_000 };
/** Our own table counts the tries; this one counts only what was abandoned or given back. */
const mostClaims = 1_000_000;
const finishedKeptS = 3_600;

/** The time that pg-boss measures waits by: the machine's clock may jump, and a wait until what a wrong clock said would be one of a year. */
const steadyClock = {
  now: () => performance.timeOrigin + performance.now(),
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimeout: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
  setInterval: (run: () => void, ms: number) => setInterval(run, ms),
  clearInterval: (handle: unknown) => clearInterval(handle as NodeJS.Timeout),
};

export function createQueue(url: string, options: QueueOptions): Queue {
  const { logger, abandonedAfterS = 30, maxConnections = 4 } = options;
  const lookEveryS = Math.max(1, Math.round(abandonedAfterS / 4));
  let boss: Promise<PgBoss> | null = null;
  let isStarted = false;
  const known = new Map<string, Promise<void>>();

  function connect(): Promise<PgBoss> {
    boss ??= open(isStarted).catch((error) => {
      boss = null;
      throw error;
    });
    return boss;
  }

  async function open(supervise: boolean): Promise<PgBoss> {
    const { plainUrl, isPooled } = readPooler(url);
    const opened = new PgBoss({
      connectionString: plainUrl,
      schema: queueSchema,
      max: maxConnections,
      ...patience,
      ...(!isPooled && limits),
      application_name: 'causeway queue',
      clock: steadyClock,
      schedule: false,
      supervise,
      superviseIntervalSeconds: lookEveryS,
      monitorIntervalSeconds: lookEveryS,
      maintenanceIntervalSeconds: finishedKeptS,
      registerInstance: supervise,
      instanceHeartbeatSeconds: 10,
    });
    // Those of its own timers; what a caller asked for is told to the caller.
    opened.on('error', (error) => logger.warn({ err: error }, 'the queue had a fault'));
    try {
      // Who only adds a job is told at once that there is no connection.
      await opened.start({ attempts: supervise ? startAttempts : 1 });
    } catch (error) {
      await opened.stop({ graceful: false }).catch(() => {});
      throw error;
    }
    return opened;
  }

  async function use(name: string): Promise<PgBoss> {
    const opened = await connect();
    let creating = known.get(name);
    if (!creating) {
      creating = opened.createQueue(name, {
        retryLimit: mostClaims,
        retryDelay: 0,
        heartbeatSeconds: abandonedAfterS,
        deleteAfterSeconds: finishedKeptS,
      });
      known.set(name, creating);
      creating.catch(() => known.delete(name));
    }
    await creating;
    return opened;
  }

  async function close() {
    const open = boss;
    boss = null;
    known.clear();
    await (await open?.catch(() => null))?.stop({ graceful: true, timeout: stopMs });
  }

  return {
    renewEveryMs: (abandonedAfterS * 1_000) / 3,
    async add(sql, name, jobs) {
      const opened = await use(name);
      // As seconds from now, so that the database's clock alone counts.
      const values = jobs.map(({ id, data, delayMs = 0 }) => ({ id, data, startAfter: Math.ceil(delayMs / 1_000) }));
      await opened.insert(name, values, { db: bindTo(sql) });
    },
    async fetch<Data>(name: string, limit: number) {
      const jobs = await (await use(name)).fetch<Data>(name, { batchSize: limit });
      return jobs.map(({ id, retryCount, data }) => ({ id, retryCount, data }));
    },
    async renew(name, jobs) {
      if (jobs.length > 0) await (await use(name)).touch(name, jobs.map(attempt));
    },
    async finish(name, jobs) {
      if (jobs.length > 0) await (await use(name)).complete(name, jobs.map(attempt));
    },
    async release(name, jobs) {
      if (jobs.length > 0) await (await use(name)).fail(name, jobs.map(attempt));
    },
    async countServers() {
      const instances = await (await connect()).getInstances();
      return Math.max(1, instances.filter(({ live }) => live).length);
    },
    async start() {
      if (isStarted) return;
      await close();
      isStarted = true;
      await connect();
    },
    stop: close,
  };
}

const attempt = ({ id, retryCount }: QueuedJob<unknown>) => ({ id, retryCount });

/** Lets pg-boss run its statements in our transaction. */
function bindTo(sql: Sql) {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      const rows = await sql.unsafe(text, values as never[]);
      return { rows: [...rows] };
    },
  };
}

/** Counts the jobs of each queue that wait and that are at work, as the queue last counted them; none where it was never opened. */
export async function countQueued(sql: Sql): Promise<{ queue: string; waiting: number; atWork: number }[]> {
  const [{ isThere }] = await sql<[{ isThere: boolean }]>`select to_regclass('pgboss.queue') is not null as is_there`;
  if (!isThere) return [];
  return sql`
    select name as queue, sum(queued_count)::int as waiting, sum(active_count)::int as at_work from pgboss.queue
    where name not like '\\_\\_%' group by name order by name`;
}

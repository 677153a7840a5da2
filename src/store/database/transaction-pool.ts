import type { Client, Sql } from './client.ts';

interface PooledConnection {
  client: Client;
  isBroken: boolean;
}

/**
 * Transactions on clients of one connection each, handed out by a queue of our own.
 *
 * postgres.js 3.4.9 can lose track of which connection a transaction has: `begin` may put two on one connection under load (its issues 823
 * and 1189), a queued `reserve` may never resolve (1195), and a drained socket returns a reserved connection to the pool. A client of one
 * connection that only one transaction holds at a time has nothing to mix up.
 */
export function createTransactionPool(
  { mostConnections, patienceMs }: { mostConnections: number; patienceMs: number },
  connect: (onclose: () => void) => Client,
) {
  const idle: PooledConnection[] = [];
  const waiting: { resolve: (pooled: PooledConnection) => void; reject: (error: Error) => void }[] = [];
  const all = new Set<PooledConnection>();
  let isClosed = false;

  function open(): PooledConnection {
    const pooled: PooledConnection = { client: undefined as unknown as Client, isBroken: false };
    pooled.client = connect(() => {
      if (idle.includes(pooled)) return;
      // Left alone, the client would reconnect and run the rest of the transaction outside any.
      pooled.isBroken = true;
      void pooled.client.end({ timeout: 0 });
    });
    all.add(pooled);
    return pooled;
  }

  function take(): Promise<PooledConnection> | PooledConnection {
    if (isClosed) throw new Error('The database is closed.');
    const free = idle.pop();
    if (free) return free;
    if (all.size < mostConnections) return open();
    return new Promise((resolve, reject) => {
      const waiter = { resolve, reject };
      waiting.push(waiter);
      if (!Number.isFinite(patienceMs)) return;
      const timer = setTimeout(() => {
        const index = waiting.indexOf(waiter);
        if (index === -1) return;
        waiting.splice(index, 1);
        reject(lost('No connection to the database came free in time.'));
      }, patienceMs);
      waiter.resolve = (pooled) => {
        clearTimeout(timer);
        resolve(pooled);
      };
      waiter.reject = (error) => {
        clearTimeout(timer);
        reject(error);
      };
    });
  }

  function release(pooled: PooledConnection) {
    if (pooled.isBroken) {
      all.delete(pooled);
      if (waiting.length > 0) waiting.shift()?.resolve(open());
      return;
    }
    const next = waiting.shift();
    if (next) next.resolve(pooled);
    else idle.push(pooled);
  }

  return {
    async withTransaction<T>(run: (sql: Sql) => Promise<T>): Promise<T> {
      const pooled = await take();
      try {
        await pooled.client`begin`;
        const result = await run(pooled.client);
        if (pooled.isBroken) throw lost('The connection to the database was lost during a transaction.');
        await pooled.client`commit`;
        return result;
      } catch (error) {
        if (!pooled.isBroken) await pooled.client`rollback`.catch(() => discard(pooled));
        throw error;
      } finally {
        release(pooled);
      }
    },
    /** Rejects what runs and what waits. */
    giveUp() {
      for (const { reject } of waiting.splice(0)) reject(lost('No connection to the database came free.'));
      for (const pooled of all) discard(pooled);
      for (const pooled of idle.splice(0)) all.delete(pooled);
    },
    async close(timeoutS: number) {
      isClosed = true;
      for (const { reject } of waiting.splice(0)) reject(new Error('The database is closed.'));
      await Promise.all([...all].map((pooled) => pooled.client.end({ timeout: timeoutS })));
    },
  };

  function discard(pooled: PooledConnection) {
    pooled.isBroken = true;
    void pooled.client.end({ timeout: 0 });
  }
}

/** As the client itself says it. */
function lost(message: string): Error {
  return Object.assign(new Error(message), { code: 'CONNECTION_CLOSED' });
}

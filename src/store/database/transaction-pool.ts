import type { Client, Sql } from './client.ts';

interface Lane {
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
  { maxLanes, patienceMs }: { maxLanes: number; patienceMs: number },
  connect: (onclose: () => void) => Client,
) {
  const idle: Lane[] = [];
  const waiting: { resolve: (lane: Lane) => void; reject: (error: Error) => void }[] = [];
  const all = new Set<Lane>();
  let isClosed = false;

  function open(): Lane {
    const lane: Lane = { client: undefined as unknown as Client, isBroken: false };
    lane.client = connect(() => {
      if (idle.includes(lane)) return;
      // Left alone, the client would reconnect and run the rest of the transaction outside any.
      lane.isBroken = true;
      void lane.client.end({ timeout: 0 });
    });
    all.add(lane);
    return lane;
  }

  function take(): Promise<Lane> | Lane {
    if (isClosed) throw new Error('The database is closed.');
    const free = idle.pop();
    if (free) return free;
    if (all.size < maxLanes) return open();
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
      waiter.resolve = (lane) => {
        clearTimeout(timer);
        resolve(lane);
      };
      waiter.reject = (error) => {
        clearTimeout(timer);
        reject(error);
      };
    });
  }

  function release(lane: Lane) {
    if (lane.isBroken) {
      all.delete(lane);
      if (waiting.length > 0) waiting.shift()?.resolve(open());
      return;
    }
    const next = waiting.shift();
    if (next) next.resolve(lane);
    else idle.push(lane);
  }

  return {
    async withTransaction<T>(run: (sql: Sql) => Promise<T>): Promise<T> {
      const lane = await take();
      try {
        await lane.client`begin`;
        const result = await run(lane.client);
        if (lane.isBroken) throw lost('The connection to the database was lost during a transaction.');
        await lane.client`commit`;
        return result;
      } catch (error) {
        if (!lane.isBroken) await lane.client`rollback`.catch(() => discard(lane));
        throw error;
      } finally {
        release(lane);
      }
    },
    /** Rejects what runs and what waits. */
    giveUp() {
      for (const { reject } of waiting.splice(0)) reject(lost('No connection to the database came free.'));
      for (const lane of all) discard(lane);
      for (const lane of idle.splice(0)) all.delete(lane);
    },
    async close(timeoutS: number) {
      isClosed = true;
      for (const { reject } of waiting.splice(0)) reject(new Error('The database is closed.'));
      await Promise.all([...all].map((lane) => lane.client.end({ timeout: timeoutS })));
    },
  };

  function discard(lane: Lane) {
    lane.isBroken = true;
    void lane.client.end({ timeout: 0 });
  }
}

/** As the client itself says it. */
function lost(message: string): Error {
  return Object.assign(new Error(message), { code: 'CONNECTION_CLOSED' });
}

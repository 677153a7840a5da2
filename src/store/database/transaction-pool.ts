import { type Client, farewellS, type Sql } from './client.ts';
import { type ConnectionQueue, connectionFailure } from './connection-queue.ts';

interface PooledConnection {
  client: Client;
  isBroken: boolean;
}

/**
 * Transactions on clients of one connection each, handed out by a queue of our own.
 *
 * postgres.js 3.4.9 can lose track of which connection a transaction has: `begin` may put two on one connection under load (its issues 823
 * and 1189), a queued `reserve` may never resolve (1195), and a drained socket returns a reserved connection to the pool. A client of one
 * connection that only one transaction holds at a time has nothing to mix up. `begin`: the statements that begin one.
 */
export function createTransactionPool(
  queue: ConnectionQueue,
  connect: (onclose: () => void) => Client,
  begin = 'begin',
) {
  const idle: PooledConnection[] = [];
  const all = new Set<PooledConnection>();

  function open(): PooledConnection {
    const pooled: PooledConnection = { client: undefined as unknown as Client, isBroken: false };
    pooled.client = connect(() => {
      if (idle.includes(pooled)) return;
      // Left alone, the client would reconnect and run the rest of the transaction outside any.
      discard(pooled);
    });
    all.add(pooled);
    return pooled;
  }

  function release(pooled: PooledConnection) {
    if (pooled.isBroken) all.delete(pooled);
    else idle.push(pooled);
    queue.leave();
  }

  return {
    async withTransaction<T>(run: (sql: Sql) => Promise<T>): Promise<T> {
      await queue.enter();
      const pooled = idle.pop() ?? open();
      try {
        await pooled.client.unsafe(begin);
        const result = await run(pooled.client);
        if (pooled.isBroken)
          throw connectionFailure('CONNECTION_CLOSED', 'The connection to the database was lost during a transaction.');
        await pooled.client`commit`;
        return result;
      } catch (error) {
        if (!pooled.isBroken) await pooled.client`rollback`.catch(() => discard(pooled));
        throw error;
      } finally {
        release(pooled);
      }
    },
    count: queue.count,
    /** Rejects what runs and what waits. */
    giveUp() {
      queue.giveUp();
      for (const pooled of all) discard(pooled);
      for (const pooled of idle.splice(0)) all.delete(pooled);
    },
    /** Lets transactions in flight finish for up to `mostMs`, then closes every connection. */
    async close(mostMs: number) {
      await queue.close(mostMs);
      await Promise.all([...all].map(({ client }) => client.end({ timeout: farewellS })));
    },
  };

  function discard(pooled: PooledConnection) {
    pooled.isBroken = true;
    void pooled.client.end({ timeout: 0 });
  }
}

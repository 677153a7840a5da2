import { deadline } from '#src/core/deadline.ts';
import type { Client, Sql } from './client.ts';
import { type ConnectionQueue, connectionFailure } from './connection-queue.ts';

type Query = PromiseLike<unknown>;

/**
 * A tag whose queries wait for a connection in our queue. postgres.js 3.4.9 has none with a limit: it hands queries to connections that are
 * still at work, where they wait for one slow statement while others come free, and those it cannot hand out wait without an end.
 *
 * `find` returns the client behind it now, `answered` is called after each query that worked. A query that is silent for `patienceMs` is lost;
 * streams and cursors are not for this tag.
 */
export function queueQueries(
  find: () => Client,
  queue: ConnectionQueue,
  patienceMs: number,
  answered: () => void,
): Sql {
  async function run(query: Query) {
    await queue.enter();
    try {
      const rows = Number.isFinite(patienceMs)
        ? await deadline(Promise.resolve(query), patienceMs, () => {
            throw connectionFailure('CONNECTION_CLOSED', 'The database did not answer in time.');
          })
        : await query;
      answered();
      return rows;
    } finally {
      queue.leave();
    }
  }

  /** A query is sent once somebody waits for it; one inside another is a part of that, which nobody waits for. */
  function queued(query: Query): Query {
    let running: Promise<unknown> | null = null;
    return new Proxy(query, {
      get(target, name) {
        if (name !== 'then' && name !== 'catch' && name !== 'finally') return Reflect.get(target, name);
        return (...handlers: unknown[]) => {
          running ??= run(query);
          return Reflect.apply(running[name], running, handlers);
        };
      },
    });
  }

  return new Proxy((() => {}) as unknown as Client, {
    apply(_, __, parts: unknown[]) {
      const made = Reflect.apply(find() as unknown as () => Query, undefined, parts);
      const isQuery = Array.isArray(parts[0]) && 'raw' in parts[0];
      return isQuery ? queued(made) : made;
    },
    get(_, name) {
      const client = find();
      if (name === 'unsafe')
        return (...parts: Parameters<Client['unsafe']>) => queued(client.unsafe(...parts) as unknown as Query);
      return Reflect.get(client, name);
    },
  });
}

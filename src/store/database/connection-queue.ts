/** A queue for a limited number of connections; callers wait in order of arrival. */
export type ConnectionQueue = {
  /** Resolves when a connection is free for the caller, who must `leave` afterwards. @throws Error CONNECTIONS_BUSY where none comes free in time. */
  enter(): Promise<void>;
  leave(): void;
  /** How many have a connection, and how many wait for one. */
  count(): { atWork: number; waiting: number };
  /** Refuses everybody who waits. */
  giveUp(): void;
  /** Refuses everybody who waits or comes, and resolves when nobody has a connection any more, after `mostMs` at the latest. */
  close(mostMs: number): Promise<void>;
};

/** Time to hear of what happened before. */
const unheardMs = 50;

/**
 * Once somebody waited `waitMs` in vain, all connections are held: who comes then is refused at once, until the first one is free again.
 */
export function createConnectionQueue(connections: number, waitMs: number): ConnectionQueue {
  const waiting = new Set<{ admit(): void; refuse(error: Error): void }>();
  let atWork = 0;
  let areHeld = false;
  let isClosed = false;
  let emptied = () => {};

  function wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const stop = () => {
        clearTimeout(timer);
        waiting.delete(waiter);
      };
      const waiter = {
        admit() {
          stop();
          resolve();
        },
        refuse(error: Error) {
          stop();
          reject(error);
        },
      };
      waiting.add(waiter);
      if (!Number.isFinite(waitMs)) return;
      const refuse = () => {
        areHeld = true;
        waiter.refuse(busy());
      };
      // What came free while this process itself was busy counts.
      timer = setTimeout(() => {
        timer = setTimeout(refuse, unheardMs);
      }, waitMs);
    });
  }

  function refuseAll(reason: () => Error) {
    for (const waiter of waiting) waiter.refuse(reason());
  }

  return {
    async enter() {
      if (isClosed) throw connectionFailure('CONNECTION_ENDED', 'The database is closed.');
      if (atWork < connections) atWork += 1;
      else if (areHeld) throw busy();
      else await wait();
    },
    leave() {
      areHeld = false;
      const [next] = waiting;
      if (next) return next.admit();
      atWork -= 1;
      if (atWork === 0) emptied();
    },
    count: () => ({ atWork, waiting: waiting.size }),
    giveUp: () => refuseAll(() => connectionFailure('CONNECTION_CLOSED', 'No connection to the database came free.')),
    async close(mostMs) {
      isClosed = true;
      refuseAll(() => connectionFailure('CONNECTION_ENDED', 'The database is closed.'));
      if (atWork === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, mostMs);
        emptied = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}

const busy = () => connectionFailure('CONNECTIONS_BUSY', 'No connection to the database came free in time.');

/** An error with a code, as the client itself throws them. */
export function connectionFailure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

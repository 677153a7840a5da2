import { Socket } from 'node:net';

/** Watches the sockets of one pool: a connection that silently drops its bytes would otherwise look open for ever. */
export type WatchedSockets = {
  /** For postgres.js, which gets a socket that is connecting. */
  open(options: Target): Socket;
  /** Ends those where something was sent and nothing came back for longer than that. */
  hangUp(waitedMs: number): void;
};

type Target = { host: string | string[]; port: number | number[]; path?: string | false };

const lookEveryMs = 1_000;

/** `since`: when something was sent that nothing came after. */
type State = { readBytes: number; writtenBytes: number; since: number | null };

/** Notes the bytes read and written: only these counters also show the bytes that TLS writes. */
function note({ bytesRead, bytesWritten }: Socket, state: State) {
  if (bytesRead !== state.readBytes) state.since = null;
  else if (bytesWritten !== state.writtenBytes) state.since ??= performance.now();
  state.readBytes = bytesRead;
  state.writtenBytes = bytesWritten;
}

/** Hangs up by itself after `patienceMs`, which must be longer than the database works on a statement. */
export function watchSockets(patienceMs: number): WatchedSockets {
  const waiting = new Map<Socket, State>();
  let timer: NodeJS.Timeout | null = null;
  let opened = 0;

  function hangUp(waitedMs: number) {
    const now = performance.now();
    for (const [socket, state] of waiting) {
      note(socket, state);
      if (state.since !== null && now - state.since >= waitedMs)
        socket.destroy(failure('ETIMEDOUT', 'The database did not answer in time.'));
    }
  }

  return {
    open(options) {
      const socket = new Socket();
      // What follows the rows of a COPY is small. Held back until they are acknowledged, it would wait forty milliseconds each time.
      socket.setNoDelay(true);
      const state: State = { readBytes: 0, writtenBytes: 0, since: performance.now() };
      waiting.set(socket, state);
      socket.once('close', () => forget(socket));
      socket.once('error', () => queueMicrotask(() => closeNow(socket)));
      // Without an error postgres.js would connect again and again for a query, which then waits without an end.
      socket.once('end', () => socket.destroy(failure('CONNECTION_CLOSED', 'The database closed the connection.')));
      timer ??= setInterval(() => hangUp(patienceMs), lookEveryMs).unref();
      connect(socket, options);
      // Only now: connecting puts the method back.
      const write = socket.write.bind(socket) as (...parts: unknown[]) => boolean;
      socket.write = (...parts: unknown[]) => {
        note(socket, state);
        state.since ??= performance.now();
        return write(...parts);
      };
      return socket;
    },
    hangUp,
  };

  function connect(socket: Socket, { host, port, path }: Target) {
    if (path) return socket.connect(path);
    const [hosts, ports] = [[host].flat(), [port].flat()];
    const name = hosts[opened % hosts.length] ?? 'localhost';
    socket.connect(ports[opened % ports.length] ?? 5432, name);
    opened += 1;
    // By it postgres.js names the server it wants a certificate of.
    return Object.assign(socket, { host: name });
  }

  function forget(socket: Socket) {
    waiting.delete(socket);
    if (waiting.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  }
}

/**
 * Between the error of a socket and its end, postgres.js still gives it queries, which then wait for ever (3.4.9). So the end is told at once,
 * before whoever waited can ask the next.
 */
function closeNow(socket: Socket) {
  socket.emit('close', true);
  socket.on('error', () => {});
}

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

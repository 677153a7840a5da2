import { Socket } from 'node:net';
import { afterAll, afterEach } from 'vitest';

// A setup file of vitest: a test that reaches for any other machine fails, even where the code under test swallowed the error.

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/i;
let refused: string[] = [];

type ConnectOptions = { host?: string; port?: number; path?: string };

/** The options of a connect call; Node's own modules hand over an array made by its normalizing. */
function connectOptions(args: unknown[]): ConnectOptions {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === 'object' && first !== null) return first as ConnectOptions;
  return typeof first === 'string' && Number.isNaN(Number(first))
    ? { path: first }
    : { port: Number(first), ...(typeof args[1] === 'string' && { host: args[1] }) };
}

const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;
Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  const { host = 'localhost', port, path } = connectOptions(args);
  if (path !== undefined || loopback.test(host)) return connect.apply(this, args);
  refused.push(`${host}:${port}`);
  process.nextTick(() => this.destroy(new Error(`Only loopback may be reached in tests, not ${host}:${port}.`)));
  return this;
} as typeof Socket.prototype.connect;

/** What was refused so far; forgotten by asking, so that a test of the guard itself does not fail. */
export function takeRefused(): string[] {
  const taken = refused;
  refused = [];
  return taken;
}

function failIfRefused() {
  const taken = takeRefused();
  if (taken.length > 0) throw new Error(`Reached for another machine: ${taken.join(', ')}`);
}
afterEach(failIfRefused);
// What a file does while it closes is told by no test.
afterAll(failIfRefused);

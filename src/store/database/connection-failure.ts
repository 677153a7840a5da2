import { UserError } from '#src/core/errors.ts';

/** Says in words why the database at `url` cannot be used, or null when `error` is of another kind. The password is never shown. */
export function describeConnectionFailure(error: unknown, url: string): UserError | null {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const place = describePlace(url);
  const reason = reasons[String(code)];
  if (!reason) return null;
  return new UserError(`The database at ${place} cannot be used: ${reason(String(message))}`);
}

/** The database is away, coming back, or busy beyond its time: the same may work in a moment. */
export function isPassingFailure(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return isUnwritable(error) || passing.test(String(code ?? '')) || uncoded.test(String(message ?? ''));
}

/** The database answers, but keeps nothing now: its disk is full, or it only reads. */
export function isUnwritable(error: unknown): boolean {
  return unwritable.has(String((error as { code?: unknown } | null)?.code));
}

/**
 * Those of sockets, of the client and of the queue for connections; PostgreSQL's class 08 (connection), 53 (room, memory, connections), 57P0x (stopping, crashed, starting,
 * idle too long), 57014 (a statement beyond its time), 55P03 (a lock that others hold), 25P03 and 25P04 (a transaction beyond its time), 40001 and 40P01 (two in each other's way).
 */
const passing =
  /^(E(CONNREFUSED|CONNRESET|TIMEDOUT|PIPE|HOSTUNREACH|NETUNREACH|NETDOWN|AI_AGAIN|NOTFOUND)|CONNECT_TIMEOUT|CONNECTION_(CLOSED|DESTROYED|ENDED)|CONNECTIONS_BUSY|08...|53...|57P0.|57014|55P03|25P03|25P04|40001|40P01)$/;

/** The messages of connection failures that the queue's client reports without a code. */
const uncoded =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error)/;

/** disk_full, configuration_limit_exceeded, read_only_sql_transaction, io_error */
const unwritable = new Set(['53100', '53400', '25006', '58030']);

const notListening = () =>
  'nothing answers there. Check that it runs and that DATABASE_URL names the right host and port.';

const hangsUp = () =>
  'it closed the connection. Check that it is a PostgreSQL server, and add ?sslmode=require if it wants TLS, or leave it out if it has none.';

const reasons: Record<string, (message: string) => string> = {
  ECONNREFUSED: notListening,
  ENOENT: notListening,
  ETIMEDOUT: notListening,
  EHOSTUNREACH: notListening,
  ENETUNREACH: notListening,
  CONNECT_TIMEOUT: notListening,
  CONNECTION_CLOSED: hangsUp,
  ECONNRESET: hangsUp,
  ENOTFOUND: () => 'the host name is not known. Check DATABASE_URL.',
  EAI_AGAIN: () => 'the host name could not be looked up. Check DATABASE_URL and the network.',
  '28P01': () => 'it refuses the user name or password in DATABASE_URL.',
  '28000': (message) =>
    `it refuses this connection (${message}). Check the user in DATABASE_URL and the server's pg_hba.conf.`,
  SASL_SIGNATURE_MISMATCH: () => 'it could not prove that it knows the password. Check DATABASE_URL.',
  '3D000': () => 'it has no such database. Create it with createdb, or name another in DATABASE_URL.',
  '53300': () => 'it has no free connection left. Raise its max_connections or stop other programs that use it.',
  '42501': (message) =>
    `${message}. Give the user in DATABASE_URL the right to create tables and extensions there, for example by making it the database's owner.`,
  '0A000': (message) =>
    `${message}. Install PostgreSQL's contrib package there, which pg_trgm and unaccent are part of.`,
  '25006': () => 'it only reads (a standby?). Name the server that writes in DATABASE_URL.',
  '57P03': () => 'it is starting up or shutting down. Try again in a moment.',
};

/** A database's address as people may read it. */
export function describePlace(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname || 'localhost'}:${port || 5432}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

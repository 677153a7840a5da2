import { UserError } from '#src/core/errors.ts';
import { operatorTexts } from '#src/texts/operator.ts';

/** Says in words why the database at `url` cannot be used, or null when `error` is of another kind. The password is never shown. */
export function describeConnectionFailure(error: unknown, url: string): UserError | null {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const place = describePlace(url);
  const reason = reasons[String(code)];
  if (!reason) return null;
  return new UserError(operatorTexts.database.unusable({ place, reason: reason(String(message)) }));
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

const { reasons: texts } = operatorTexts.database;
const notListening = () => texts.notListening;
const hangsUp = () => texts.hangsUp;

const reasons: Record<string, (message: string) => string> = {
  ECONNREFUSED: notListening,
  ENOENT: notListening,
  ETIMEDOUT: notListening,
  EHOSTUNREACH: notListening,
  ENETUNREACH: notListening,
  CONNECT_TIMEOUT: notListening,
  CONNECTION_CLOSED: hangsUp,
  ECONNRESET: hangsUp,
  ENOTFOUND: () => texts.hostUnknown,
  EAI_AGAIN: () => texts.hostNotFound,
  '28P01': () => texts.password,
  '28000': (message) => texts.refused({ message }),
  SASL_SIGNATURE_MISMATCH: () => texts.unproven,
  '3D000': () => texts.noDatabase,
  '53300': () => texts.full,
  '42501': (message) => texts.noRight({ message }),
  '0A000': (message) => texts.noExtension({ message }),
  '25006': () => texts.readOnly,
  '57P03': () => texts.starting,
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

import type { Logger } from '#src/core/logger.ts';

type Level = 'info' | 'warn' | 'error';
type Kind = { level: Level; message: string; since: number; written: number; left: number };

export type FoldOptions = {
  now?(): number;
  windowMs?: number;
  /** The number of warnings of a kind that are written in full in that time. */
  whole?: number;
};

/** More kinds than this at a time are not told apart. */
const mostKinds = 1_000;
/** The fields that distinguish two warnings of the same words; none holds unbounded text from outside. */
const tellingFields = ['platform', 'job', 'code', 'from'];

/**
 * Writes the first warnings and errors of a kind whole, and counts those that follow in the same minute: whoever sends one odd request after the
 * other does not fill the log. One that somebody was given a reference to is still written, without what the first ones say already.
 */
export function foldRepeats(logger: Logger, options: FoldOptions = {}): Logger {
  const { now = () => performance.now(), windowMs = 60_000, whole = 3 } = options;
  const kinds = new Map<string, Kind>();
  let isWatching = false;

  function close(key: string, { level, message, left }: Kind): void {
    kinds.delete(key);
    if (left > 0) logger[level]({ repeated: left }, message);
  }

  function closeOld(): void {
    isWatching = false;
    for (const [key, kind] of kinds) if (now() - kind.since >= windowMs) close(key, kind);
    if (kinds.size > 0) watch();
  }

  function watch(): void {
    if (isWatching) return;
    isWatching = true;
    setTimeout(closeOld, windowMs).unref();
  }

  function write(level: Level, details: object | string, message?: string): void {
    const said = message ?? (typeof details === 'string' ? details : '');
    const fields = typeof details === 'string' ? {} : (details as Record<string, unknown>);
    let key = keyOf(level, said, fields);
    if (!kinds.has(key) && kinds.size >= mostKinds) key = level;
    let kind = kinds.get(key);
    if (kind && now() - kind.since >= windowMs) {
      close(key, kind);
      kind = undefined;
    }
    if (!kind) {
      kind = { level, message: said, since: now(), written: 0, left: 0 };
      kinds.set(key, kind);
      watch();
    }
    if (kind.written < whole) {
      kind.written += 1;
      logger[level](details, message);
    } else if (typeof fields.reference === 'string') logger[level]({ reference: fields.reference }, said);
    else kind.left += 1;
  }

  return {
    debug: (details, message) => logger.debug(details, message),
    // What the outside did wrong is told below a warning; all else at that level is a fault of this program.
    info: (details, message) =>
      typeof details === 'object' && 'problem' in details
        ? write('info', details, message)
        : logger.info(details, message),
    warn: (details, message) => write('warn', details, message),
    error: (details, message) => write('error', details, message),
  };
}

function keyOf(level: Level, message: string, fields: Record<string, unknown>): string {
  const told = tellingFields.map((name) => String(fields[name] ?? ''));
  const { err } = fields;
  if (!(err instanceof Error)) return [level, message, ...told].join('|');
  const { code = '' } = err as { code?: unknown };
  const frame = err.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return [level, message, ...told, err.name, String(code), frame ?? ''].join('|').slice(0, 500);
}
